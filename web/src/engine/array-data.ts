/** Reads what a caller gives as arrays: rows of inputs and their targets. */
import { asArray, invalid } from './check-options.js';
import type { TargetKind } from './types.js';

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
    if (typeof value !== 'number') throw invalid(name(i), 'must be a number');
    into[at + i] = value;
    if (!Number.isFinite(into[at + i])) {
      const reason = Number.isFinite(value) ? 'is more than single precision can hold' : 'must be a finite number';
      throw invalid(name(i), `${reason}, not ${String(value)}`);
    }
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
  if (!isFlatArray(value)) throw invalid(field, 'must be an array of rows, or of the numbers of all rows');
  if (value.length === 0) throw invalid(field, 'is empty');
  if (areRows(value)) {
    const list = asArray(value, field);
    const columns = expected.columns ?? value[0]?.length ?? 0;
    if (columns === 0) throw invalid(`${field}[0]`, 'is empty');
    const values = room(list.length * columns, list.every(areBytes));
    list.forEach((row, i) => {
      const at = `${field}[${String(i)}]`;
      if (!isFlatArray(row)) throw invalid(at, 'must be an array, as the other rows are');
      if (row.length !== columns)
        throw invalid(
          at,
          `holds ${row.length.toLocaleString('en')} numbers; ${columns.toLocaleString('en')} are needed`,
        );
      copyNumbers(row, values, i * columns, (j) => `${at}[${String(j)}]`);
    });
    return { values, rows: list.length, columns };
  }
  const columns = expected.columns ?? value.length / (expected.rows ?? 1);
  const rows = value.length / columns;
  if (!Number.isInteger(columns) || !Number.isInteger(rows)) {
    const pieces = expected.columns === undefined ? `${String(expected.rows)} rows` : `rows of ${String(columns)}`;
    throw invalid(field, `holds ${value.length.toLocaleString('en')} numbers, which do not make ${pieces}`);
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
  if (value !== 'classes' && value !== 'numbers') throw invalid('targets', "must be 'classes' or 'numbers'");
  return value;
}

/** Classes as they are given, [rows]; they have no names yet. */
function givenClasses(y: unknown, field: string): readonly (number | string)[] {
  if (areRows(y)) throw invalid(field, "must hold one class for each row; rows of numbers need targets: 'numbers'");
  if (!isFlatArray(y)) throw invalid(field, 'must be an array with a target for each row');
  return Array.from(y, (value, i) => {
    if (typeof value === 'string' || isClass(value)) return value;
    throw invalid(
      `${field}[${String(i)}]`,
      `must be a class, a whole number from 0 to 255 or a name, not ${String(value)}; for numbers set targets: 'numbers'`,
    );
  });
}

function asNames(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const names = asArray(value, 'classNames').map((name, i) => {
    if (typeof name !== 'string') throw invalid(`classNames[${String(i)}]`, 'must be a string');
    return name;
  });
  if (names.length < 2 || names.length > mostClasses) throw invalid('classNames', 'must hold from 2 to 256 names');
  if (new Set(names).size < names.length) throw invalid('classNames', 'holds a name twice');
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
  if (found.length > 0 && found.length < all.length)
    throw invalid('y', 'holds names and numbers; all must be of one kind');
  const own = asNames(asked.classNames) ?? (found.length > 0 ? [...new Set(found)].sort() : undefined);
  if (own !== undefined && asked.classes !== undefined && asked.classes !== own.length)
    throw invalid('classes', `is ${String(asked.classes)}, but there are ${String(own.length)} names`);
  const largest = given.reduce((most, part) => part.reduce<number>((m, v) => (Number(v) > m ? Number(v) : m), most), 1);
  const count = asked.classes ?? own?.length ?? largest + 1;
  if (count > mostClasses)
    throw invalid(parts[0]?.field ?? 'y', `names ${String(count)} classes; at most 256 can be told`);
  const names = own ?? Array.from({ length: count }, (_, i) => String(i));
  const numbers = new Map(names.map((name, i) => [name, i]));
  const labels = given.map((part, p) =>
    Uint8Array.from(part, (value, i) => {
      const number = typeof value === 'string' ? numbers.get(value) : value;
      if (number !== undefined && number < count) return number;
      const known = `there are ${String(count)} classes, ${names.slice(0, 3).join(', ')}, …`;
      throw invalid(`${parts[p]?.field ?? 'y'}[${String(i)}]`, `is ${String(value)}; ${known}`);
    }),
  );
  return { labels, names };
}
