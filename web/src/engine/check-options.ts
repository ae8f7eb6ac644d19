/**
 * Checks the types of what a caller passes and fills in defaults. Whether the values make sense is the engine's to
 * say; here only what C++ could not read at all is refused.
 */
import { EngineError } from './errors.js';
import type { Refusal } from './refusal.js';
import type { ParameterValues, RunOptions } from './types.js';
import type { ParameterEntries, PlainSettings } from './wasm-types.js';
import { invalid } from './wording.js';

export function asNumber(value: unknown, field: string, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'number') throw invalid(value === undefined ? 'number.missing' : 'number', { field });
  return value;
}

export function asInteger(value: unknown, field: string, low: number, high: number, fallback?: number): number {
  const n = asNumber(value, field, fallback);
  if (!Number.isInteger(n) || n < low || n > high) throw invalid('whole', { field, low, high, given: String(n) });
  return n;
}

export function asString(value: unknown, field: string, fallback?: string): string {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'string') throw invalid(value === undefined ? 'string.missing' : 'string', { field });
  return value;
}

export function asBoolean(value: unknown, field: string, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  if (typeof value !== 'boolean') throw invalid('boolean', { field });
  return value;
}

/** The object's own entries by name, after a check that it has no others than `allowed`. */
export function asFields(value: unknown, field: string, allowed: readonly string[]): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('object', { field: field === '' ? 'options' : field });
  const fields = new Map(Object.entries(value));
  for (const name of fields.keys())
    if (!allowed.includes(name))
      throw invalid('setting', { field: field === '' ? name : `${field}.${name}`, known: allowed.join(', ') });
  return fields;
}

export function asArray(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid('array', { field });
  return Array.from(value as readonly unknown[]); // holes become undefined, which map() would pass over
}

/** A copy of the bytes of a buffer or view; `what` they should be is said where it is neither. */
export function asBytes(value: unknown, field: string, what: 'idx' | 'checkpoint' | 'model'): ArrayBuffer {
  const isView = ArrayBuffer.isView(value);
  if (!isView && !(value instanceof ArrayBuffer)) throw invalid('bytes', { field, what });
  try {
    if (!isView) return new Uint8Array(value).slice().buffer;
    new Uint8Array(value.buffer); // fails if it is detached, which a typed array itself does not
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice().buffer;
  } catch (error) {
    if (error instanceof RangeError) throw error; // no memory for the copy
    throw invalid('bytes.detached', { field });
  }
}

/** Checks what may stop a call and what it may call back. */
export function checkHooks(signal: unknown, onProgress?: unknown): void {
  const isSignal = typeof signal === 'object' && typeof (signal as Partial<AbortSignal> | null)?.aborted === 'boolean';
  if (signal !== undefined && !isSignal) throw invalid('signal', { field: 'signal' });
  if (onProgress !== undefined && typeof onProgress !== 'function') throw invalid('function', { field: 'onProgress' });
}

export function asParameters(value: unknown, field: string): ParameterEntries {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('object', { field });
  return Object.entries(value as ParameterValues).map(([name, v]) => {
    const at = `${field}.${name}`;
    const numbers = Array.isArray(v) ? (v as readonly unknown[]).map((n) => asNumber(n, at)) : [asNumber(v, at)];
    return [name, numbers] as const;
  });
}

/** What can be handed to the engine: a copy of plain data, with null for anything else, which no setting takes. */
function asPlain(value: unknown, depth = 0): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return null;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 5) return null; // no setting lies so deep
  if (Array.isArray(value)) return asArray(value, '').map((item) => asPlain(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return null;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asPlain(item, depth + 1)]));
}

/** The book chapter's network. */
const chapterHidden = [256, 192, 128, 64];

/** What a run may be given instead of `layers`. */
const shorthand = ['hidden', 'activation', 'parameters'] as const satisfies readonly (keyof RunOptions)[];

/** Settings as the engine reads them, with `layers` written out; it says what is wrong with them. */
export function runSettings(options: object): PlainSettings {
  const given = new Map<string, unknown>(Object.entries(asPlain(options) as object));
  given.delete('dataset');
  if (given.get('layers') !== undefined) {
    for (const name of shorthand)
      if (given.get(name) !== undefined) throw invalid('together', { field: name, other: 'layers' });
  } else {
    const [hidden, activation, parameters] = shorthand.map((name) => given.get(name));
    if (activation === undefined) throw invalid('no-activation', { field: 'activation' });
    given.set(
      'layers',
      asArray(hidden ?? chapterHidden, 'hidden').map((units) => ({ units, activation, parameters })),
    );
  }
  for (const name of shorthand) given.delete(name);
  return Object.fromEntries(given);
}

/** What the engine refuses as data, not as a setting. */
const isOfData = /^(idx|label|image|checkpoint)-/;

/** The error for what the engine refused, with its field named as the caller wrote it. */
export function refusalError(refusal: Refusal, isShorthand: boolean): EngineError {
  let { field } = refusal;
  if (isShorthand)
    field = field
      .replace(/^layers\[(\d+)\]\.units$/, 'hidden[$1]')
      .replace(/^layers\[\d+\]\.(activation|parameters)/, '$1')
      .replace(/^layers$/, 'hidden');
  const { code, values } = refusal;
  const isOfRun = code === 'unknown-setting' && !field.includes('.');
  const known = isOfRun ? `dataset, activation, parameters, hidden, ${String(values['known'])}` : values['known'];
  const said = { key: code, values: { ...values, field, ...(known !== undefined && { known }) } };
  if (code === 'memory') return new EngineError('out-of-memory', '', said);
  if (code === 'other-dataset') return new EngineError('data-mismatch', field, said);
  if (isOfData.test(code)) return new EngineError('invalid-data', field, said);
  return new EngineError(code === 'unknown-activation' ? code : 'invalid-argument', field, said);
}
