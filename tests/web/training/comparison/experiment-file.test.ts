/** Experiments written to a file and read again, and files of every kind of fault. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mostCharacters,
  sharedNames,
  writeExperiment,
} from '../../../../web/src/training/comparison/experiment-file.js';
import type {
  ComparedFunction,
  Experiment,
  Origin,
  SharedSettings,
} from '../../../../web/src/training/comparison/experiment.js';
import { readExperiment } from '../../../../web/src/training/comparison/read-experiment.js';
import type { Result } from '../../../../web/src/training/comparison/result.js';
import type { JobOutcome } from '../../../../web/src/training/job-outcome.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';

const origin: Origin = { engine: '1.2.3', date: '2026-01-31T12:00:00.000Z' };

const right = Uint8Array.from({ length: 2000 }, (_, i) => (i % 3 === 0 ? 0 : 1));
const outcome: JobOutcome = {
  diverged: false,
  accuracy: 0.6665,
  loss: 0.75,
  seconds: 12.5,
  parameters: 283_914,
  dead: { count: 3, units: 640, images: 10_000 },
  firstGradient: 0.125,
  curve: [
    { epoch: 0, accuracy: 0.1, loss: 2.3 },
    { epoch: 1, accuracy: 0.6665, loss: 0.75 },
  ],
  right,
  parametersHash: '0123456789abcdef',
};
const diverged: JobOutcome = {
  ...outcome,
  diverged: true,
  accuracy: NaN,
  loss: NaN,
  firstGradient: NaN,
  dead: undefined,
  curve: [{ epoch: 0, accuracy: 0.1, loss: NaN }],
  right: new Uint8Array(),
  parametersHash: '',
};

const functions: readonly ComparedFunction[] = [
  { activation: 'prelu', parameters: { a: 0.5 } },
  {
    activation: 'f-12ab',
    definition: {
      name: 'Mine',
      formula: 'x * sigmoid(constructor * x)',
      parameters: { constructor: { initial: [1, 2], distribution: 'normal' as const, spread: 0.5, learnable: false } },
    },
  },
];

const experiment: Experiment = {
  functions,
  settings: defaultSettings,
  seeds: [1, 7],
  rates: [0.001, 0.01],
  results: [
    { activation: 'prelu', seed: 1, learningRate: 0.001, outcome },
    { activation: 'f-12ab', seed: 7, learningRate: 0.01, outcome: diverged },
  ],
};

const shared = Object.fromEntries(
  Object.entries(defaultSettings).filter(([name]) => name !== 'seed' && name !== 'learningRate'),
) as unknown as SharedSettings;

describe('an experiment', () => {
  it('that was written is read as it was, with its origin', () => {
    expect(readExperiment(writeExperiment(experiment, origin))).toEqual({
      kind: 'value',
      value: { ...experiment, settings: shared, ...origin },
    });
  });

  it('says in its file what it is, and all of its settings but those that the trainings differ in', () => {
    const file = JSON.parse(writeExperiment(experiment, origin)) as Record<string, unknown>;
    expect(Object.keys(file)).toEqual([
      ...['format', 'version', 'date', 'engine', 'settings', 'functions', 'seeds', 'rates', 'results'],
    ]);
    expect(file).toMatchObject({ format: 'activarium-experiment', version: 1, ...origin });
    expect(file['settings']).toEqual(shared);
    expect(sharedNames).toEqual(Object.keys(shared));
  });

  it('of any figures comes back', { timeout: 60_000 }, () => {
    const figure = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
    const dead = fc
      .record({ units: fc.integer({ min: 1, max: 1e6 }), part: share, images: fc.integer({ min: 1, max: 10_000 }) })
      .map(({ units, part, images }) => ({ count: Math.floor(units * part), units, images }));
    const curve = fc
      .uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 16 })
      .chain((epochs) =>
        fc.tuple(
          ...epochs
            .sort((a, b) => a - b)
            .map((epoch) => fc.record({ epoch: fc.constant(epoch), accuracy: share, loss: figure })),
        ),
      );
    const sound: fc.Arbitrary<JobOutcome> = fc.record({
      diverged: fc.constant(false),
      accuracy: share,
      loss: figure,
      seconds: figure,
      parameters: fc.nat(1e9),
      dead: fc.option(dead, { nil: undefined }),
      firstGradient: fc.option(figure, { nil: NaN }),
      curve,
      right: fc.uint8Array({ minLength: 2000, maxLength: 2000, max: 1 }),
      parametersHash: fc.stringMatching(/^[0-9a-f]{16}$/),
    });
    const lost = sound.map((each) => ({
      ...each,
      ...{ diverged: true, accuracy: NaN, loss: NaN, right: new Uint8Array(), parametersHash: '' },
    }));
    const experiments = fc
      .record({
        ids: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { minLength: 1, maxLength: 3 }),
        seeds: fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 3 }),
        rates: fc.uniqueArray(fc.double({ min: 1e-6, max: 100, noNaN: true }), { minLength: 1, maxLength: 3 }),
        momentum: fc.double({ min: 0, max: 0.9999, noNaN: true }).map((value) => value + 0),
        hidden: fc.array(fc.integer({ min: 1, max: 4096 }), { minLength: 1, maxLength: 32 }),
      })
      .chain(({ ids, seeds, rates, momentum, hidden }): fc.Arbitrary<Experiment> => {
        const planned = ids.flatMap((activation) =>
          seeds.flatMap((seed) => rates.map((learningRate) => ({ activation, seed, learningRate }))),
        );
        const results: fc.Arbitrary<Result[]> = fc
          .subarray(planned)
          .chain((some) =>
            fc.tuple(...some.map((each) => fc.oneof(sound, lost).map((of) => ({ ...each, outcome: of })))),
          );
        return results.map((some) => ({
          functions: ids.map((activation) => ({ activation })),
          settings: { ...shared, momentum, hidden },
          seeds,
          rates,
          results: some,
        }));
      });
    fc.assert(
      fc.property(experiments, (any) => {
        expect(readExperiment(writeExperiment(any, origin))).toEqual({ kind: 'value', value: { ...any, ...origin } });
      }),
      { numRuns: 50, seed: 5 },
    );
  });
});

/** The file with what `change` does to it. */
function changed(change: (file: Json) => void): string {
  const file = JSON.parse(writeExperiment(experiment, origin)) as Json;
  change(file);
  return JSON.stringify(file);
}

/** Anything, by a way of keys. */
interface Json {
  [key: string]: Json;
}
const set = (way: string, value: unknown): string =>
  changed((file) => {
    const keys = way.split('.');
    const last = keys.pop() ?? '';
    const place = keys.reduce<Json | undefined>((at, key) => at?.[key], file);
    if (!place) throw new Error(`There is no ${way}.`);
    place[last] = value as Json;
  });

const reasonOf = (text: string): string => {
  const reading = readExperiment(text);
  return reading.kind === 'fault' ? reading.reason : 'It was read.';
};

describe('a file that is no experiment', () => {
  it.each([
    ['', 'This file is not JSON: it is cut short or damaged.'],
    [writeExperiment(experiment, origin).slice(0, -1), 'This file is not JSON: it is cut short or damaged.'],
    ['null', "format must be 'activarium-experiment': this is no experiment of Activarium."],
    ['[]', "format must be 'activarium-experiment': this is no experiment of Activarium."],
    [
      '{"__proto__": {"format": "activarium-experiment"}}',
      "format must be 'activarium-experiment': this is no experiment of Activarium.",
    ],
    [set('format', 'activarium-model'), "format must be 'activarium-experiment': this is no experiment of Activarium."],
    [set('version', 2), 'version must be 1: this page cannot read another.'],
    [' '.repeat(mostCharacters + 1), 'This file is larger than 20 MB.'],
  ])('is refused with what it is, kind %#', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });
});

describe('a field that is not as it should be', () => {
  it.each<[way: string, value: unknown, reason: string]>([
    [
      'more',
      1,
      'more does not belong here; there are format, version, date, engine, settings, functions, seeds, rates, results.',
    ],
    ['date', 'yesterday', 'date must be a date such as 2026-01-31T12:00:00Z.'],
    ['date', '2026-31-31T12:00', 'date must be a date such as 2026-01-31T12:00:00Z.'],
    ['date', undefined, 'date must be a text of 1 to 40 characters.'],
    ['engine', '', 'engine must be a text of 1 to 100 characters.'],
    ['settings', [], 'settings must be an object.'],
    ['settings.momentum', undefined, 'settings.momentum must be a number from 0 to 0.9999.'],
    ['settings.momentum', '0.5', 'settings.momentum must be a number from 0 to 0.9999.'],
    ['settings.momentum', 1, 'settings.momentum must be a number from 0 to 0.9999.'],
    ['settings.epochs', 1.5, 'settings.epochs must be a whole number from 1 to 1000.'],
    ['settings.subset', 'most', 'settings.subset must be one of small, all.'],
    ['settings.subset', ['small'], 'settings.subset must be one of small, all.'],
    ['settings.dropout', null, 'settings.dropout must be a number from 0 to 0.99.'],
    [
      'settings.hidden',
      [256, '192'],
      'settings.hidden must be 1 to 32 whole numbers from 1 to 4096, separated by commas.',
    ],
    [
      'settings.hidden',
      '256,192',
      'settings.hidden must be 1 to 32 whole numbers from 1 to 4096, separated by commas.',
    ],
    ['settings.seed', 1, /^settings\.seed does not belong here; there are momentum, /],
    ['functions', [], 'functions must be a list of 1 to 5,000 items.'],
    ['functions', {}, 'functions must be a list of 1 to 5,000 items.'],
    ['functions.1.activation', 'ReLU', 'functions[1].activation must be a name of small letters, digits and hyphens.'],
    ['functions.1.activation', '', 'functions[1].activation must be a text of 1 to 64 characters.'],
    ['functions.1.activation', 'prelu', 'functions[1].activation is there twice.'],
    ['functions.0.slot', 1, 'functions[0].slot does not belong here; there are activation, parameters, definition.'],
    ['functions.0.parameters.a', '1', 'functions[0].parameters.a must be a number.'],
    ['functions.0.parameters.a', 1e39, 'functions[0].parameters.a must be a number.'],
    ['functions.0.parameters.a', [], 'functions[0].parameters.a must be a list of 1 to 128 items.'],
    ['functions.0.parameters.a b', 1, 'functions[0].parameters.a b is not a name of a parameter.'],
    ['functions.1.definition.formula', '', 'functions[1].definition.formula must be a text of 1 to 2,000 characters.'],
    [
      'functions.1.definition.name',
      'x'.repeat(41),
      'functions[1].definition.name must be a text of 0 to 40 characters.',
    ],
    [
      'functions.1.definition.parameters.b',
      { initial: 1, slope: 2 },
      'functions[1].definition.parameters.b.slope does not belong here; there are initial, distribution, spread, minimum, maximum, learnable.',
    ],
    [
      'functions.1.definition.parameters.b',
      { distribution: 'cauchy' },
      'functions[1].definition.parameters.b.distribution must be one of constant, normal, uniform.',
    ],
    [
      'functions.1.definition.parameters.b',
      { learnable: 1 },
      'functions[1].definition.parameters.b.learnable must be true or false.',
    ],
    ['seeds', [1, 1, 7], 'seeds[1] is there twice.'],
    ['seeds', [1, -7], 'seeds[1] must be a whole number from 0 to 9007199254740991.'],
    [
      'seeds',
      Array.from({ length: 5000 }, (_, i) => i),
      'functions, seeds, rates must make no more than 5,000 trainings, and make 20,000.',
    ],
    ['rates', [0.001, 0], 'rates[1] must be a number from 0.000001 to 100.'],
    ['results', Array.from({ length: 9 }, () => ({})), 'results must be a list of 0 to 8 items.'],
    ['results.0', null, 'results[0] must be an object.'],
    ['results.0.activation', 'relu', 'results[0].activation must be one of those in functions.'],
    ['results.0.seed', 2, 'results[0].seed must be one of those in seeds.'],
    ['results.0.learningRate', 0.1, 'results[0].learningRate must be one of those in rates.'],
    ['results.0.diverged', 0, 'results[0].diverged must be true or false.'],
    ['results.0.accuracy', 66, 'results[0].accuracy must be a number from 0 to 1.'],
    ['results.0.accuracy', null, 'results[0].accuracy must be a number from 0 to 1.'],
    ['results.1.accuracy', 0.5, 'results[1].accuracy must be null.'],
    ['results.0.loss', -1, 'results[0].loss must be a number from 0 on.'],
    ['results.0.seconds', null, 'results[0].seconds must be a number from 0 on.'],
    ['results.0.parameters', 0.5, 'results[0].parameters must be a whole number from 0 to 10,000,000,000.'],
    ['results.0.dead.count', 641, 'results[0].dead.count must be a whole number from 0 to 640.'],
    ['results.0.dead.images', 10_001, 'results[0].dead.images must be a whole number from 1 to 10,000.'],
    ['results.0.dead', null, 'results[0].dead must be an object.'],
    ['results.0.firstGradient', 'NaN', 'results[0].firstGradient must be a number from 0 on.'],
    ['results.0.curve.loss', [1], 'results[0].curve.loss must be as long as the list of epochs.'],
    ['results.0.curve.epoch', [1, 0], 'results[0].curve.epoch must be in ascending order.'],
    ['results.0.curve.epoch', [0, 16], 'results[0].curve.epoch[1] must be a number from 0 to 15.5.'],
    [
      'results.0.curve.epoch',
      Array.from({ length: 17 }, (_, i) => i / 17),
      'results[0].curve.epoch must be a list of 0 to 16 items.',
    ],
    ['results.0.right', 'AAAA', 'results[0].right must be 2,000 bits in base64.'],
    ['results.0.right', null, 'results[0].right must be 2,000 bits in base64.'],
    ['results.0.parametersHash', 'x', 'results[0].parametersHash must be a hash of 16 hexadecimal digits.'],
    ['results.1.parametersHash', '0123456789abcdef', 'results[1].parametersHash must be empty.'],
    ['results.1.right', 'AA==', 'results[1].right must be 0 bits in base64.'],
  ] as [string, unknown, string][])('is named with what is expected: %s', (way, value, reason) => {
    if (typeof reason === 'string') expect(reasonOf(set(way, value))).toBe(reason);
    else expect(reasonOf(set(way, value))).toMatch(reason);
  });

  it('is named where a result is there twice', () => {
    const [first] = experiment.results;
    const twice = { ...experiment, results: first ? [first, first] : [] };
    expect(reasonOf(writeExperiment(twice, origin))).toBe('results[1] is there twice.');
  });

  it('is no way to an object’s prototype', () => {
    const file = writeExperiment(experiment, origin);
    for (const [from, to, field] of [
      ['"version":1', '"version":1,"__proto__":{"more":1}', '__proto__'],
      ['"settings":{', '"settings":{"__proto__":{},', 'settings.__proto__'],
      ['"functions":[{', '"functions":[{"__proto__":{},', 'functions[0].__proto__'],
      ['"parameters":{"a"', '"parameters":{"__proto__":1,"a"', 'functions[0].parameters.__proto__'],
      [
        '"parameters":{"constructor"',
        '"parameters":{"__proto__":{},"constructor"',
        'functions[1].definition.parameters.__proto__',
      ],
      ['"results":[{', '"results":[{"__proto__":{},', 'results[0].__proto__'],
    ] as const) {
      expect(file).toContain(from);
      expect(reasonOf(file.replace(from, to)), from).toMatch(
        new RegExp(`^${field.replace(/[[\].]/g, '\\$&')} (does not belong here|is not a name of a parameter)`),
      );
    }
    expect(Object.hasOwn(Object.prototype, 'more')).toBe(false);
  });

  it('is named no longer than it is read', () => {
    expect(reasonOf(changed((file) => (file['x'.repeat(1e6)] = {})))).toMatch(/^x{200} does not belong here/);
  });
});
