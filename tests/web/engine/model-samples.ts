/** Models made by hand for the tests of files, and an independent judgement of what a reader gives. */
import { expect } from 'vitest';
import { EngineError } from '../../../web/src/engine/errors.js';
import { tellBy } from '../../../web/src/engine/telling.js';
import { inEnglish } from '../../../web/src/engine/in-words.js';
import type { ModelData } from '../../../web/src/engine/model-data.js';

// The engine's index does that, which these tests go past.
tellBy(inEnglish);

/** Numbers from 0 to 2³² that look random and are the same in each run. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
  };
}

/** Finite floats of all sizes: any bits but those of infinities and NaN. */
export function anyFloats(length: number, next: () => number): Float32Array {
  const bits = Uint32Array.from({ length }, () => {
    const word = next();
    return (word & 0x7f800000) === 0x7f800000 ? word & ~0x40000000 : word;
  });
  return new Float32Array(bits.buffer);
}

export const edges = [0, -0, 1, -1, 0.1, 1 / 3, 2 ** -149, -(2 ** -149), 2 ** -126, 2 ** -126 - 2 ** -149].map(
  Math.fround,
);
export const largest = (2 - 2 ** -23) * 2 ** 127;

/** Every part that a description can have: a norm, dropout, two pieces, a formula, sets for each unit. */
export function sampleModel(next = generator(1)): ModelData {
  const list = (length: number): Float32Array => anyFloats(length, next);
  const layer = (inputs: number, outputs: number): ModelData['parameters']['layers'][number] => ({
    inputs,
    outputs,
    weight: list(inputs * outputs),
    bias: list(outputs),
  });
  const norm = { weight: list(5), bias: list(5), runningMean: list(5), runningVariance: list(5).map(Math.abs) };
  const first = layer(6, 5);
  first.bias.set([largest, -largest, ...edges.slice(6, 9)]);
  first.weight.set(edges);
  return {
    format: 'activarium-model',
    version: 1,
    input: { shape: [2, 3], scaling: { multiply: [2 / 255], add: [1, 2, 3, 4, 5, -0.25] }, background: -1 },
    output: { targets: 'classes', classNames: ['coat', 'Ärmel "x"', '__proto__'] },
    layers: [
      { units: 5, activation: 'prelu', norm: 'batch', dropout: 0.25 },
      { units: 2, activation: 'swiglu' },
      { units: 4, activation: 'formula-1' },
    ],
    share: 'unit',
    learnParameters: ['slope', 'b'],
    kernels: 'relaxed',
    definitions: [
      {
        id: 'formula-1',
        formula: 'x * sigmoid(b * x)',
        name: 'Mine',
        parameters: { b: { initial: [1.5], spread: 0 } },
      },
    ],
    parameters: {
      layers: [{ ...first, norm }, layer(5, 4), layer(2, 4), layer(4, 3)],
      activations: [
        { activation: 'prelu', values: list(5) },
        { activation: 'formula-1', values: list(4) },
      ],
    },
  };
}

/** With one number as its output and nothing that can be left out. */
export function plainModel(next = generator(2)): ModelData {
  return {
    format: 'activarium-model',
    version: 1,
    input: { shape: [1, 2], scaling: { multiply: [1], add: [0] }, background: null },
    output: { targets: 'numbers', count: 1 },
    layers: [{ units: 3, activation: 'tanh' }],
    share: 'network',
    kernels: 'plain',
    definitions: [],
    parameters: {
      layers: [
        { inputs: 2, outputs: 3, weight: anyFloats(6, next), bias: anyFloats(3, next) },
        { inputs: 3, outputs: 1, weight: anyFloats(3, next), bias: anyFloats(1, next) },
      ],
      activations: [],
    },
  };
}

/** The same with the bits of its numbers in place of them, for comparisons that tell 0 from −0. */
export function bitsOf(value: unknown): unknown {
  if (value instanceof Float32Array) return ['bits', ...new Uint32Array(value.slice().buffer)];
  if (Array.isArray(value)) return value.map(bitsOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, bitsOf(item)]));
}

/** What a network made of it relies on, checked without a word of the library's. */
export function isSound(model: ModelData): boolean {
  const { input, output, layers, parameters } = model;
  const inputs = input.shape[0] * input.shape[1];
  const outputs = output.targets === 'classes' ? output.classNames.length : output.count;
  const finite = (list: Float32Array, length = list.length): boolean =>
    list instanceof Float32Array && list.length === length && list.every((n) => Number.isFinite(n));
  const before = [inputs, ...layers.map(({ units }) => units)];
  const areLayersSound = parameters.layers.every((layer, i) => {
    const units = layers[i]?.units ?? outputs;
    const lists = layer.norm === undefined ? [] : Object.values(layer.norm);
    return (
      layer.inputs === before[i] &&
      (i < layers.length ? layer.outputs % units === 0 && layer.outputs > 0 : layer.outputs === outputs) &&
      finite(layer.weight, layer.inputs * layer.outputs) &&
      finite(layer.bias, layer.outputs) &&
      lists.length === (layers[i]?.norm === 'batch' ? 4 : 0) &&
      lists.every((list) => finite(list, layer.outputs))
    );
  });
  const words = [...layers.map(({ activation }) => activation), ...parameters.activations.map((a) => a.activation)];
  return (
    Object.getPrototypeOf(model) === Object.prototype &&
    layers.length >= 1 &&
    parameters.layers.length === layers.length + 1 &&
    areLayersSound &&
    words.every((word) => typeof word === 'string' && word !== '') &&
    parameters.activations.every(({ values }) => values.length > 0 && finite(values)) &&
    [...input.scaling.multiply, ...input.scaling.add].every((n) => Number.isFinite(n)) &&
    [input.scaling.multiply, input.scaling.add].every(({ length }) => length === 1 || length === inputs) &&
    (output.targets === 'numbers' || output.classNames.every((name) => typeof name === 'string')) &&
    layers.every(({ units, dropout = 0 }) => Number.isInteger(units) && units >= 1 && dropout >= 0 && dropout < 1) &&
    model.definitions.every(({ id, formula }) => typeof id === 'string' && typeof formula === 'string')
  );
}

/** The error with which `read` refuses; anything else than an error of the data fails the test. */
export function refused(read: () => unknown): EngineError {
  let result: unknown;
  try {
    result = read();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.code).toBe('invalid-data');
    expect(error.field).not.toBe('');
    expect(error.message).toContain(error.field);
    return error;
  }
  throw new Error(`It was read: ${JSON.stringify(result).slice(0, 200)}`);
}

/** Reads what may be damaged: a sound model, or an error of the data. */
export function isSoundOrRefused(read: () => ModelData): boolean {
  let model: ModelData;
  try {
    model = read();
  } catch (error) {
    if (error instanceof EngineError && error.code === 'invalid-data' && error.field !== '') return false;
    throw error;
  }
  expect(isSound(model)).toBe(true);
  return true;
}

/** Nothing has come into the prototype of all objects. */
export function expectCleanPrototype(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Reflect.ownKeys(Object.prototype).length).toBe(12);
}
