/** What happened, in a sentence: from jobs whose figures are given, and from real small trainings. */
import { afterAll, describe, expect, it } from 'vitest';
import type { ActivationInfo, LayerNeurons, TrainProgress } from '../../../web/src/engine/types.js';
import { Job } from '../../../web/src/training/job.js';
import { outcomeOf, type Field, type Outcome } from '../../../web/src/training/outcomes.js';
import { setPreset } from '../../../web/src/training/presets.js';
import {
  defaultSettings,
  settingsIn,
  trainProperties,
  type TrainSettings,
} from '../../../web/src/training/settings.js';
import 'fake-indexeddb/auto';
import { Experiment } from '../../../web/src/training/experiment.js';
import { Machine, Results } from '../../../web/src/training/machine.js';
import { Store } from '../../../web/src/store/store.js';
import { createEngine } from '../engine/library.js';

const names: ReadonlyMap<string, string> = new Map([
  ['relu', 'ReLU'],
  ['gelu', 'GELU'],
  ['prelu', 'PReLU'],
  ['none', 'No activation'],
]);

const infos: ReadonlyMap<string, Partial<ActivationInfo>> = new Map([
  ['sigmoid', { family: 'sigmoidal', parameters: [] }],
  ['prelu', { parameters: [{ learned: true, count: 1, symbol: 'a' }] }],
  ['elu-alpha', { parameters: [{ learned: true, count: 1, symbol: 'α' }] }],
  [
    'staf',
    {
      parameters: [
        { learned: true, count: 2 },
        { learned: true, count: 1 },
      ],
    },
  ],
] as [string, Partial<ActivationInfo>][]);

interface Epoch {
  readonly accuracy: number;
  readonly loss: number;
  readonly dead?: readonly number[];
  readonly moved?: readonly number[];
  readonly learned?: readonly number[];
}

/** Layers of ten neurons; the first epoch given is that before training. */
function jobOf(activation: string, epochs: readonly Epoch[]): Job {
  const job = new Job({ function: { activation, slot: 1 }, settings: defaultSettings });
  for (const [epoch, { accuracy, loss, dead = [0, 0], moved = [1, 10], learned }] of epochs.entries()) {
    const layers = dead.map((deadCount) => ({ units: 10, deadCount }) as LayerNeurons);
    const neurons = { images: 1000, step: epoch, layers };
    job.keep({
      epoch,
      step: epoch,
      test: { accuracy, loss, confusion: new Uint32Array() },
      neurons,
      sample: neurons,
      moved,
      verdicts: new Float32Array(),
      learned: learned && [{ activation, values: Float32Array.from(learned) }],
      kernels: 'plain',
      gradients: undefined,
    });
  }
  return job;
}

const start: Epoch = { accuracy: 0.1, loss: 2.3 };
const good = (accuracy: number, rest: Partial<Epoch> = {}): readonly Epoch[] => [
  start,
  { accuracy, loss: 0.5, ...rest },
];

const withPreset = (...[id]: readonly [Parameters<typeof setPreset>[1]]): TrainSettings => {
  const store = new Store(trainProperties);
  setPreset(store, id);
  return settingsIn(store.values);
};

const fieldOf = (jobs: readonly Job[], field: Partial<Field> = {}): Field => ({
  jobs,
  settings: defaultSettings,
  isOver: true,
  name: (id) => names.get(id) ?? id,
  info: (id) => infos.get(id) as ActivationInfo | undefined,
  ...field,
});

/** Of the first job. */
const told = (jobs: readonly Job[], field: Partial<Field> = {}): Outcome | undefined => {
  const [first] = jobs;
  return first && outcomeOf(first, fieldOf(jobs, field));
};

describe('of a network that does not learn', () => {
  const stuck = (moved: readonly number[]): Job =>
    jobOf('sigmoid', [start, { accuracy: 0.1, loss: 2.303, moved }, { accuracy: 0.1, loss: 2.303, moved: [1, 2] }]);

  it('it is said how much less the first layer moved than the last, and a fair rate is offered', () => {
    const settings = withPreset('chapter-table');
    expect(told([stuck([1e-6, 1.4e-3])], { settings })).toEqual({
      words:
        'Stays at chance (10.0 %): in the first epoch the first layer’s weights moved 1,400 times less than the last’s. ' +
        'Hardly any gradient gets down to it.',
      offer: 'fair-rate',
    });
    expect(told([stuck([1e-6, 1.4e-3])], { settings: withPreset('fair-rate') })?.offer).toBeUndefined();
  });

  it('that nothing got down where the first layer did not move, and for thirty layers He’s start is offered', () => {
    const settings = withPreset('thirty-layers');
    const relu = jobOf('relu', [start, { accuracy: 0.1, loss: 2.303, moved: [0, 1e-3] }]);
    const outcome = told([relu], { settings });
    expect(outcome?.words).toMatch(/did not move at all, the last’s did\./);
    expect(outcome?.offer).toBe('he-start');
    expect(told([relu], { settings: { ...settings, initialization: 'he-normal' } })?.offer).toBeUndefined();
    expect(told([stuck([0, 1e-3])], { settings })?.offer).toBeUndefined();
  });

  it('that it is still on its plateau where all layers move', () => {
    expect(told([stuck([1, 50])])?.words).toBe(
      'Still on the plateau of its small start after 2 epochs (10.0 %): too few or too small steps so far.',
    );
  });

  it('that a layer is dead as a whole', () => {
    const outcome = told([jobOf('relu', good(0.1, { loss: 2.3, dead: [3, 10] }))], {
      settings: withPreset('deadly-rate'),
    });
    expect(outcome?.words).toMatch(/^All 10 neurons of layer 2 give 0 for all 1,000 images/);
    expect(outcome?.offer).toBe('quick');
  });
});

describe('of a network that cannot be trained', () => {
  const diverged = (step: number): Job => {
    const job = jobOf('relu', [start]);
    job.progress = { state: 'diverged', epoch: 0.2, step, divergence: { step, reason: '' } } as TrainProgress;
    return job;
  };

  it('its own step is said', () => {
    expect(told([diverged(17), jobOf('gelu', good(0.8))])?.words).toBe(
      'Diverged at step 17, in epoch 1 of 15: the steps were too large.',
    );
  });

  it('for which inputs the function is no number is said, and no smaller steps are offered', () => {
    const job = diverged(0);
    job.noNumber = { of: 'value', from: -Infinity, to: 0 };
    const outcome = told([job]);
    expect(outcome?.words).toMatch(/^Is no number for inputs up to 0, .* Smaller steps do not help\.$/);
    expect(outcome?.offer).toBeUndefined();
    job.noNumber = { of: 'slope', from: 1, to: 2 };
    expect(told([job])?.words).toMatch(/^Its slope is no number for inputs from 1 to 2, /);
  });
});

describe('of a network that learns', () => {
  it('a late leave of the plateau is told by its epoch, with a fair rate', () => {
    const late = [
      start,
      ...Array.from({ length: 6 }, () => ({ accuracy: 0.2, loss: 2.2 })),
      { accuracy: 0.5, loss: 1.5 },
    ];
    expect(told([jobOf('gelu', late)])).toMatchObject({
      words: expect.stringMatching(/^Left the plateau of its small start in epoch 7\./) as string,
      offer: 'fair-rate',
    });
    expect(told([jobOf('gelu', good(0.8))])?.words).not.toMatch(/plateau/);
  });

  it('dead neurons are counted, and whether they cost anything', () => {
    const dead = { dead: [2, 3] };
    expect(told([jobOf('relu', good(0.8, dead)), jobOf('gelu', good(0.81))])?.words).toMatch(
      /^5 of 20 neurons give 0 for all 1,000 images; they cost nothing measurable\. Within the noise of the best, GELU\./,
    );
    expect(told([jobOf('relu', good(0.7, dead)), jobOf('gelu', good(0.8))])?.words).toBe(
      '5 of 20 neurons give 0 for all 1,000 images. 10.0 points behind the best, GELU.',
    );
    expect(told([jobOf('relu', good(0.8, { dead: [1, 0] }))], { isOver: false })?.words).toBe(
      '1 of 20 neurons gives 0 for all 1,000 images.',
    );
  });

  it('a slope that has grown beyond 1 is said to amplify; other learned numbers are named', () => {
    const learns = (id: string, from: readonly number[], to: readonly number[]): string | undefined =>
      told([
        jobOf(id, [
          { ...start, learned: from },
          { accuracy: 0.8, loss: 0.5, learned: to },
        ]),
      ])?.words;
    expect(learns('prelu', [0.25], [1.9])).toMatch(/^Its slope on the left went from 0\.25 to 1\.90: it amplifies\./);
    expect(learns('prelu', [0.25], [0.5])).toMatch(/^Its slope on the left went from 0\.25 to 0\.50\. /);
    expect(learns('elu-alpha', [1], [1.5])).toMatch(/^Its α went from 1\.00 to 1\.50\./);
    expect(learns('staf', [1, 1, 1], [1.5, 0.5, 1.5])).toMatch(/^Its 3 learned numbers moved by 0\.50 on average\./);
    expect(learns('prelu', [0.25], [0.26])).not.toMatch(/slope/);
  });

  it('no activation that is ahead of ReLU says why, and leads to the settings at which it is not', () => {
    const jobs = [jobOf('none', good(0.825)), jobOf('relu', good(0.7))];
    const settings = withPreset('chapter-table');
    expect(told(jobs, { settings })).toMatchObject({
      words: expect.stringMatching(/^12\.5 points ahead of ReLU: a line learns at once/) as string,
      offer: 'fair-rate',
    });
    expect(told(jobs, { settings: withPreset('fair-rate') })?.words).not.toMatch(/line/);
  });

  it('the best is told, and whether by more than chance', () => {
    expect(told([jobOf('relu', good(0.85)), jobOf('gelu', good(0.8))])?.words).toBe(
      'The best here, 5.0 points ahead of GELU.',
    );
    expect(told([jobOf('relu', good(0.81)), jobOf('gelu', good(0.8))])?.words).toBe(
      'The best here, but GELU is within the noise.',
    );
    expect(told([jobOf('relu', good(0.81))])?.words).toBe('Learned: 81.0 % where guessing gives 10 %.');
  });

  it('nothing is compared before the end, and nothing is said before the first epoch', () => {
    expect(told([jobOf('relu', good(0.85)), jobOf('gelu', good(0.8))], { isOver: false })).toBeUndefined();
    expect(told([jobOf('relu', [start])])).toBeUndefined();
  });
});

describe('of real trainings', () => {
  const experiments: Experiment[] = [];
  afterAll(() => {
    for (const experiment of experiments) experiment.dispose();
  });

  it('Sigmoid’s first layer stands still beside its last one', async () => {
    const engine = await createEngine({ worker: false });
    const machine = new Machine(() => Promise.resolve(engine), 1, new Results());
    const experiment = new Experiment('abreast', () => Promise.resolve(machine));
    experiments.push(experiment);
    const settings: TrainSettings = {
      ...defaultSettings,
      hidden: [32, 24, 16, 12],
      epochs: 1,
      counted: '1000',
      kernels: 'plain',
    };
    await experiment.start({ functions: [{ activation: 'sigmoid', slot: 1 }], settings });
    const words = told(experiment.jobs, { settings })?.words;
    expect(words).toMatch(/^Stays at chance \(1\d\.\d %\): in the first epoch the first layer’s weights moved \d/);
  });

  it('a function that is no number for negative inputs says so, and none is told of smaller steps', async () => {
    const engine = await createEngine({ worker: false });
    const machine = new Machine(() => Promise.resolve(engine), 1, new Results());
    const experiment = new Experiment('abreast', () => Promise.resolve(machine));
    experiments.push(experiment);
    const definition = { formula: 'sqrt(x)', name: 'Root' };
    const { id } = await engine.define(definition);
    const settings: TrainSettings = { ...defaultSettings, hidden: [8], epochs: 1, counted: '1000' };
    await experiment.start({ functions: [{ activation: id, slot: 1, definition }], settings });
    expect(experiment.jobs[0]?.noNumber).toEqual({ of: 'value', from: -Infinity, to: 0 });
    expect(told(experiment.jobs, { settings })?.words).toMatch(/^Is no number for inputs up to/);
  });
});
