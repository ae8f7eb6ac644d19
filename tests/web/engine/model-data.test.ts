/** Models as JSON: what is written comes back bit for bit, and what is no model is refused by name. */
import '../../../web/src/engine/trainer-words.js';
import { describe, expect, it } from 'vitest';
import { parseModelText, readModelJson, writeModelJson, type ModelData } from '../../../web/src/engine/model-data.js';
import { shortestFloat } from '../../../web/src/maths/shortest-float.js';
import * as samples from './model-samples.js';

const { bitsOf, generator, plainModel, refused, sampleModel } = samples;
const text = (model: ModelData): string => JSON.stringify(writeModelJson(model));
const read = (json: string): ModelData => readModelJson(parseModelText(json));

/** Parsed JSON, to be damaged at a place such as `layers.0.units`. */
type Json = Record<string, unknown>;
function place(json: Json, path: string): [Json, string] {
  const names = path.split('.');
  const last = names.pop() ?? '';
  return [names.reduce((at, name) => at[name] as Json, json), last];
}
function damaged(path: string, value: unknown, model = sampleModel()): Json {
  const json = JSON.parse(text(model)) as Json;
  const [at, name] = place(json, path);
  if (value === undefined) Reflect.deleteProperty(at, name);
  else Object.defineProperty(at, name, { value, enumerable: true, configurable: true, writable: true });
  return json;
}

describe('a number in JSON', () => {
  it('has the fewest digits that are the same bits in single precision', () => {
    const written = [0.1, 1 / 3, 2 / 255, 16777216, -1.5, 2 ** -149, 3.4028234663852886e38, 1e10].map(Math.fround);
    expect(written.map((n) => JSON.stringify(shortestFloat(n)))).toEqual([
      '0.1',
      '0.33333334',
      '0.007843138',
      '16777216',
      '-1.5',
      '1e-45',
      '3.4028235e+38',
      '10000000000',
    ]);
  });

  it('keeps the sign of zero, which JSON.stringify alone drops', () => {
    const [zero, negative] = [0, -0].map((n) => JSON.stringify(shortestFloat(n)));
    expect(zero).toBe('0');
    expect(Object.is(Math.fround(JSON.parse(negative ?? '') as number), -0)).toBe(true);
  });

  it('survives with any bits', () => {
    for (const value of samples.anyFloats(200_000, generator(3))) {
      const back = Math.fround(JSON.parse(JSON.stringify(shortestFloat(value))) as number);
      if (!Object.is(back, value)) throw new Error(`${String(value)} came back as ${String(back)}`);
    }
  });
});

describe('a model', () => {
  it.each([
    ['with all parts', sampleModel()],
    ['with none that can be left out', plainModel()],
    ['that shares parameters in the network', { ...plainModel(), ...shared('network', [0.25]) }],
    ['with parameters for each layer', { ...plainModel(), ...shared('layer', [0.25], [0.5]) }],
  ])('%s comes back from JSON bit for bit', (_, model) => {
    const back = read(text(model));
    expect(bitsOf(back)).toEqual(bitsOf(model));
    expect(samples.isSound(back)).toBe(true);
    expect(text(back)).toBe(text(model));
  });

  it('has numbers of its own', () => {
    const model = plainModel();
    const back = readModelJson(model);
    expect(bitsOf(back)).toEqual(bitsOf(model));
    model.parameters.layers[0]?.weight.fill(0);
    expect(back.parameters.layers[0]?.weight).not.toEqual(model.parameters.layers[0]?.weight);
  });

  it('rounds longer numbers to single precision', () => {
    const back = readModelJson(damaged('parameters.layers.0.weight.7', 0.123456789012345));
    expect(back.parameters.layers[0]?.weight[7]).toBe(Math.fround(0.123456789012345));
  });

  it('takes what JSON can only leave out for left out', () => {
    const json = { ...writeModelJson(plainModel()), learnParameters: undefined };
    expect('learnParameters' in readModelJson(json)).toBe(false);
  });
});

/** Two layers with PReLU, and the values of each set. */
function shared(share: 'network' | 'layer', ...sets: number[][]): Partial<ModelData> {
  const list = (length: number): Float32Array => samples.anyFloats(length, generator(length));
  const layer = (inputs: number, outputs: number): ModelData['parameters']['layers'][number] => {
    return { inputs, outputs, weight: list(inputs * outputs), bias: list(outputs) };
  };
  return {
    share,
    layers: [3, 3].map((units) => ({ units, activation: 'prelu' })),
    parameters: {
      layers: [layer(2, 3), layer(3, 3), layer(3, 1)],
      activations: sets.map((values) => ({ activation: 'prelu', values: Float32Array.from(values) })),
    },
  };
}

type Case = [path: string, value: unknown, field: string, says: RegExp];
const weight = 'parameters.layers[1].weight';

const cases: Case[] = [
  ['format', 'onnx', 'format', /no model of Activarium/],
  ['format', undefined, 'format', /no model of Activarium/],
  ['version', 2, 'version', /written in version 2, which this version cannot read: it reads 1/],
  ['version', '1', 'version', /must be a number/],
  ['version', undefined, 'version', /must be a number/],
  ['extra', 1, 'extra', /is not a setting/],
  ['', 1, 'model', /without a name/],
  ['__proto__', { polluted: true }, '__proto__', /is not a setting/],
  ['input', [], 'input', /must be an object/],
  ['input.__proto__', { polluted: true }, 'input.__proto__', /is not a setting/],
  ['input.constructor', {}, 'input.constructor', /is not a setting/],
  ['input.shape', [2, 3, 1], 'input.shape', /must have 2 items, not 3/],
  ['input.shape', [2.5, 3], 'input.shape[0]', /whole number/],
  ['input.shape', [0, 3], 'input.shape[0]', /from 1/],
  ['input.shape', [300, 300], 'input.shape', /more than 65,536/],
  ['input.shape', [3, 3], 'input.scaling.add', /must have 1 or 9 numbers, not 6/],
  ['input.scaling', null, 'input.scaling', /must be an object/],
  ['input.scaling.multiply', [], 'input.scaling.multiply', /must have 1 or 6 numbers, not 0/],
  ['input.scaling.multiply', [1e39], 'input.scaling.multiply', /multiply\[0\] must be a finite number/],
  ['input.scaling.add', [null], 'input.scaling.add', /add\[0\] must be a finite number/],
  ['input.scaling.add', 0, 'input.scaling.add', /must be an array of numbers/],
  ['input.background', undefined, 'input.background', /must be a number/],
  ['input.background', Infinity, 'input.background', /finite/],
  ['output', null, 'output', /must be an object/],
  ['output.targets', 'both', 'output.targets', /'classes' or 'numbers'/],
  ['output.targets', 'numbers', 'output.classNames', /is not a setting; there are targets, count/],
  ['output.classNames', ['one'], 'output.classNames', /from 2 to 256 items/],
  ['output.classNames', Array.from({ length: 257 }, String), 'output.classNames', /from 2 to 256 items/],
  ['output.classNames.1', 7, 'output.classNames[1]', /must be a string/],
  ['output.classNames.1', 'coat', 'output.classNames', /a name twice/],
  ['output.classNames', ['a', 'b'], 'parameters.layers[3].outputs', /must be 2, as output says, not 3/],
  ['layers', [], 'layers', /from 1 to 100 items/],
  ['layers', Array.from({ length: 101 }, () => ({})), 'layers', /from 1 to 100 items/],
  ['layers', { length: 1 }, 'layers', /must be an array/],
  ['layers', [{ units: 5, activation: 'relu' }], 'parameters.layers', /must have 2 items, not 4/],
  ['layers.0', null, 'layers[0]', /must be an object/],
  ['layers.0.units', 0, 'layers[0].units', /from 1 to 16,384, not 0/],
  ['layers.0.units', 2 ** 53, 'layers[0].units', /from 1 to 16,384/],
  ['layers.0.units', '5', 'layers[0].units', /must be a number/],
  ['layers.0.units', 2, 'parameters.layers[0].outputs', /must be a multiple of 2, its units, not 5/],
  ['layers.1.units', 4, 'parameters.layers[2].inputs', /must be 4, what comes before it, not 2/],
  ['layers.1.activation', '', 'layers[1].activation', /from 1 to 200 characters/],
  ['layers.1.activation', 7, 'layers[1].activation', /must be a string/],
  ['layers.0.activation', 'elu', 'parameters.activations[0].activation', /'prelu'.*not whose turn/],
  ['layers.0.norm', 'layer', 'layers[0].norm', /must be 'batch'/],
  ['layers.0.norm', undefined, 'parameters.layers[0].norm', /the layer has no norm/],
  ['layers.0.dropout', 1, 'layers[0].dropout', /below 1, not 1/],
  ['layers.0.dropout', null, 'layers[0].dropout', /must be a number/],
  ['layers.0.parameters', { slope: 1 }, 'layers[0].parameters', /is not a setting/],
  ['share', 'all', 'share', /'network', 'layer' or 'unit'/],
  ['learnParameters', 'slope', 'learnParameters', /must be an array/],
  ['learnParameters', [7], 'learnParameters[0]', /must be a string/],
  ['kernels', 'fast', 'kernels', /'plain' or 'relaxed'/],
  ['definitions', undefined, 'definitions', /must be an array/],
  ['definitions', Array.from({ length: 257 }, () => ({})), 'definitions', /from 0 to 256 items/],
  ['definitions.0.id', '', 'definitions[0].id', /from 1 to 200/],
  ['definitions.1', { id: 'formula-1', formula: 'x' }, 'definitions[1].id', /that of an earlier definition/],
  ['definitions.0.formula', 'x'.repeat(2001), 'definitions[0].formula', /from 1 to 2,000 characters/],
  ['definitions.0.formula', undefined, 'definitions[0].formula', /must be a string/],
  ['definitions.0.name', null, 'definitions[0].name', /must be a string/],
  ['definitions.0.parameters', null, 'definitions[0].parameters', /must be an object/],
  ['definitions.0.parameters', [], 'definitions[0].parameters', /must be an object/],
  ['definitions.0.parameters.__proto__', { initial: 1 }, 'definitions[0].parameters.__proto__', /not a name/],
  ['definitions.0.parameters.b', 7, 'definitions[0].parameters.b', /must be an object/],
  ['definitions.0.parameters.b.initial', 'one', 'definitions[0].parameters.b.initial', /must be a number/],
  ['definitions.0.parameters.b.start', 1, 'definitions[0].parameters.b.start', /is not a setting/],
  ['parameters', undefined, 'parameters', /must be an object/],
  ['parameters.more', [], 'parameters.more', /is not a setting/],
  ['parameters.layers.4', {}, 'parameters.layers', /must have 4 items, not 5/],
  ['parameters.layers.0.inputs', 7, 'parameters.layers[0].inputs', /must be 6, what comes before it, not 7/],
  ['parameters.layers.1.outputs', -4, 'parameters.layers[1].outputs', /whole number/],
  ['parameters.layers.1.outputs', 6, weight, /must have 30 numbers, not 20/],
  ['parameters.layers.1.weight', [1, 2], weight, /must have 20 numbers, not 2/],
  ['parameters.layers.1.weight', { length: 20 }, weight, /must be an array of numbers/],
  ['parameters.layers.1.weight.7', null, weight, /weight\[7\] must be a finite number/],
  ['parameters.layers.1.weight.7', 3.5e38, weight, /weight\[7\] must be a finite number/],
  ['parameters.layers.1.weight.7', '1', weight, /weight\[7\] must be a finite number/],
  ['parameters.layers.1.bias', undefined, 'parameters.layers[1].bias', /must be an array of numbers/],
  ['parameters.layers.0.norm', undefined, 'parameters.layers[0].norm', /must be an object/],
  ['parameters.layers.3.norm', {}, 'parameters.layers[3].norm', /the layer has no norm/],
  ['parameters.layers.0.norm.bias', [1], 'parameters.layers[0].norm.bias', /must have 5 numbers, not 1/],
  ['parameters.layers.0.norm.runningVariance.2', -1, 'parameters.layers[0].norm.runningVariance', /below 0/],
  ['parameters.activations.0.values', [], 'parameters.activations[0].values', /cannot have 0 numbers/],
  ['parameters.activations.0.values', [1, 2], 'parameters.activations[0].values', /cannot have 2 numbers with 5 sets/],
  ['parameters.activations.0.activation', 'tanh', 'parameters.activations[0].activation', /not whose turn/],
];

describe('what is no model', () => {
  it.each(cases)('is refused by name: %s as %j', (path, value, field, says) => {
    const error = refused(() => readModelJson(damaged(path, value)));
    expect(error.field).toBe(field);
    expect(error.message).toMatch(says);
    samples.expectCleanPrototype();
  });

  it.each([null, undefined, 7, 'model', [], true])('is refused: %j', (value) => {
    expect(refused(() => readModelJson(value)).field).toBe('model');
  });

  it.each(['', '{', text(plainModel()).slice(0, -1), '<!doctype html>'])('is refused as text: %j', (json) => {
    const error = refused(() => parseModelText(json));
    expect(error.message).toBe('model is not JSON: it is cut short or damaged.');
  });

  it('is refused before room is taken for the sizes that it claims', () => {
    const json = damaged('parameters.layers.0.weight', new Array(65_536 * 16_384));
    const put = (path: string, value: unknown): void => {
      const [at, name] = place(json, path);
      at[name] = value;
    };
    put('input.shape', [1, 65_536]);
    put('input.scaling', { multiply: [1], add: [0] });
    put('layers.0.units', 16_384);
    put('parameters.layers.0.inputs', 65_536);
    put('parameters.layers.0.outputs', 16_384);
    const before = process.memoryUsage().rss;
    expect(refused(() => readModelJson(json)).message).toMatch(/weight\[0\] must be a finite number/);
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  });

  it('does not get its settings from a prototype', () => {
    const json = JSON.parse(text(plainModel())) as Json;
    const { layers, ...own } = json;
    expect(refused(() => readModelJson(Object.assign(Object.create({ layers }) as Json, own))).field).toBe('layers');
  });
});

describe('a damaged model', () => {
  const valid = text(sampleModel(() => 0x3f800000 + 0x1234)); // short numbers, so that damage often hits words
  /** Every place of parsed JSON, as the object or list and the key in it. */
  const places = (at: Json): [Json, string][] =>
    Object.entries(at).flatMap(([name, value]) => [
      [at, name] as [Json, string],
      ...(typeof value === 'object' && value !== null ? places(value as Json) : []),
    ]);

  it('is a sound model or is refused, whichever byte is changed or wherever it is cut', () => {
    const next = generator(4);
    const bytes = new TextEncoder().encode(valid);
    let sound = 0;
    for (let i = 0; i < 2000; i += 1) {
      const changed = i % 4 === 0 ? bytes.slice(0, next() % bytes.length) : bytes.slice();
      if (i % 4 !== 0) changed[next() % bytes.length] = i % 2 === 0 ? next() % 256 : 0x20 + (next() % 0x5f);
      if (samples.isSoundOrRefused(() => read(new TextDecoder().decode(changed)))) sound += 1;
    }
    expect(sound).toBeGreaterThan(50); // another digit is another model
    expect(sound).toBeLessThan(1900);
    samples.expectCleanPrototype();
  });

  it('is a sound model or is refused, whatever is left out or put in another’s place', () => {
    const next = generator(5);
    const strange = [null, true, -1, 0, 1.5, 2 ** 53, 1e300, '', '__proto__', [], {}, [[]], { polluted: true }];
    for (let i = 0; i < 2000; i += 1) {
      const json = JSON.parse(valid) as Json;
      const all = places(json);
      const [at, name] = all[next() % all.length] ?? [json, 'format'];
      const key = i % 3 === 0 ? '__proto__' : name;
      if (i % 2 === 0) Reflect.deleteProperty(at, name);
      else
        Object.defineProperty(at, key, {
          value: strange[next() % strange.length],
          enumerable: true,
          configurable: true,
        });
      samples.isSoundOrRefused(() => readModelJson(json));
    }
    samples.expectCleanPrototype();
  });
});
