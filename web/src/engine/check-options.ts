/**
 * Checks the types of what a caller passes and fills in defaults. Whether the values make sense is the engine's to
 * say; here only what C++ could not read at all is refused.
 */
import { EngineError } from './errors.js';
import type { ParameterValues, RunOptions } from './types.js';
import type { CanonicalRunOptions, ParameterEntries, Refusal } from './wasm-module.js';

export function invalid(field: string, reason: string): EngineError {
  return new EngineError('invalid-argument', field, `${field} ${reason}.`);
}

export function asNumber(value: unknown, field: string, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'number') throw invalid(field, 'must be a number');
  return value;
}

export function asInteger(value: unknown, field: string, low: number, high: number, fallback?: number): number {
  const n = asNumber(value, field, fallback);
  if (!Number.isInteger(n) || n < low || n > high)
    throw invalid(
      field,
      `must be a whole number from ${low.toLocaleString('en')} to ${high.toLocaleString('en')}, not ${String(n)}`,
    );
  return n;
}

export function asString(value: unknown, field: string, fallback?: string): string {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'string') throw invalid(field, 'must be a string');
  return value;
}

export function asBoolean(value: unknown, field: string, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  if (typeof value !== 'boolean') throw invalid(field, 'must be true or false');
  return value;
}

/** The object's own entries by name, after a check that it has no others than `allowed`. */
export function asFields(value: unknown, field: string, allowed: readonly string[]): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(field === '' ? 'options' : field, 'must be an object');
  const fields = new Map(Object.entries(value));
  for (const name of fields.keys())
    if (!allowed.includes(name))
      throw invalid(field === '' ? name : `${field}.${name}`, `is not a setting; there are ${allowed.join(', ')}`);
  return fields;
}

export function asArray(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(field, 'must be an array');
  return Array.from(value as readonly unknown[]); // holes become undefined, which map() would pass over
}

/** A copy of the bytes of a buffer or view; `what` they should be is said where it is neither. */
export function asBytes(value: unknown, field: string, what: string): ArrayBuffer {
  const isView = ArrayBuffer.isView(value);
  if (!isView && !(value instanceof ArrayBuffer))
    throw invalid(field, `must be an ArrayBuffer or a view of one, such as a Uint8Array, that holds ${what}`);
  try {
    if (!isView) return new Uint8Array(value).slice().buffer;
    new Uint8Array(value.buffer); // fails if it is detached, which a typed array itself does not
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice().buffer;
  } catch (error) {
    if (error instanceof RangeError) throw error; // no memory for the copy
    throw invalid(field, 'is a detached ArrayBuffer, or a view of one: its bytes were transferred elsewhere');
  }
}

/** Checks what may stop a call and what it may call back. */
export function checkHooks(signal: unknown, onProgress?: unknown): void {
  const isSignal = typeof signal === 'object' && typeof (signal as Partial<AbortSignal> | null)?.aborted === 'boolean';
  if (signal !== undefined && !isSignal) throw invalid('signal', 'must be an AbortSignal');
  if (onProgress !== undefined && typeof onProgress !== 'function') throw invalid('onProgress', 'must be a function');
}

export function asParameters(value: unknown, field: string): ParameterEntries {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(field, 'must be an object');
  return Object.entries(value as ParameterValues).map(([name, v]) => {
    const at = `${field}.${name}`;
    const numbers = Array.isArray(v) ? (v as readonly unknown[]).map((n) => asNumber(n, at)) : [asNumber(v, at)];
    return [name, numbers] as const;
  });
}

const runFields = [
  'dataset',
  'activation',
  'parameters',
  'hidden',
  'layers',
  'initialization',
  'optimizer',
  'batchSize',
  'seed',
  'shuffle',
  'share',
  'learnParameters',
  'kernels',
] as const satisfies readonly (keyof RunOptions)[];

/** The book chapter's network. */
const chapterHidden = [256, 192, 128, 64];

function layersOf(fields: ReadonlyMap<string, unknown>): CanonicalRunOptions['layers'] {
  const layers = fields.get('layers');
  if (layers !== undefined) {
    for (const name of ['hidden', 'activation', 'parameters'])
      if (fields.get(name) !== undefined) throw invalid(name, 'cannot be given together with layers');
    return asArray(layers, 'layers').map((layer, i) => {
      const at = `layers[${String(i)}]`;
      const own = asFields(layer, at, ['units', 'activation', 'parameters']);
      return {
        units: asNumber(own.get('units'), `${at}.units`),
        activation: asString(own.get('activation'), `${at}.activation`),
        parameters: asParameters(own.get('parameters'), `${at}.parameters`),
      };
    });
  }
  const activation = asString(fields.get('activation'), 'activation');
  const parameters = asParameters(fields.get('parameters'), 'parameters');
  const hidden = asArray(fields.get('hidden') ?? chapterHidden, 'hidden');
  return hidden.map((units, i) => ({ units: asNumber(units, `hidden[${String(i)}]`), activation, parameters }));
}

function optimizerOf(value: unknown): CanonicalRunOptions['optimizer'] {
  // The chapter's first example where nothing is said; PyTorch's defaults for what an optimizer leaves out.
  if (value === undefined) return { learningRate: 1e-2, momentum: 0.9, dampening: 0, nesterov: false, weightDecay: 0 };
  const own = asFields(value, 'optimizer', [
    'kind',
    'learningRate',
    'momentum',
    'dampening',
    'nesterov',
    'weightDecay',
  ]);
  const kind = asString(own.get('kind'), 'optimizer.kind');
  if (kind !== 'sgd') throw invalid('optimizer.kind', `must be 'sgd', not '${kind}'`);
  return {
    learningRate: asNumber(own.get('learningRate'), 'optimizer.learningRate'),
    momentum: asNumber(own.get('momentum'), 'optimizer.momentum', 0),
    dampening: asNumber(own.get('dampening'), 'optimizer.dampening', 0),
    nesterov: asBoolean(own.get('nesterov'), 'optimizer.nesterov', false),
    weightDecay: asNumber(own.get('weightDecay'), 'optimizer.weightDecay', 0),
  };
}

export function canonicalRunOptions(options: unknown): CanonicalRunOptions {
  const fields = asFields(options, '', runFields);
  const learn = fields.get('learnParameters');
  return {
    layers: layersOf(fields),
    initialization: asString(fields.get('initialization'), 'initialization', 'pytorch'),
    optimizer: optimizerOf(fields.get('optimizer')),
    batchSize: asNumber(fields.get('batchSize'), 'batchSize', 128),
    seed: asNumber(fields.get('seed'), 'seed', 7),
    shuffle: asBoolean(fields.get('shuffle'), 'shuffle', true),
    share: asString(fields.get('share'), 'share', 'network'),
    kernels: asString(fields.get('kernels'), 'kernels', 'relaxed'),
    learnParameters:
      learn === undefined
        ? null
        : asArray(learn, 'learnParameters').map((name, i) => asString(name, `learnParameters[${String(i)}]`)),
  };
}

/** The error for what the engine refused, with its field named as the caller wrote it. */
export function refusalError(refusal: Refusal, shorthand: boolean): EngineError {
  let { field } = refusal;
  if (shorthand)
    field = field
      .replace(/^layers\[(\d+)\]\.units$/, 'hidden[$1]')
      .replace(/^layers\[\d+\]\.(activation|parameters)/, '$1')
      .replace(/^layers$/, 'hidden');
  const message = `${field}: ${refusal.reason}.`;
  if (field === 'memory') return new EngineError('out-of-memory', '', message);
  if (field === 'checkpoint') return new EngineError('invalid-data', field, `The checkpoint ${refusal.reason}.`);
  if (field === 'dataset') return new EngineError('data-mismatch', field, `The data set ${refusal.reason}.`);
  if (/(^|\.)activation$/.test(field) && refusal.reason.startsWith('there is no'))
    return new EngineError('unknown-activation', field, message);
  return new EngineError('invalid-argument', field, message);
}
