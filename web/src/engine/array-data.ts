/** Reads what a caller gives as arrays: rows of inputs and their targets. */
import { asArray } from './check-options.js';
import type { TargetKind } from './types.js';
import { invalid } from './wording.js';

/** Inputs or numbers as targets, [rows × columns]. */
export interface ReadRows {
  /** Bytes where all that was given are bytes. */
  readonly values: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
  readonly rows: number;
  readonly columns: number;
}

type Flat = ArrayLike<unknown>;

const isFlatArray = (value: unknown): value is Flat =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
const areBytes = (value: unknown): boolean => value instanceof Uint8Array || value instanceof Uint8ClampedArray;

/** Whether it is an array of arrays. */
export const areRows = (value: unknown): value is readonly Flat[] => Array.isArray(value) && isFlatArray(value[0]);

/** Copies numbers to `into` from `at` on; `name(i)` is number i as the caller wrote it. */
function copyNumbers(from: Flat, into: Float32Array | Uint8Array, at: number, name: (i: number) => string): void {
  for (let i = 0; i < from.length; i += 1) {
    const value = from[i];
    if (typeof value !== 'number') throw invalid('number', { field: name(i) });
    into[at + i] = value;
    if (!Number.isFinite(into[at + i]))
      throw invalid(Number.isFinite(value) ? 'finite.single' : 'finite', { field: name(i), given: String(value) });
  }
}

const room = (size: number, bytes: boolean): Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> =>
  bytes ? new Uint8Array(size) : new Float32Array(size);

/** Rows one by one, or all of them in one array: then there are `columns` to each, or `rows` of them. */
export function readRows(
  value: unknown,
  field: string,
  expected: { readonly columns?: number | undefined; readonly rows?: number | undefined },
): ReadRows {
  if (!isFlatArray(value)) throw invalid('rows', { field });
  if (value.length === 0) throw invalid('empty', { field });
  if (areRows(value)) {
    const list = asArray(value, field);
    const columns = expected.columns ?? value[0]?.length ?? 0;
    if (columns === 0) throw invalid('empty', { field: `${field}[0]` });
    const values = room(list.length * columns, list.every(areBytes));
    list.forEach((row, i) => {
      const at = `${field}[${String(i)}]`;
      if (!isFlatArray(row)) throw invalid('rows.row', { field: at });
      if (row.length !== columns) throw invalid('rows.length', { field: at, count: row.length, columns });
      copyNumbers(row, values, i * columns, (j) => `${at}[${String(j)}]`);
    });
    return { values, rows: list.length, columns };
  }
  const columns = expected.columns ?? value.length / (expected.rows ?? 1);
  const rows = value.length / columns;
  if (!Number.isInteger(columns) || !Number.isInteger(rows)) {
    const count = value.length;
    throw expected.columns === undefined
      ? invalid('rows.rows', { field, count, rows: String(expected.rows) })
      : invalid('rows.columns', { field, count, columns });
  }
  const values = room(value.length, areBytes(value));
  copyNumbers(value, values, 0, (i) => `${field}[${String(i)}]`);
  return { values, rows, columns };
}

const mostClasses = 256;
const isClass = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < mostClasses;

/** What `y` holds where nobody says it. */
function guessedKind(y: unknown): TargetKind {
  if (areRows(y) || y instanceof Float32Array || y instanceof Float64Array) return 'numbers';
  if (!isFlatArray(y)) return 'numbers';
  return Array.prototype.every.call(y, (value) => typeof value === 'string' || isClass(value)) ? 'classes' : 'numbers';
}

export function asTargetKind(value: unknown, y: unknown): TargetKind {
  if (value === undefined) return guessedKind(y);
  if (value !== 'classes' && value !== 'numbers')
    throw invalid('choice', { field: 'targets', names: ["'classes'", "'numbers'"] });
  return value;
}

/** Classes as they are given, [rows]; they have no names yet. */
function givenClasses(y: unknown, field: string): readonly (number | string)[] {
  if (areRows(y)) throw invalid('classes.one', { field });
  if (!isFlatArray(y)) throw invalid('targets', { field });
  return Array.from(y, (value, i) => {
    if (typeof value === 'string' || isClass(value)) return value;
    throw invalid('classes.class', { field: `${field}[${String(i)}]`, given: String(value) });
  });
}

function asNames(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const names = asArray(value, 'classNames').map((name, i) => {
    if (typeof name !== 'string') throw invalid('string', { field: `classNames[${String(i)}]` });
    return name;
  });
  if (names.length < 2 || names.length > mostClasses) throw invalid('names', { field: 'classNames' });
  if (new Set(names).size < names.length) throw invalid('names.twice', { field: 'classNames' });
  return names;
}

/** Classes of several parts by their numbers, and the names of all classes. */
export function readClasses(
  parts: readonly { readonly y: unknown; readonly field: string }[],
  asked: { readonly classes: number | undefined; readonly classNames: unknown },
): { readonly labels: readonly Uint8Array<ArrayBuffer>[]; readonly names: readonly string[] } {
  const given = parts.map(({ y, field }) => givenClasses(y, field));
  const all = given.flat();
  const found = all.filter((value) => typeof value === 'string');
  if (found.length > 0 && found.length < all.length) throw invalid('classes.mixed', { field: 'y' });
  const own = asNames(asked.classNames) ?? (found.length > 0 ? [...new Set(found)].sort() : undefined);
  if (own !== undefined && asked.classes !== undefined && asked.classes !== own.length)
    throw invalid('classes.count', { field: 'classes', classes: asked.classes, names: own.length });
  const largest = given.reduce((most, part) => part.reduce<number>((m, v) => (Number(v) > m ? Number(v) : m), most), 1);
  const count = asked.classes ?? own?.length ?? largest + 1;
  if (count > mostClasses) throw invalid('classes.many', { field: parts[0]?.field ?? 'y', count });
  const names = own ?? Array.from({ length: count }, (_, i) => String(i));
  const numbers = new Map(names.map((name, i) => [name, i]));
  const labels = given.map((part, p) =>
    Uint8Array.from(part, (value, i) => {
      const number = typeof value === 'string' ? numbers.get(value) : value;
      if (number !== undefined && number < count) return number;
      const known = names.slice(0, 3).join(', ');
      throw invalid('classes.unknown', {
        field: `${parts[p]?.field ?? 'y'}[${String(i)}]`,
        given: value,
        count,
        known,
      });
    }),
  );
  return { labels, names };
}
