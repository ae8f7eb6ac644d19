/** A trained network apart from its data: it predicts, is saved, loaded elsewhere, and learns on. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  refusal,
  untyped,
  type Dataset,
  type Engine,
  type LayerOptions,
  type Model,
  type NetworkParameters,
  type Run,
  type RunSettings,
} from './library.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const bits = (outputs: Float32Array): string => Buffer.from(outputs.slice().buffer).toString('hex');

/** 90 points of three classes in two columns, on three arcs. */
const points = Array.from({ length: 90 }, (_, i) => {
  const [turn, radius] = [((i % 3) * 2 * Math.PI) / 3 + i / 60, 20 + (i % 30)];
  return { x: [radius * Math.cos(turn) + 100, radius * Math.sin(turn)], y: i % 3 };
});
const x = points.map((point) => point.x);
const y = points.map((point) => point.y);

interface Case {
  readonly layers: readonly LayerOptions[];
  readonly settings?: Partial<Omit<RunSettings, 'layers'>>;
  readonly data?: 'bytes' | 'numbers';
  /** Whether the reader that shares nothing with the engine knows these functions. */
  readonly isPlain?: true;
}
const cases: Record<string, Case> = {
  relu: {
    layers: [
      { units: 12, activation: 'relu' },
      { units: 7, activation: 'gelu' },
    ],
    isPlain: true,
  },
  pixels: { layers: [{ units: 12, activation: 'tanh' }], data: 'bytes', isPlain: true },
  regression: { layers: [{ units: 9, activation: 'sigmoid' }], data: 'numbers', isPlain: true },
  norm: {
    layers: [
      { units: 12, activation: 'relu', norm: 'batch', dropout: 0.3 },
      { units: 5, activation: 'swiglu', norm: 'batch' },
    ],
    isPlain: true,
  },
  'prelu-unit': { layers: [{ units: 8, activation: 'prelu' }], settings: { share: 'unit' }, isPlain: true },
  'prelu-network': {
    layers: [
      { units: 8, activation: 'prelu' },
      { units: 6, activation: 'prelu' },
    ],
    isPlain: true,
  },
  frozen: {
    layers: [{ units: 8, activation: 'elu-alpha', parameters: { alpha: 0.3 } }],
    settings: { learnParameters: [] },
    isPlain: true,
  },
  staf: { layers: [{ units: 8, activation: 'staf' }], settings: { share: 'layer' } },
  maxout: { layers: [{ units: 8, activation: 'maxout' }] },
  rrelu: { layers: [{ units: 8, activation: 'rrelu' }] },
  own: { layers: [{ units: 8, activation: '' }] },
};

let engine: Engine;
let folder: string;
const data = new Map<Case['data'], Dataset>();
const inputs = new Map<Case['data'], number[][]>();
const runs = new Map<string, Run>();
const models = new Map<string, Model>();

beforeAll(async () => {
  engine = await createEngine();
  folder = mkdtempSync(join(tmpdir(), 'models-'));
  const { images, labels } = toyPair(90);
  const pixels = Array.from({ length: 90 }, (_, i) => [...new Uint8Array(images, 16 + 16 * i, 16)]);
  data.set(undefined, await engine.loadDataset({ x, y, scale: 'standard', classNames: ['left', 'right', 'far'] }));
  data.set('bytes', await engine.loadDataset({ images, labels }));
  data.set('numbers', await engine.loadDataset({ x, y: x.map(([a = 0, b = 0]) => [a / 50, a * b]), scale: 'unit' }));
  inputs.set(undefined, [...x, [0, 0], [1e6, -3]]);
  inputs.set('bytes', [...pixels, Array.from({ length: 16 }, (_, i) => (i % 2) * 255)]);
  inputs.set('numbers', [...x, [0.5, 1e-3]]);
  const own = await engine.define({ formula: 'x * sigmoid(k*x) + c[1]*tanh(x)', parameters: { k: { initial: 1.5 } } });
  for (const [name, { layers, settings, data: kind }] of Object.entries(cases)) {
    const run = await engine.createRun({
      dataset: found(data, kind),
      layers: layers.map((layer) => ({ ...layer, activation: layer.activation || own.id })),
      batchSize: 30,
      kernels: 'plain',
      optimizer: { kind: 'adam', learningRate: 0.01 },
      ...settings,
    });
    await run.fit({ epochs: 5 });
    runs.set(name, run);
    models.set(name, await run.model());
  }
}, 60_000);
afterAll(() => {
  engine.dispose();
  rmSync(folder, { recursive: true });
});

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`there is no ${String(key)}`);
  return value;
}
const runOf = (name: string): Run => found(runs, name);
const modelOf = (name: string): Model => found(models, name);
const inputsOf = (name: string): number[][] => found(inputs, cases[name]?.data);
const names = Object.keys(cases);

describe('new inputs', () => {
  it.each(names)('of the data set give the bits that its own images give: %s', async (name) => {
    const run = runOf(name);
    const dataset = found(data, cases[name]?.data);
    const own = await run.predict('train', 0, dataset.train);
    const rows = inputsOf(name).slice(0, dataset.train);
    expect(bits(await run.predict(rows))).toBe(bits(own));
    expect(bits(await run.predict(rows.flat()))).toBe(bits(own));
    // However they are grouped.
    const singly = await Promise.all(rows.slice(0, 7).map((row) => run.predict([row])));
    expect(singly.map(bits).join('')).toBe(bits(own.subarray(0, (7 * own.length) / dataset.train)));
  });

  it('are as many as there are, more than a batch', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => x[i % x.length] ?? []);
    const outputs = await runOf('relu').predict(many);
    expect(outputs.length).toBe(3000);
    expect(outputs.slice(0, 270)).toEqual(outputs.slice(270, 540));
    for (let i = 0; i < 3000; i += 3)
      expect((outputs[i] ?? NaN) + (outputs[i + 1] ?? NaN) + (outputs[i + 2] ?? NaN)).toBeCloseTo(1, 5);
  });
});

describe('a model', () => {
  it.each(names)('predicts what its run does, also from JSON and from safetensors: %s', async (name) => {
    const expected = bits(await runOf(name).predict(inputsOf(name)));
    const model = modelOf(name);
    const text = JSON.stringify(model);
    for (const loaded of [
      model,
      await engine.loadModel(model),
      await engine.loadModel(text),
      await engine.loadModel(untyped(JSON.parse(text))),
      await engine.loadModel(model.toSafetensors()),
    ]) {
      expect(bits(await loaded.predict(inputsOf(name)))).toBe(expected);
      expect(JSON.stringify(loaded)).toBe(text);
    }
  });

  it('predicts the same bits in another process, without data', async () => {
    const files = names.flatMap((name) => {
      const model = modelOf(name);
      const own = [join(folder, `${name}.json`), join(folder, `${name}.safetensors`)] as const;
      writeFileSync(own[0], JSON.stringify(model));
      writeFileSync(own[1], model.toSafetensors());
      return own;
    });
    const rows = join(folder, 'rows.json');
    writeFileSync(rows, JSON.stringify(Object.fromEntries(names.map((name) => [name, inputsOf(name)]))));
    const program = path('predict-elsewhere.mjs');
    const library = new URL('../../../dist/lib/activarium.js', import.meta.url).href;
    const told = execFileSync(process.execPath, [program, library, rows, ...files], { encoding: 'utf8' });
    const expected: Record<string, string> = {};
    for (const name of names)
      expected[`${name}.json`] = expected[`${name}.safetensors`] = bits(await runOf(name).predict(inputsOf(name)));
    expect(JSON.parse(told)).toEqual(expected);
  });

  it.each(names.filter((name) => cases[name]?.isPlain))(
    'read by a program of another maker gives the same: %s',
    async (name) => {
      const file = join(folder, `read-${name}.safetensors`);
      writeFileSync(file, modelOf(name).toSafetensors());
      const told = execFileSync('/usr/bin/python3', [path('../../reference/read-model.py'), file], {
        input: JSON.stringify(inputsOf(name)),
        encoding: 'utf8',
      });
      const { logits, outputs } = JSON.parse(told) as { logits: number[][]; outputs: number[][] };
      const own = await modelOf(name).predict(inputsOf(name));
      const width = own.length / outputs.length;
      outputs.forEach((row, i) => {
        // Logits are known up to what is common to a row: softmax takes it out.
        const ours = [...own.subarray(i * width, (i + 1) * width)];
        const size = Math.max(1, ...(logits[i] ?? []).map(Math.abs));
        row.forEach((value, k) => {
          expect(Math.abs(value - (ours[k] ?? NaN))).toBeLessThan(1e-5 * size);
        });
        if (cases[name]?.data === 'numbers') return;
        const difference = (k: number): number => (logits[i]?.[k] ?? NaN) - (logits[i]?.[0] ?? NaN);
        ours.forEach((p, k) => {
          // A probability of float32 tells a logarithm only where it is not tiny.
          if (Math.min(p, ours[0] ?? 0) > 1e-3)
            expect(Math.abs(Math.log(p / (ours[0] ?? NaN)) - difference(k))).toBeLessThan(1e-5 * size);
        });
      });
    },
  );

  it('tells what it is', () => {
    expect(modelOf('relu')).toMatchObject({
      targets: 'classes',
      shape: [1, 2],
      inputs: 2,
      outputs: 3,
      classNames: ['left', 'right', 'far'],
      kernels: 'plain',
      layers: [
        { units: 12, activation: 'relu' },
        { units: 7, activation: 'gelu' },
      ],
    });
    expect(modelOf('regression')).toMatchObject({ targets: 'numbers', outputs: 2, classNames: [] });
  });

  it('stays what it is while its run learns on, and after run and engine are gone', async () => {
    const other = await createEngine();
    const dataset = await other.loadDataset({ x, y });
    const run = await other.createRun({ dataset, activation: 'relu', hidden: [5], kernels: 'plain' });
    const model = await run.model();
    const before = await model.predict(x);
    await run.fit({ epochs: 3 });
    expect(await model.predict(x)).toEqual(before);
    expect(await run.predict(x)).not.toEqual(before);
    run.dispose();
    model.dispose();
    expect(await model.predict(x)).toEqual(before);
    other.dispose();
    expect((await refusal(model.predict(x))).code).toBe('disposed');
    expect(await (await engine.loadModel(model)).predict(x)).toEqual(before);
    expect(await (await engine.loadModel(model.toSafetensors())).predict(x)).toEqual(before);
  });

  it('brings the functions that were defined, also where they are called otherwise or were forgotten', async () => {
    const other = await createEngine();
    const expected = bits(await runOf('own').predict(x));
    const loaded = await other.loadModel(modelOf('own'));
    expect(bits(await loaded.predict(x))).toBe(expected);
    expect(other.activations.at(-1)?.definition?.formula).toBe('x * sigmoid(k*x) + c[1]*tanh(x)');
    const renamed = JSON.stringify(modelOf('own')).replaceAll(loaded.layers[0]?.activation ?? '?', 'mine');
    expect(bits(await (await other.loadModel(renamed)).predict(x))).toBe(expected);
    await other.forget(loaded.layers[0]?.activation ?? '');
    loaded.dispose();
    expect(bits(await loaded.predict(x))).toBe(expected);
    other.dispose();
  });

  it.each([
    ['unknown-activation', 'layers[0].activation', (text: string) => text.replaceAll('"prelu"', '"nonesuch"')],
    ['invalid-data', 'layers[0].activation', (text: string) => text.replaceAll('"prelu"', '"softmax"')],
    ['invalid-data', 'parameters.activations', (text: string) => text.replaceAll('"prelu"', '"relu"')],
    ['invalid-data', 'parameters.layers[0].weight', (text: string) => text.replaceAll('"prelu"', '"swiglu"')],
    ['invalid-data', 'learnParameters[0]', (text: string) => text.replace('{', '{"learnParameters":["beta"],')],
    [
      'invalid-data',
      'definitions[0].formula',
      (text: string) => text.replace('"definitions":[]', '"definitions":[{"id":"own","formula":"x +"}]'),
    ],
    ['invalid-data', 'model', (text: string) => text.slice(0, -1)],
  ])('that the engine cannot make is refused as %s, %s, and leaves nothing behind', async (code, field, damage) => {
    const before = engine.activations.length;
    const text = damage(JSON.stringify(modelOf('prelu-network')));
    const error = await refusal(engine.loadModel(text));
    expect({ code: error.code, field: error.field }).toEqual({ code, field });
    const defining = text.replace('"definitions":[', '"definitions":[{"id":"o","formula":"x*0.123+tanh(x)"},');
    if (!text.includes('"own"')) await refusal(engine.loadModel(defining));
    expect(engine.activations.length).toBe(before);
  });

  it('of a run whose parameters are no numbers is refused', async () => {
    // Unscaled, so that the first step already leads beyond what a float holds.
    const dataset = await engine.loadDataset({ x, y });
    const run = await engine.createRun({
      dataset,
      activation: 'relu',
      hidden: [4],
      optimizer: { kind: 'sgd', learningRate: 3e38 },
    });
    await run.fit({ epochs: 50 });
    expect(run.state).toBe('diverged');
    expect((await run.parameters()).layers.flatMap(({ weight }) => [...weight]).every(Number.isFinite)).toBe(false);
    expect((await refusal(run.model())).field).toBe('run');
  });
});

describe('learning on', () => {
  const made = async (options: object = {}): Promise<Run> =>
    engine.createRun(
      untyped({ dataset: data.get(undefined), model: modelOf('prelu-network'), batchSize: 30, ...options }),
    );

  it('begins with what the model predicts, with an optimiser of its own, and leads on', async () => {
    const run = await made({ optimizer: { kind: 'sgd', learningRate: 0.003 } });
    const initial = bits(await modelOf('prelu-network').predict(x));
    expect(bits(await run.predict(x))).toBe(initial);
    expect({ step: run.step, state: run.state, kernels: run.kernels }).toEqual({
      step: 0,
      state: 'ready',
      kernels: 'plain',
    });
    const before = (await run.evaluate('train')).loss;
    await run.fit({ epochs: 20 });
    expect((await run.evaluate('train')).loss).toBeLessThan(before);
  });

  it('takes the step that PyTorch would: parameters minus rate times gradient, from the model on', async () => {
    // A whole-batch step of plain SGD at two rates: the differences are in the rates' proportion.
    const [a, b] = await Promise.all(
      [1e-3, 2e-3].map(async (learningRate) => {
        const run = await made({ batchSize: 90, optimizer: { kind: 'sgd', learningRate } });
        await run.fit({ epochs: 1 });
        return (await run.parameters()).layers.map(({ weight }) => [...weight]).flat();
      }),
    );
    const start = modelOf('prelu-network')
      .parameters.layers.map(({ weight }) => [...weight])
      .flat();
    start.forEach((w, i) => {
      const [one, two] = [(a?.[i] ?? NaN) - w, (b?.[i] ?? NaN) - w];
      expect(Math.abs(two - 2 * one)).toBeLessThan(4e-7 * Math.max(1, Math.abs(w)));
    });
  });

  it('goes back to the model by reset, also after a checkpoint', async () => {
    const run = await made();
    const initial = await run.parametersHash();
    await run.fit({ epochs: 2 });
    const checkpoint = await run.checkpoint();
    const trained = await run.parametersHash();
    await run.reset();
    expect(await run.parametersHash()).toBe(initial);
    const resumed = await engine.createRun({ dataset: found(data, undefined), checkpoint });
    expect(await resumed.parametersHash()).toBe(trained);
    await resumed.reset();
    expect(await resumed.parametersHash()).toBe(initial);
    await resumed.fit({ epochs: 2 });
    expect(await resumed.parametersHash()).toBe(trained);
  });

  it('goes on with other data of the same scaling', async () => {
    const model = modelOf('relu');
    const dataset = await engine.loadDataset({ x: x.slice(0, 30), y: y.slice(0, 30), scale: model.scaling });
    const run = await engine.createRun({ dataset, model });
    expect(bits(await run.predict(x))).toBe(bits(await model.predict(x)));
    await run.fit({ epochs: 2 });
    expect(bits(await (await run.model()).predict(x))).toBe(bits(await run.predict(x)));
  });

  it.each([
    ['inputs', { x: x.map(([a]) => [a ?? 0]), y }, /has 1 inputs, the model 2 inputs/],
    ['classes', { x, y: y.map((v) => v % 2) }, /2 classes, the model's 3 classes/],
    ['targets', { x, y: x }, /2 numbers, the model's 3 classes/],
    ['scaling', { x, y }, /scaled in another way.*scale: model\.scaling/],
  ])('with data of other %s is refused', async (_, request, reason) => {
    const dataset = await engine.loadDataset(request);
    const error = await refusal(made({ dataset }));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'data-mismatch', field: 'dataset' });
    expect(error.message).toMatch(reason);
  });

  it.each([
    ['hidden', { hidden: [3] }],
    ['layers', { layers: [{ units: 3, activation: 'relu' }] }],
    ['activation', { activation: 'relu' }],
    ['share', { share: 'unit' }],
    ['initialization', { initialization: 'he-normal' }],
    ['model', { model: {} }],
    ['model', { model: 'relu.json' }],
    ['batchSize', { batchSize: 0 }],
    ['momentum', { momentum: 1 }],
  ])('refuses %s', async (field, options) => {
    expect((await refusal(made(options))).field).toBe(field);
  });
});

describe('setParameters', () => {
  it.each(names)('sets what parameters() gives: %s', async (name) => {
    const run = runOf(name);
    const before = await run.parametersHash();
    const parameters = await run.parameters();
    const changed = {
      layers: parameters.layers.map((layer) => ({ ...layer, bias: layer.bias.map((v) => v + 1) })),
      activations: parameters.activations,
    };
    await run.setParameters(changed);
    expect(await run.parametersHash()).not.toBe(before);
    expect(await run.parameters()).toEqual(changed);
    await run.setParameters(parameters);
    expect(await run.parametersHash()).toBe(before);
  });

  it('keeps step and optimiser, and plain lists will do', async () => {
    const [a, b] = await Promise.all(
      [0, 1].map(() =>
        engine.createRun({ dataset: found(data, undefined), activation: 'prelu', hidden: [4], batchSize: 30 }),
      ),
    );
    if (!a || !b) throw new Error('two runs');
    await a.fit({ epochs: 1 });
    await b.fit({ epochs: 1 });
    await b.setParameters(untyped(JSON.parse(JSON.stringify(modelJson(await b.model())))));
    expect(b.step).toBe(a.step);
    await a.fit({ epochs: 2 });
    await b.fit({ epochs: 2 });
    expect(await b.parametersHash()).toBe(await a.parametersHash());
  });
  const modelJson = (model: Model): object => model.toJSON().parameters;

  type Wrong = (good: NetworkParameters) => unknown;
  /** The parameters with layer i changed. */
  const withLayer =
    (i: number, change: object): Wrong =>
    (good) => ({ ...good, layers: good.layers.map((layer, k) => (k === i ? { ...layer, ...change } : layer)) });
  const withActivation =
    (change: object): Wrong =>
    (good) => ({ ...good, activations: good.activations.map((entry) => ({ ...entry, ...change })) });
  const some = new Float32Array(8);
  it.each([
    ['parameters', () => null],
    ['parameters.layers', (good) => ({ ...good, layers: good.layers.slice(1) })],
    ['parameters.layers', ({ activations }) => ({ activations })],
    ['parameters.layers[1].weight', withLayer(1, { weight: some })],
    ['parameters.layers[1].bias', withLayer(1, { bias: 'none' })],
    ['parameters.layers[0].weight', withLayer(0, { weight: [0, 0, 0, NaN] })],
    [
      'parameters.layers[0].norm',
      withLayer(0, { norm: { weight: some, bias: some, runningMean: some, runningVariance: some } }),
    ],
    ['parameters.activations', (good) => ({ ...good, activations: [] })],
    ['parameters.activations[0].activation', withActivation({ activation: 'relu' })],
    ['parameters.activations[0].values', withActivation({ values: some })],
  ] as [string, Wrong][])('refuses %s, and changes nothing', async (field, wrong) => {
    const run = runOf('prelu-network');
    const before = await run.parametersHash();
    expect((await refusal(run.setParameters(untyped(wrong(await run.parameters()))))).field).toBe(field);
    expect(await run.parametersHash()).toBe(before);
  });
});
