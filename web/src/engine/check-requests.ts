/** Checks what is asked of a function: which one, at which points, in which format. */
import { asInteger, asNumber, asParameters, asString } from './check-options.js';
import type { Precision } from './wasm-types.js';
import { invalid } from './wording.js';

const maxSeed = Number.MAX_SAFE_INTEGER;
const defaultSeed = 7;

/** More would need hundreds of megabytes for the answer. */
const maxPoints = 10_000_000;

export function asPoints(value: unknown): Float32Array | readonly number[] {
  if ((value instanceof Float32Array || Array.isArray(value)) && value.length > maxPoints)
    throw invalid('points.many', { field: 'x', count: value.length });
  if (value instanceof Float32Array) {
    try {
      return value.slice();
    } catch {
      throw invalid('points.detached', { field: 'x' });
    }
  }
  if (Array.isArray(value) && value.every((v) => typeof v === 'number')) return value;
  throw invalid('points', { field: 'x' });
}

export function asRange(value: unknown): readonly [number, number] {
  if (value === undefined) return [-5, 5];
  if (!Array.isArray(value) || value.length !== 2) throw invalid('range', { field: 'range' });
  const low = asNumber(value[0], 'range[0]');
  const high = asNumber(value[1], 'range[1]');
  if (!(low < high) || !Number.isFinite(high - low)) throw invalid('range.order', { field: 'range' });
  return [low, high];
}

const precisions: readonly Precision[] = ['float32', 'float16', 'bfloat16'];

export function asPrecision(value: unknown): Precision {
  const name = asString(value, 'precision', 'float32');
  const precision = precisions.find((known) => known === name);
  if (precision === undefined)
    throw invalid('choice.not', { field: 'precision', names: precisions.map((known) => `'${known}'`), given: name });
  return precision;
}

/** Function, parameters and seed of a request. */
export const asSelection = (
  fields: ReadonlyMap<string, unknown>,
): [id: string, parameters: ReturnType<typeof asParameters>, seed: number] => [
  asString(fields.get('activation'), 'activation'),
  asParameters(fields.get('parameters'), 'parameters'),
  asInteger(fields.get('seed'), 'seed', 0, maxSeed, defaultSeed),
];
