/** Safetensors files: written and read bit for bit, by the published format, and refused where they are damaged. */
import '../../../web/src/engine/trainer-words.js';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readModelJson, type ModelData } from '../../../web/src/engine/model-data.js';
import { modelFromSafetensors, modelToSafetensors } from '../../../web/src/engine/model-safetensors.js';
import { readSafetensors, writeSafetensors } from '../../../web/src/engine/safetensors.js';
import * as samples from './model-samples.js';

const { bitsOf, generator, plainModel, refused, sampleModel } = samples;

/** A file of this header, as text or as an object, with `size` bytes behind it. */
function file(header: unknown, size = 0, claimed?: bigint): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + size);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

const tensor = (shape: unknown, begin: unknown, end: unknown): object => ({
  dtype: 'F32',
  shape,
  data_offsets: [begin, end],
});

function headerOf(bytes: Uint8Array): { text: string; start: number } {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  return { text: new TextDecoder().decode(bytes.slice(8, 8 + length)), start: 8 + length };
}

describe('a safetensors file', () => {
  const numbers = samples.anyFloats(6, generator(6));
  const written = writeSafetensors(
    [
      { name: 'a.weight', shape: [2, 3], data: numbers },
      { name: 'nothing', shape: [0, 7], data: new Float32Array(0) },
      { name: 'one', shape: [], data: Float32Array.of(-0) },
    ],
    { who: 'me "and" you' },
  );

  it('has the length of its header, the header as JSON up to a multiple of eight, and the numbers', () => {
    const { text, start } = headerOf(written);
    expect(start % 8).toBe(0);
    expect(text).toMatch(/^\{.*\} *$/);
    expect(JSON.parse(text)).toEqual({
      __metadata__: { who: 'me "and" you' },
      'a.weight': { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
      nothing: { dtype: 'F32', shape: [0, 7], data_offsets: [24, 24] },
      one: { dtype: 'F32', shape: [], data_offsets: [24, 28] },
    });
    expect(written).toHaveLength(start + 28);
    const view = new DataView(written.buffer, start);
    numbers.forEach((n, i) => {
      expect(view.getFloat32(4 * i, true)).toBe(n);
    });
    expect(view.getUint32(24, true)).toBe(0x80000000);
  });

  it.each([0, 1, 2, 3])('is read bit for bit where it begins at byte %i of a buffer', (offset) => {
    const around = new Uint8Array(written.length + 9).fill(7);
    around.set(written, offset);
    const { tensors, metadata } = readSafetensors(around.subarray(offset, offset + written.length));
    expect([...metadata]).toEqual([['who', 'me "and" you']]);
    expect([...tensors].map(([name, { shape, data }]) => [name, shape, bitsOf(data)])).toEqual([
      ['a.weight', [2, 3], bitsOf(numbers)],
      ['nothing', [0, 7], ['bits']],
      ['one', [], ['bits', 0x80000000]],
    ]);
  });

  it('is read out of shared memory and out of Node’s pool', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(written.length));
    shared.set(written);
    for (const bytes of [shared, Buffer.from(written)])
      expect(bitsOf(readSafetensors(bytes).tensors.get('a.weight')?.data)).toEqual(bitsOf(numbers));
  });

  it('gives numbers of its own', () => {
    const bytes = written.slice();
    const { tensors } = readSafetensors(bytes);
    bytes.fill(0);
    expect(bitsOf(tensors.get('a.weight')?.data)).toEqual(bitsOf(numbers));
  });

  it('may have tensors in any order, and names that objects have by themselves', () => {
    const header =
      '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"constructor":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    const bytes = file(header, 8);
    bytes.set(new Uint8Array(Float32Array.of(1, 2).buffer), 8 + header.length);
    const { tensors } = readSafetensors(bytes);
    expect(tensors.get('constructor')?.data[0]).toBe(1);
    expect(tensors.get('__proto__')?.data[0]).toBe(2);
    const again = writeSafetensors(
      [...tensors].map(([name, t]) => ({ name, ...t })),
      {},
    );
    expect(readSafetensors(again).tensors.get('__proto__')?.data[0]).toBe(2);
    samples.expectCleanPrototype();
  });
});

type Case = [what: string, bytes: Uint8Array, field: string, says: RegExp];
const one = tensor([1], 0, 4);

const cases: Case[] = [
  ['no bytes', new Uint8Array(0), 'safetensors', /ends within the length of its header/],
  ['seven bytes', new Uint8Array(7), 'safetensors', /ends within the length of its header/],
  ['a header of no bytes', new Uint8Array(8), 'safetensors', /not JSON/],
  ['a header longer than the file', file({}, 0, 3n), 'safetensors', /ends within its header/],
  ['a header of more than 100 MB', file({}, 0, 100_000_001n), 'safetensors', /longer than 100 MB/],
  ['a header of 2⁶⁴ − 1 bytes', file({}, 0, 2n ** 64n - 1n), 'safetensors', /longer than 100 MB/],
  ['a header of 2³² + 2 bytes', file({}, 0, 2n ** 32n + 2n), 'safetensors', /longer than 100 MB/],
  ['a web page', new TextEncoder().encode('<!doctype html><html></html>'), 'safetensors', /longer than 100 MB/],
  ['a header cut short', file('{"a":'), 'safetensors', /not JSON/],
  ['a header that is no UTF-8', file('{"a":1}').fill(0xff, 10, 11), 'safetensors', /not JSON/],
  ['a list as header', file([]), 'safetensors', /no object/],
  ['null as header', file('null'), 'safetensors', /no object/],
  ['a number as header', file('7'), 'safetensors', /no object/],
  ['a tensor that is null', file({ a: null }), 'safetensors.a', /must be an object/],
  ['a tensor without a shape', file({ a: { dtype: 'F32', data_offsets: [0, 0] } }), 'safetensors.a', /nothing else/],
  ['a tensor with something else', file({ a: { ...one, stride: 1 } }, 4), 'safetensors.a', /nothing else/],
  ['half precision', file({ a: { ...one, dtype: 'F16' } }, 4), 'safetensors.a', /is of dtype F16; only F32 is read/],
  ['a dtype that is a number', file({ a: { ...one, dtype: 32 } }, 4), 'safetensors.a', /no string/],
  ['a shape that is a number', file({ a: tensor(1, 0, 4) }, 4), 'safetensors.a', /shape that is no list/],
  ['a negative size', file({ a: tensor([-1, -1], 0, 4) }, 4), 'safetensors.a', /shape that is no list/],
  ['half a size', file({ a: tensor([0.5, 2], 0, 4) }, 4), 'safetensors.a', /shape that is no list/],
  ['a size of 2⁵³', file({ a: tensor([2 ** 53], 0, 4) }, 4), 'safetensors.a', /shape that is no list/],
  [
    'sizes whose product overflows',
    file({ a: tensor([2 ** 52, 2 ** 52], 0, 4) }, 4),
    'safetensors.a',
    /not fit its shape/,
  ],
  [
    'sizes whose product is ∞',
    file({ a: tensor(Array(30).fill(2 ** 50), 0, 4) }, 4),
    'safetensors.a',
    /not fit its shape/,
  ],
  ['a shape of fewer numbers', file({ a: tensor([1], 0, 8) }, 8), 'safetensors.a', /not fit its shape/],
  ['offsets that are not fours', file({ a: tensor([1], 0, 3) }, 4), 'safetensors.a', /not fit its shape/],
  ['one offset', file({ a: { ...one, data_offsets: [4] } }, 4), 'safetensors.a', /not two whole numbers/],
  ['negative offsets', file({ a: tensor([1], -4, 0) }, 4), 'safetensors.a', /not two whole numbers/],
  ['half an offset', file({ a: tensor([1], 0.5, 4.5) }, 8), 'safetensors.a', /not two whole numbers/],
  ['an offset of 2⁵³', file({ a: tensor([1], 2 ** 53, 2 ** 53 + 4) }, 4), 'safetensors.a', /not two whole numbers/],
  ['offsets the wrong way', file({ a: tensor([1], 4, 0) }, 4), 'safetensors.a', /outside the file/],
  ['offsets behind the end', file({ a: tensor([2], 0, 8) }, 4), 'safetensors.a', /outside the file/],
  ['tensors in one place', file({ a: one, b: one }, 4), 'safetensors.b', /overlaps/],
  ['tensors that overlap', file({ a: tensor([2], 0, 8), b: tensor([2], 4, 12) }, 12), 'safetensors.b', /overlaps/],
  ['a hole at the start', file({ a: tensor([1], 4, 8) }, 8), 'safetensors.a', /behind a hole/],
  ['a hole between tensors', file({ a: one, b: tensor([1], 8, 12) }, 12), 'safetensors.b', /behind a hole/],
  ['bytes behind the last tensor', file({ a: one }, 8), 'safetensors', /4 bytes behind its last tensor/],
  ['metadata of numbers', file({ __metadata__: { a: 1 } }), 'safetensors.__metadata__', /object of strings/],
  ['metadata that are a list', file({ __metadata__: [] }), 'safetensors.__metadata__', /object of strings/],
  ['a tensor twice', file('{"a":1, "b":{"a":"a"}, "\\u0061":1}'), 'safetensors', /the name "a" twice/],
  ['a shape twice', file('{"a":{"shape":[1,[{"x":1}]],"shape":[1]}}'), 'safetensors', /the name "shape" twice/],
  [
    'a name of 10,000 letters',
    file({ ['a'.repeat(10_000)]: 1 }),
    `safetensors.${'a'.repeat(100)}…`,
    /must be an object/,
  ],
];

it.each(cases)('%s is refused by name', (_, bytes, field, says) => {
  const error = refused(() => readSafetensors(bytes));
  expect(error.field).toBe(field);
  expect(error.message).toMatch(says);
});

it('a header of many levels is refused without an overflow', () => {
  const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
  expect(refused(() => readSafetensors(file(`{"a":${deep}}`))).field).toBe('safetensors.a');
});

describe('a model in a safetensors file', () => {
  it.each([
    ['with all parts', sampleModel()],
    ['with none that can be left out', plainModel()],
  ])('%s comes back bit for bit', (_, model) => {
    const bytes = modelToSafetensors(model);
    expect(bitsOf(modelFromSafetensors(bytes))).toEqual(bitsOf(model));
    expect(modelToSafetensors(modelFromSafetensors(bytes))).toEqual(bytes);
  });

  it('has tensors named and laid out as PyTorch has them', () => {
    const { tensors } = readSafetensors(modelToSafetensors(sampleModel()));
    expect([...tensors].map(([name, { shape }]) => [name, ...shape].join(' '))).toEqual([
      'layers.0.weight 5 6',
      'layers.0.bias 5',
      'layers.0.norm.weight 5',
      'layers.0.norm.bias 5',
      'layers.0.norm.running_mean 5',
      'layers.0.norm.running_var 5',
      'layers.1.weight 4 5',
      'layers.1.bias 4',
      'layers.2.weight 4 2',
      'layers.2.bias 4',
      'layers.3.weight 3 4',
      'layers.3.bias 3',
      'activations.0.values 1 5',
      'activations.1.values 1 4',
    ]);
  });

  /** The sample's file with other tensors or metadata. */
  const changed = (
    change: (
      tensors: Map<string, { shape: readonly number[]; data: Float32Array }>,
      metadata: Map<string, string>,
    ) => void,
  ): Uint8Array => {
    const { tensors, metadata } = readSafetensors(modelToSafetensors(sampleModel()));
    const [newTensors, newMetadata] = [new Map(tensors), new Map(metadata)];
    change(newTensors, newMetadata);
    const all = [...newTensors].map(([name, t]) => ({ name, ...t }));
    return writeSafetensors(all, Object.fromEntries(newMetadata));
  };
  const zeros = (...shape: number[]): { shape: number[]; data: Float32Array } => ({
    shape,
    data: new Float32Array(shape.reduce((a, b) => a * b, 1)),
  });
  /** What is done to tensors and metadata, the field that is named, and words of the reason. */
  type Change = [what: string, field: string, says: RegExp, change: Parameters<typeof changed>[0]];

  const changes: Change[] = [
    [
      'of another program',
      'safetensors',
      /was not written by Activarium: it has no description of the network/,
      (_, metadata) => {
        metadata.clear();
      },
    ],
    ['with a description that is no JSON', 'model', /not JSON/, (_, metadata) => metadata.set('activarium', '{')],
    ['with an empty description', 'format', /no model/, (_, metadata) => metadata.set('activarium', '{}')],
    [
      'with parameters in the description',
      'parameters',
      /is not a setting/,
      (_, m) => m.set('activarium', (m.get('activarium') ?? '').replace('{', '{"parameters":{},')),
    ],
    [
      'of a later version',
      'version',
      /in version 3, which this version cannot read: it reads 1/,
      (_, m) => m.set('activarium', (m.get('activarium') ?? '').replace('"version":1', '"version":3')),
    ],
    ['without a tensor', 'safetensors.layers.1.bias', /is missing/, (tensors) => tensors.delete('layers.1.bias')],
    [
      'without a norm’s tensor',
      'safetensors.layers.0.norm.running_var',
      /is missing/,
      (tensors) => tensors.delete('layers.0.norm.running_var'),
    ],
    ['with a tensor more', 'safetensors.layers.4.weight', /is not a tensor/, (t) => t.set('layers.4.weight', zeros(1))],
    ['with a tensor __proto__', 'safetensors.__proto__', /is not a tensor/, (t) => t.set('__proto__', zeros(1))],
    [
      'with a weight turned round',
      'safetensors.layers.0.weight',
      /must be of shape \[any, 6\], not \[6, 5\]/,
      (t) => t.set('layers.0.weight', zeros(6, 5)),
    ],
    [
      'with an output too many',
      'safetensors.layers.3.weight',
      /must be of shape \[3, 4\], not \[4, 4\]/,
      (t) => t.set('layers.3.weight', zeros(4, 4)),
    ],
    [
      'with a bias of two dimensions',
      'safetensors.layers.0.bias',
      /must be of shape \[5\], not \[5, 1\]/,
      (t) => t.set('layers.0.bias', zeros(5, 1)),
    ],
    [
      'with units that do not fit',
      'parameters.layers[1].outputs',
      /must be a multiple of 2, its units, not 3/,
      (t) => t.set('layers.1.weight', zeros(3, 5)).set('layers.1.bias', zeros(3)),
    ],
    [
      'with a number that is none',
      'parameters.layers[2].bias',
      /bias\[0\] must be a finite number/,
      (t) => t.set('layers.2.bias', { shape: [4], data: Float32Array.of(NaN, 0, 0, 0) }),
    ],
    [
      'with values of no activation',
      'safetensors.activations.1.values',
      /is not a tensor/,
      (_, metadata) => metadata.set('activarium.activations', '["prelu"]'),
    ],
    [
      'whose values belong to another activation',
      'parameters.activations[0].activation',
      /'swiglu', which is not whose turn/,
      (tensors, metadata) => {
        metadata.set('activarium.activations', '["swiglu","prelu"]');
        tensors.set('activations.0.values', zeros(1, 5)).set('activations.1.values', zeros(1, 2));
      },
    ],
  ];

  it.each(changes)('%s is refused by name', (_, field, says, change) => {
    const error = refused(() => modelFromSafetensors(changed(change)));
    expect(error.field).toBe(field);
    expect(error.message).toMatch(says);
    samples.expectCleanPrototype();
  });

  it('is read into the model that JSON gives', () => {
    const model: ModelData = modelFromSafetensors(modelToSafetensors(plainModel()));
    expect(bitsOf(readModelJson(model))).toEqual(bitsOf(plainModel()));
  });

  it('that is damaged is a sound model or is refused, whichever byte is changed or wherever it is cut', () => {
    const next = generator(7);
    const valid = modelToSafetensors(sampleModel());
    const { start } = headerOf(valid);
    let sound = 0;
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 2000; i += 1) {
      const bytes = i % 4 === 0 ? valid.slice(0, next() % valid.length) : valid.slice();
      if (i % 4 !== 0)
        bytes[next() % (i % 2 === 0 ? start : valid.length)] = i % 8 < 4 ? next() % 256 : 0x30 + (next() % 10);
      if (samples.isSoundOrRefused(() => modelFromSafetensors(bytes))) sound += 1;
    }
    expect(sound).toBeGreaterThan(100);
    expect(sound).toBeLessThan(1900);
    expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
    samples.expectCleanPrototype();
  });

  it('that lacks a word of its description is a sound model or is refused', () => {
    const next = generator(8);
    for (let i = 0; i < 500; i += 1) {
      const bytes = changed((_, metadata) => {
        const text = metadata.get('activarium') ?? '';
        const words = [...text.matchAll(/"[a-zA-Z]+":|[\d.]+|"[^"]*"/g)];
        const { index, 0: word } = words[next() % words.length] ?? { index: 0, 0: '' };
        const put = ['', '"__proto__":', '1', '-1', '1e999', 'null', '"x"', '[]'][next() % 8] ?? '';
        metadata.set('activarium', text.slice(0, index) + put + text.slice(index + word.length));
      });
      samples.isSoundOrRefused(() => modelFromSafetensors(bytes));
    }
    samples.expectCleanPrototype();
  });
});

describe('a program in Python that shares no line with the library', () => {
  const program = fileURLToPath(new URL('../../reference/read-model.py', import.meta.url));
  const predicted = (model: ModelData, rows: number[][]): { logits: number[][]; outputs: number[][] } => {
    const folder = mkdtempSync(join(tmpdir(), 'activarium-model-'));
    try {
      writeFileSync(join(folder, 'model.safetensors'), modelToSafetensors(model));
      const input = JSON.stringify(rows);
      const ran = spawnSync('/usr/bin/python3', [program, join(folder, 'model.safetensors')], {
        input,
        encoding: 'utf8',
      });
      expect(ran.stderr).toBe('');
      return JSON.parse(ran.stdout) as { logits: number[][]; outputs: number[][] };
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const f32 = (...numbers: number[]): Float32Array => Float32Array.from(numbers);
  /** Two inputs, of which the layer sees −1 and 2; then one layer of these sizes and the output layer. */
  const model = (
    layer: ModelData['layers'][number],
    first: ModelData['parameters']['layers'][number],
    last: ModelData['parameters']['layers'][number],
    values?: Float32Array,
  ): ModelData => ({
    ...plainModel(),
    input: { shape: [1, 2], scaling: { multiply: [2, 1], add: [-3] }, background: null },
    layers: [layer],
    share: 'unit',
    parameters: {
      layers: [first, last],
      activations: values === undefined ? [] : [{ activation: layer.activation, values }],
    },
  });

  it('finds what was worked out by hand, with PReLU for each unit behind a norm, and classes', () => {
    const made = model(
      { units: 2, activation: 'prelu', norm: 'batch', dropout: 0.5 },
      {
        inputs: 2,
        outputs: 2,
        weight: f32(1, 2, 3, 1), // −1 · 1 + 2 · 2 = 3 and −1 · 3 + 2 · 1 = −1
        bias: f32(1, -1), // 4 and −2
        norm: { weight: f32(1, 3), bias: f32(0.5, 0), runningMean: f32(2, 0), runningVariance: f32(4, 1) },
      },
      { inputs: 2, outputs: 2, weight: f32(1, 0, 0, 1), bias: f32(0, 0) },
      f32(0.125, 0.25),
    );
    const { logits, outputs } = predicted({ ...made, output: { targets: 'classes', classNames: ['a', 'b'] } }, [
      [1, 5],
    ]);
    expect(logits[0]?.[0]).toBeCloseTo(2 / Math.sqrt(4 + 1e-5) + 0.5, 12);
    expect(logits[0]?.[1]).toBeCloseTo((0.25 * 3 * -2) / Math.sqrt(1 + 1e-5), 12);
    expect(outputs[0]?.[0]).toBeCloseTo(1 / (1 + Math.exp((logits[0]?.[1] ?? 0) - (logits[0]?.[0] ?? 0))), 12);
  });

  it('takes the second half of a gated layer for its gates', () => {
    const made = model(
      { units: 1, activation: 'swiglu' },
      { inputs: 2, outputs: 2, weight: f32(1, 2, 3, 1), bias: f32(0, 0) },
      { inputs: 1, outputs: 1, weight: f32(2), bias: f32(0.5) },
    );
    const { logits, outputs } = predicted(made, [[1, 5]]);
    expect(outputs).toEqual(logits);
    expect(logits[0]?.[0]).toBeCloseTo(2 * 3 * (-1 / (1 + Math.exp(1))) + 0.5, 12);
  });
});
