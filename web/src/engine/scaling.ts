/**
 * How inputs become what a network sees: x · multiply + add, each operation rounded to single precision, with one pair of
 * numbers for all columns or one for each.
 */
import { asArray, asFields } from './check-options.js';
import type { ReadRows } from './array-data.js';
import type { Scaling } from './types.js';
import { invalid } from './wording.js';

/** Of images' pixels 0 … 255, in IDX files and FashionMNIST. */
export const pixelScaling: Scaling = { multiply: [2 / 255], add: [-1] };

function isScaling(value: unknown): value is Scaling {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy of what the caller gives for `columns` columns. */
function asScaling(value: object, columns: number): Scaling {
  const fields = asFields(value, 'scale', ['multiply', 'add']);
  const list = (name: 'multiply' | 'add'): number[] => {
    const at = `scale.${name}`;
    const numbers = asArray(fields.get(name), at).map((v, i) => {
      if (typeof v === 'number' && Number.isFinite(Math.fround(v))) return v;
      throw invalid('float', { field: `${at}[${String(i)}]` });
    });
    if (numbers.length === 1 || numbers.length === columns) return numbers;
    throw invalid('scale.count', { field: at, columns });
  };
  return { multiply: list('multiply'), add: list('add') };
}

/** The scaling that `scale` asks for, from the training rows; `isWhole` takes all columns together. */
export function chosenScaling(scale: unknown, { values, rows, columns }: ReadRows, isWhole: boolean): Scaling {
  const areBytes = values instanceof Uint8Array;
  if (isScaling(scale)) return asScaling(scale, columns);
  const asked = scale ?? (areBytes ? 'unit' : 'none');
  if (asked === 'none') return { multiply: [1], add: [0] };
  if (asked === 'unit' && areBytes) return { multiply: [1 / 255], add: [0] };
  if (asked !== 'unit' && asked !== 'standard') throw invalid('scale', { field: 'scale' });
  // A column after the other, or all numbers as one.
  const parts = isWhole ? 1 : columns;
  const size = isWhole ? rows * columns : rows;
  const part = (c: number, i: number): number => values[isWhole ? i : i * columns + c] ?? NaN;
  const multiply: number[] = [];
  const add: number[] = [];
  for (let c = 0; c < parts; c += 1) {
    let [low, high, sum] = [Infinity, -Infinity, 0];
    for (let i = 0; i < size; i += 1) {
      low = Math.min(low, part(c, i));
      high = Math.max(high, part(c, i));
      sum += part(c, i);
    }
    const mean = sum / size;
    let squares = 0;
    for (let i = 0; i < size; i += 1) squares += (part(c, i) - mean) ** 2;
    const extent = asked === 'unit' ? high - low : Math.sqrt(squares / size);
    const from = asked === 'unit' ? low : mean;
    // What never changes is only shifted; neither is what changes too little for a float to tell.
    const factor = high > low && Number.isFinite(Math.fround(1 / extent)) ? 1 / extent : 1;
    multiply.push(factor);
    add.push(-from * factor);
  }
  return { multiply, add };
}

/** Writes scaled numbers to `out` as the engine scales bytes, [rows × columns] of both. */
export function scaleRows(
  values: Float32Array | Uint8Array,
  columns: number,
  { multiply, add }: Scaling,
  out: Float32Array,
): void {
  const m = Float32Array.from({ length: columns }, (_, c) => multiply[multiply.length === 1 ? 0 : c] ?? NaN);
  const a = Float32Array.from({ length: columns }, (_, c) => add[add.length === 1 ? 0 : c] ?? NaN);
  for (let i = 0, c = 0; i < values.length; i += 1) {
    out[i] = Math.fround((values[i] ?? NaN) * (m[c] ?? NaN)) + (a[c] ?? NaN);
    c = c + 1 === columns ? 0 : c + 1;
  }
}

/** Whether two scalings do the same to `columns` columns. */
export function equalScalings(a: Scaling, b: Scaling, columns: number): boolean {
  const at = (list: readonly number[], c: number): number => Math.fround(list[list.length === 1 ? 0 : c] ?? NaN);
  for (let c = 0; c < columns; c += 1)
    if (at(a.multiply, c) !== at(b.multiply, c) || at(a.add, c) !== at(b.add, c)) return false;
  return true;
}
