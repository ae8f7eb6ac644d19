/** Checks what is asked of a function: which one, at which points, in which format. */
import { asInteger, asNumber, asParameters, asString, invalid } from './check-options.js';
import type { Precision } from './wasm-types.js';

const maxSeed = Number.MAX_SAFE_INTEGER;
const defaultSeed = 7;

/** More would need hundreds of megabytes for the answer. */
const maxPoints = 10_000_000;

export function asPoints(value: unknown): Float32Array | readonly number[] {
  if ((value instanceof Float32Array || Array.isArray(value)) && value.length > maxPoints)
    throw invalid('x', `holds ${value.length.toLocaleString('en')} numbers; at most 10,000,000 are evaluated at once`);
  if (value instanceof Float32Array) {
    try {
      return value.slice();
    } catch {
      throw invalid('x', 'is detached: its numbers were transferred elsewhere');
    }
  }
  if (Array.isArray(value) && value.every((v) => typeof v === 'number')) return value;
  throw invalid('x', 'must be a Float32Array or an array of numbers');
}

export function asRange(value: unknown): readonly [number, number] {
  if (value === undefined) return [-5, 5];
  if (!Array.isArray(value) || value.length !== 2) throw invalid('range', 'must be [low, high]');
  const low = asNumber(value[0], 'range[0]');
  const high = asNumber(value[1], 'range[1]');
  if (!(low < high) || !Number.isFinite(high - low)) throw invalid('range', 'must be finite, low below high');
  return [low, high];
}

const precisions: readonly Precision[] = ['float32', 'float16', 'bfloat16'];

export function asPrecision(value: unknown): Precision {
  const name = asString(value, 'precision', 'float32');
  const precision = precisions.find((known) => known === name);
  if (precision === undefined) throw invalid('precision', `must be 'float32', 'float16' or 'bfloat16', not '${name}'`);
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
