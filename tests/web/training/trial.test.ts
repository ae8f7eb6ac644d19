/** Trials between functions: trainings in a row, on the engine that ships and FashionMNIST: seeds, pause, stop, divergence, a lost engine. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { Experiment } from '../../../web/src/training/experiment.js';
import type { Job } from '../../../web/src/training/job.js';
import { differenceOf, outcomesOf, standings, type Outcome } from '../../../web/src/training/judgement.js';
import { defaultSettings } from '../../../web/src/training/settings.js';
import { Machine, Results } from '../../../web/src/training/machine.js';
import { samePlan, type Plan } from '../../../web/src/training/plan.js';
import { trialOf as trialOfAll } from '../../../web/src/training/trial.js';
import { createEngine, EngineError, type Engine } from '../engine/library.js';

const formula = 'max(0.1*x, x)';

/** Twenty steps an epoch of a network that takes no time. */
const settings = { ...defaultSettings, epochs: 2, hidden: [12], batchSize: 500, learningRate: 0.05 };

let engines: Engine[] = [];
let opened: { readonly trial: Experiment; readonly machine: Machine }[] = [];

async function start(): Promise<Engine> {
  const engine = await createEngine({ worker: false });
  engines.push(engine);
  return engine;
}

/** With a browser of its own, which keeps nothing yet. */
function open(startEngine: () => Promise<Engine> = start, seats = 1): Experiment {
  indexedDB = new IDBFactory();
  const results = new Results();
  void results.list();
  const machine = new Machine(startEngine, seats, results);
  const trial = new Experiment('in-turn', () => Promise.resolve(machine));
  opened.push({ trial, machine });
  return trial;
}

afterEach(() => {
  for (const { trial, machine } of opened) {
    trial.dispose();
    machine.dispose();
  }
  opened = [];
  engines = [];
});

/** The function of a formula, named by another engine than the one that judges, against ReLU. */
async function trialOf(seeds: number, written = formula): Promise<Plan> {
  const definition = { name: 'Mine', formula: written };
  const engine = await start();
  const { id } = await engine.define(definition);
  engine.dispose();
  return trialOfAll(
    [
      { activation: id, slot: 2, definition },
      { activation: 'relu', slot: 1 },
    ],
    seeds,
    settings,
  );
}

/** Does something once, at the first change for which `when` holds. */
function once(trial: Experiment, when: () => boolean, what: () => void): void {
  const end = trial.subscribe(() => {
    if (!when()) return;
    end();
    what();
  });
}

/** The one under way, or at rest in the middle. */
const current = ({ jobs }: Experiment): Job | undefined => jobs.find(({ epoch, outcome }) => epoch > 0 && !outcome);

const outcomesIn = (trial: Experiment): readonly Outcome[] => outcomesOf(trial.jobs);

const results = (trial: Experiment): unknown[] =>
  outcomesIn(trial).map(({ activation, seed, accuracy, loss }) => [activation, seed, accuracy, loss]);

describe('a trial', () => {
  it('trains each function from each seed and keeps which test images it is right on', async () => {
    const trial = open();
    const plan = await trialOf(2);
    await trial.start(plan);
    expect(trial.phase).toBe('finished');
    expect(trial.done).toBe(1);
    const id = plan.functions[0]?.activation;
    expect(outcomesIn(trial).map(({ activation, seed }) => [activation, seed])).toEqual([
      [id, 1],
      ['relu', 1],
      [id, 2],
      ['relu', 2],
    ]);
    for (const { accuracy, right } of outcomesIn(trial)) {
      expect(right).toHaveLength(2000);
      expect(right.reduce((sum, each) => sum + each, 0) / 2000).toBeCloseTo(accuracy, 12);
      expect(accuracy).toBeGreaterThan(0.2);
    }
    const [first, , second] = outcomesIn(trial);
    expect(first?.loss).not.toBe(second?.loss);
  });

  it('gives what a run of the library of the same seed gives', async () => {
    const trial = open();
    const plan = await trialOf(2);
    await trial.start(plan);
    const engine = engines.at(-1);
    if (!engine) throw new Error('No engine was started.');
    const dataset = await engine.loadDataset({ name: 'fashion-mnist' });
    const run = await engine.createRun({
      dataset,
      activation: 'relu',
      hidden: settings.hidden,
      optimizer: { kind: 'sgd', learningRate: settings.learningRate, momentum: settings.momentum },
      batchSize: settings.batchSize,
      seed: 2,
    });
    let step = 0;
    for await (const progress of run.train({ epochs: settings.epochs })) step = progress.step;
    expect(step).toBe(40);
    const { accuracy, loss } = await run.evaluate('test');
    expect(outcomesIn(trial).at(-1)).toMatchObject({ activation: 'relu', seed: 2, accuracy, loss });
  });

  it('that is paused goes on at the exact step', async () => {
    const [trial, through] = [open(), open()];
    const plan = await trialOf(2);
    once(
      trial,
      () => outcomesIn(trial).length === 1 && (current(trial)?.epoch ?? 0) > 0,
      () => {
        trial.pause();
      },
    );
    await trial.start(plan);
    expect(trial.phase).toBe('paused');
    expect(outcomesIn(trial)).toHaveLength(1);
    expect(current(trial)).toMatchObject({ function: { activation: 'relu' }, settings: { seed: 1 } });
    expect(current(trial)?.epoch).toBeLessThan(settings.epochs);
    await trial.resume();
    await through.start(plan);
    expect(results(trial)).toEqual(results(through));
  });

  it('that is stopped keeps what was trained to its end', async () => {
    const trial = open();
    once(
      trial,
      () => outcomesIn(trial).length === 2,
      () => {
        trial.stop();
      },
    );
    await trial.start(await trialOf(3));
    expect(trial.phase).toBe('stopped');
    expect(outcomesIn(trial)).toHaveLength(2);
    expect(trial.failure).toBeUndefined();
  });

  it('whose engine is lost goes on with what is not yet trained', async () => {
    const [trial, through] = [open(), open()];
    const plan = await trialOf(2);
    once(
      trial,
      () => outcomesIn(trial).length === 3,
      () => engines.at(-1)?.dispose(),
    );
    await trial.start(plan);
    expect(trial.failure).toBeUndefined();
    expect(trial.phase).toBe('finished');
    await through.start(plan);
    expect(results(trial)).toEqual(results(through));
  });

  it('on two engines comes to the same', async () => {
    const [trial, through] = [open(start, 2), open()];
    const plan = await trialOf(3);
    await trial.start(plan);
    await through.start(plan);
    expect(results(trial)).toEqual(results(through));
  });

  it('does not train again what was trained before', async () => {
    const trial = open();
    const plan = await trialOf(2);
    await trial.start(plan);
    const before = results(trial);
    const trained: Job[] = [];
    const end = trial.subscribe(() => {
      trained.push(...trial.jobs.filter(({ state }) => state.kind === 'training'));
    });
    await trial.start({ ...plan, seeds: [2, 1] });
    expect(trained).toEqual([]);
    expect(trial.phase).toBe('finished');
    expect(results(trial).toSorted()).toEqual(before.toSorted());
    await trial.start({ ...plan, seeds: [1, 2, 3] });
    end();
    expect([...new Set(trained.map(({ settings: { seed } }) => seed))]).toEqual([3]);
  });

  it('without an engine fails with the engine’s words', async () => {
    const trial = open(() => Promise.reject(new EngineError('unsupported', '', 'No SIMD here.')));
    await trial.start(trialOfAll([{ activation: 'relu', slot: 1 }], 2, settings));
    expect(trial).toMatchObject({ phase: 'idle', failure: { code: 'unsupported', message: 'No SIMD here.' } });
  });
});

describe('its judgement', () => {
  it('leaves out trainings that diverged', async () => {
    const trial = open();
    const plan = await trialOf(2, 'x^3*exp(x^2)');
    await trial.start(plan);
    const [own, relu] = standings(plan, outcomesIn(trial));
    expect(own).toMatchObject({ diverged: 2, outcomes: [] });
    expect(own?.accuracy.mean).toBeNaN();
    expect(relu?.outcomes).toHaveLength(2);
    expect(differenceOf(plan, outcomesIn(trial), 'relu')).toBeUndefined();
  });

  it('of ReLU in other words is that there is no difference', async () => {
    const trial = open();
    const plan = await trialOf(3, 'max(x, 0)');
    await trial.start(plan);
    expect(differenceOf(plan, outcomesIn(trial), 'relu')).toMatchObject({
      pairs: 3,
      overSeeds: { mean: 0, half: 0 },
      overImages: { mean: 0, half: 0 },
      isNoise: true,
    });
  });

  it('waits for two pairs', async () => {
    const plan = await trialOf(2);
    const right = Uint8Array.of(1, 0, 1, 1);
    const outcome = {
      ...{ accuracy: 0.75, loss: 1, diverged: false, right, seconds: 1, parameters: 1, dead: undefined },
      ...{ firstGradient: 1, curve: [], parametersHash: '' },
    };
    const [own = '', relu = ''] = plan.functions.map(({ activation }) => activation);
    const one = [
      { activation: own, seed: 1, ...outcome },
      { activation: relu, seed: 1, ...outcome, accuracy: 0.5, right: Uint8Array.of(1, 0, 1, 0) },
      { activation: own, seed: 2, ...outcome },
    ];
    expect(differenceOf(plan, one, relu)).toBeUndefined();
    const two = [...one, { activation: relu, seed: 2, ...outcome, accuracy: 0.25, right: Uint8Array.of(1, 0, 0, 0) }];
    const difference = differenceOf(plan, two, relu);
    // (0.25 + 0.5) / 2 over seeds; 0, 0, ½ and 1 over images.
    expect(difference?.overSeeds.mean).toBeCloseTo(0.375, 12);
    expect(difference?.overImages.mean).toBeCloseTo(0.375, 12);
    expect(difference?.overSeeds.half).toBeCloseTo((12.7062047361747 * Math.sqrt(2 * 0.125 ** 2)) / Math.sqrt(2), 10);
    expect(difference?.isNoise).toBe(true);
  });
});

it('a trial is another one with other seeds, settings or functions, not with another seed of Train', async () => {
  const plan = await trialOf(2);
  expect(samePlan(plan, { ...plan, settings: { ...settings, seed: 99 } })).toBe(true);
  expect(samePlan(plan, { ...plan, seeds: [1, 2, 3] })).toBe(false);
  expect(samePlan(plan, { ...plan, settings: { ...settings, epochs: 3 } })).toBe(false);
  expect(samePlan(plan, { ...plan, functions: plan.functions.slice(1) })).toBe(false);
});
