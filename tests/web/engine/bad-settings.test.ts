/** Settings that make no sense: refused under the name the caller wrote, and the engine works on. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import { createEngine, isUsable, refusal, small, untyped, type Dataset, type Engine } from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(64), test: toyPair(16) });
});
afterEach(async () => {
  expect(await isUsable(engine, dataset)).toBe(true);
});
afterAll(() => {
  engine.dispose();
});

type Case = [field: string, settings: object, says?: RegExp, code?: string];

const sgd = (wrong: object): object => ({ optimizer: { kind: 'sgd', learningRate: 0.1, ...wrong } });
const unit = (wrong: object): object => ({
  activation: undefined,
  hidden: undefined,
  layers: [{ units: 4, activation: 'relu' }, wrong],
});
const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'ReLU', 'relu ', 'relu\0'];
const unknown = 'unknown-activation';

const sizes: Case[] = [
  ...[0, -1, 1.5, 1e9, 16385, NaN, Infinity, 1e300].map((units): Case => [
    'hidden[1]',
    { hidden: [4, units] },
    /whole number from 1 to 16,384/,
  ]),
  ...['4', null, true, [4], undefined].map((units): Case => ['hidden[1]', { hidden: [4, units] }, /must be a number/]),
  ['hidden[0]', { hidden: new Array(2) }, /must be a number/],
  ['hidden', { hidden: [] }, /from 1 to 100 hidden layers/],
  ['hidden', { hidden: Array.from({ length: 101 }, () => 1) }, /from 1 to 100 hidden layers/],
  ['hidden', { hidden: [16384, 16384] }, /MB; a run may take 1,073 MB/],
  ['hidden', { hidden: 4 }, /must be an array/],
  ['hidden', { hidden: '4' }, /must be an array/],
  ['hidden', { layers: [{ units: 4, activation: 'relu' }] }, /together with layers/],
  ['activation', { hidden: undefined, layers: [{ units: 4, activation: 'relu' }] }, /together with layers/],
  ['layers[1].units', unit({ units: 0, activation: 'relu' }), /whole number/],
  ['layers[1].units', unit({ units: '4', activation: 'relu' }), /must be a number/],
  ['layers[1].activation', unit({ units: 4 }), /must be a string/],
  [
    'layers[1].activation',
    unit({ units: 4, activation: 'constructor' }),
    /no activation called 'constructor'/,
    unknown,
  ],
  ['layers[1].parameters.slope', unit({ units: 4, activation: 'relu', parameters: { slope: 1 } }), /no parameter/],
  ['layers[1].norms', unit({ units: 4, activation: 'relu', norms: 'batch' }), /not a setting/],
  ...['constructor', '', 'Batch'].map((norm): Case => [
    'layers[1].norm',
    unit({ units: 4, activation: 'relu', norm }),
    /must be 'batch', not/,
  ]),
  ...[-0.1, 1, NaN].map((dropout): Case => [
    'layers[1].dropout',
    unit({ units: 4, activation: 'relu', dropout }),
    /at least 0 and below 1/,
  ]),
  [
    'batchSize',
    { ...unit({ units: 4, activation: 'relu', norm: 'batch' }), batchSize: 1 },
    /normalisation needs at least 2/,
  ],
  ['batchSize', { ...unit({ units: 4, activation: 'relu', norm: 'batch' }), batchSize: 9 }, /leaves a batch of 1/],
  ['layers[1]', unit([]), /must be an object/],
  ['layers[0]', { activation: undefined, hidden: undefined, layers: new Array(1) }, /must be an object/],
  ['batchSize', { batchSize: 0 }, /whole number from 1 to 8,192/],
  ['batchSize', { batchSize: 1.5 }],
  ['batchSize', { batchSize: 1e9 }],
  ['batchSize', { batchSize: NaN }],
  ['batchSize', { batchSize: '32' }, /must be a number/],
  ['seed', { seed: -1 }, /whole number from 0 to 2\^53 − 1/],
  ['seed', { seed: 0.5 }],
  ['seed', { seed: 2 ** 53 }],
  ['seed', { seed: NaN }],
  ['seed', { seed: 7n }, /must be a number/],
];

const optimizers: Case[] = [
  ...[NaN, -0.1, 0, -0, Infinity].map((learningRate): Case => [
    'optimizer.learningRate',
    sgd({ learningRate }),
    /finite number above 0/,
  ]),
  ['optimizer.learningRate', sgd({ learningRate: '0.1' }), /must be a number/],
  ['optimizer.learningRate', { optimizer: { kind: 'sgd' } }, /must be a number/],
  ...[2, 1, -0.1, NaN].map((momentum): Case => ['optimizer.momentum', sgd({ momentum }), /at least 0 and below 1/]),
  ['optimizer.dampening', sgd({ dampening: 1.1, momentum: 0.5 }), /from 0 to 1/],
  ['optimizer.weightDecay', sgd({ weightDecay: -1e-9 }), /at least 0/],
  ['optimizer.weightDecay', sgd({ weightDecay: Infinity }), /finite/],
  ['optimizer.nesterov', sgd({ nesterov: true }), /needs a momentum above 0/],
  ['optimizer.nesterov', sgd({ nesterov: 1 }), /true or false/],
  ['optimizer.kind', sgd({ kind: 'Adam' }), /must be 'sgd' or 'adam', not 'Adam'/],
  ['optimizer.momentum', { optimizer: { kind: 'adam', momentum: 0.9 } }, /not a setting; there are kind, learningRate/],
  ...[1e39, 1e-60].map((learningRate): Case => [
    'optimizer.learningRate',
    sgd({ learningRate }),
    /finite number that single precision can hold/,
  ]),
  ['optimizer.weightDecay', sgd({ weightDecay: 1e-60 }), /single precision/],
  ['optimizer.momentum', sgd({ momentum: 1e-60 }), /single precision/],
  ['optimizer.betas', { optimizer: { kind: 'adam', betas: [0.9] } }, /array of two numbers/],
  ['optimizer.betas[1]', { optimizer: { kind: 'adam', betas: [0.9, 1] } }, /at least 0 and below 1/],
  ['optimizer.eps', { optimizer: { kind: 'adam', eps: 0 } }, /above 0/],
  ['schedule.tMax', { schedule: { kind: 'cosine' } }, /must be a number/],
  ['schedule.tMax', { schedule: { kind: 'cosine', tMax: 0 } }, /whole number from 1/],
  ['schedule.every', { schedule: { kind: 'cosine', tMax: 5, every: 'day' } }, /'epoch' or 'step'/],
  ['schedule.kind', { schedule: {} }, /must be a string/],
  ['clip.norm', { clip: { norm: 0 } }, /above 0/],
  ['clip.norm', { clip: {} }, /must be a number/],
  ['loss', { loss: 'mse' }, /does not fit this data set, whose targets are classes/],
  ['loss', { loss: 'hinge' }, /'cross-entropy' or 'mse'/],
  ['optimizer.beta', sgd({ beta: 1 }), /not a setting/],
  ['optimizer', { optimizer: 'sgd' }, /must be an object/],
  ['optimizer', { optimizer: null }, /must be an object/],
];

const choices: Case[] = [
  ...names.map((activation): Case => ['activation', { activation }, /there is no activation called/, unknown]),
  ['activation', { activation: undefined }, /is missing: name a function/],
  ['activation', { activation: 7 }, /must be a string/],
  ...['constructor', '__proto__', '', 'He'].map((name): Case => [
    'initialization',
    { initialization: name },
    /'pytorch', 'he-uniform'/,
  ]),
  ...['toString', '', 'neuron'].map((share): Case => ['share', { share }, /'network', 'layer' or 'unit'/]),
  ...['fast', 'constructor', ''].map((kernels): Case => ['kernels', { kernels }, /'plain' or 'relaxed'/]),
  ['shuffle', { shuffle: 1 }, /true or false/],
  ['momentum', { momentum: 0.9 }, /not a setting; there are dataset, activation/],
  ['__proto__', JSON.parse('{"__proto__": 1}') as object, /not a setting/],
  ['dataset', { dataset: undefined }, /loadDataset/],
  ['dataset', { dataset: { id: 1, train: 64 } }, /loadDataset/],
];

const prelu = (wrong: object): object => ({ activation: 'prelu', ...wrong });
const parameters: Case[] = [
  ['parameters.alpha', prelu({ parameters: { alpha: 1 } }), /PReLU has no parameter of that name/],
  ['parameters.__proto__', prelu({ parameters: JSON.parse('{"__proto__": 1}') as object }), /no parameter/],
  ['parameters.constructor', prelu({ parameters: { constructor: 1 } }), /no parameter/],
  ['parameters.slope', prelu({ parameters: { slope: [1, 2] } }), /one number or a list of 1/],
  ['parameters.slope', prelu({ parameters: { slope: [] } }), /one number or a list of 1/],
  ['parameters.slope', prelu({ parameters: { slope: NaN } }), /finite/],
  ['parameters.slope', prelu({ parameters: { slope: 1e39 } }), /finite/],
  ['parameters.slope', prelu({ parameters: { slope: 1e-60 } }), /single precision/],
  ['seed', { seed: () => 7 }, /must be a number/],
  ['parameters.slope', prelu({ parameters: { slope: '1' } }), /must be a number/],
  ['parameters.c', { activation: 'staf', parameters: { c: new Array(24).fill(1) } }, /a list of 25/],
  ['parameters', prelu({ parameters: [1] }), /must be an object/],
  [
    'learnParameters[0]',
    prelu({ learnParameters: ['alpha'] }),
    /no activation of this run has a parameter called 'alpha'/,
  ],
  ['learnParameters[1]', prelu({ learnParameters: ['slope', 'constructor'] }), /no activation of this run/],
  ['learnParameters[0]', { activation: 'rrelu', learnParameters: ['lower'] }, /'lower' cannot be learned/],
  ['learnParameters[0]', prelu({ learnParameters: [1] }), /must be a string/],
  ['learnParameters[0]', prelu({ learnParameters: new Array(1) }), /must be a string/],
  ['learnParameters', prelu({ learnParameters: 'slope' }), /must be an array/],
];

describe('createRun refuses', () => {
  it.each([...sizes, ...optimizers, ...choices, ...parameters])('%s of %o', async (field, settings, says, code) => {
    const options = { ...small, dataset };
    for (const [name, value] of Object.entries(settings))
      Object.defineProperty(options, name, { value, enumerable: true });
    const error = await refusal(engine.createRun(untyped(options)));
    expect({ code: error.code, field: error.field }).toEqual({ code: code ?? 'invalid-argument', field });
    expect(error.message).toMatch(says ?? /whole number/);
    expect(error.message).toContain(field);
  });

  it.each([null, undefined, 'relu', []])('%j in place of options', async (options) => {
    expect((await refusal(engine.createRun(untyped(options)))).code).toBe('invalid-argument');
  });
});
