/** Trials between functions, on the engine that ships and FashionMNIST: seeds, pause, stop, divergence, a lost engine. */
import { afterEach, describe, expect, it } from 'vitest';
import { differenceOf, standings } from '../../../web/src/training/judgement.js';
import { defaultSettings } from '../../../web/src/training/settings.js';
import { sameTrial, type Trial } from '../../../web/src/training/trial.js';
import { Verdict } from '../../../web/src/training/verdict.js';
import { createEngine, EngineError, type Engine } from '../engine/library.js';

const formula = 'max(0.1*x, x)';

/** Twenty steps an epoch of a network that takes no time. */
const settings = { ...defaultSettings, epochs: 2, hidden: [12], batchSize: 500, learningRate: 0.05 };

let engines: Engine[] = [];
let verdicts: Verdict[] = [];

async function start(): Promise<Engine> {
  const engine = await createEngine({ worker: false });
  engines.push(engine);
  return engine;
}

function open(startEngine: () => Promise<Engine> = start): Verdict {
  const verdict = new Verdict(startEngine);
  verdicts.push(verdict);
  return verdict;
}

afterEach(() => {
  for (const verdict of verdicts) verdict.dispose();
  verdicts = [];
  engines = [];
});

/** The function of a formula, named by another engine than the one that judges, against ReLU. */
async function trialOf(seeds: number, written = formula): Promise<Trial> {
  const definition = { name: 'Mine', formula: written };
  const engine = await start();
  const { id } = await engine.define(definition);
  engine.dispose();
  return {
    functions: [
      { activation: id, slot: 2, definition },
      { activation: 'relu', slot: 1 },
    ],
    seeds,
    settings,
  };
}

/** Does something once, at the first change for which `when` holds. */
function once(verdict: Verdict, when: () => boolean, what: () => void): void {
  const end = verdict.subscribe(() => {
    if (!when()) return;
    end();
    what();
  });
}

const results = (verdict: Verdict): unknown[] =>
  verdict.outcomes.map(({ activation, seed, accuracy, loss }) => [activation, seed, accuracy, loss]);

describe('a trial', () => {
  it('trains each function from each seed and keeps which test images it is right on', async () => {
    const verdict = open();
    const trial = await trialOf(2);
    await verdict.start(trial);
    expect(verdict.phase).toBe('finished');
    expect(verdict.done).toBe(1);
    const id = trial.functions[0]?.activation;
    expect(verdict.outcomes.map(({ activation, seed }) => [activation, seed])).toEqual([
      [id, 1],
      ['relu', 1],
      [id, 2],
      ['relu', 2],
    ]);
    for (const { accuracy, right } of verdict.outcomes) {
      expect(right).toHaveLength(2000);
      expect(right.reduce((sum, each) => sum + each, 0) / 2000).toBeCloseTo(accuracy, 12);
      expect(accuracy).toBeGreaterThan(0.2);
    }
    const [first, , second] = verdict.outcomes;
    expect(first?.loss).not.toBe(second?.loss);
  });

  it('gives what a run of the library of the same seed gives', async () => {
    const verdict = open();
    const trial = await trialOf(2);
    await verdict.start(trial);
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
    expect(verdict.outcomes.at(-1)).toMatchObject({ activation: 'relu', seed: 2, accuracy, loss });
  });

  it('that is paused goes on at the exact step', async () => {
    const [verdict, through] = [open(), open()];
    const trial = await trialOf(2);
    once(
      verdict,
      () => verdict.outcomes.length === 1 && (verdict.current?.epoch ?? 0) > 0,
      () => {
        verdict.pause();
      },
    );
    await verdict.start(trial);
    expect(verdict.phase).toBe('paused');
    expect(verdict.outcomes).toHaveLength(1);
    expect(verdict.current).toMatchObject({ activation: 'relu', seed: 1 });
    expect(verdict.current?.epoch).toBeLessThan(settings.epochs);
    await verdict.resume();
    await through.start(trial);
    expect(results(verdict)).toEqual(results(through));
  });

  it('that is stopped keeps what was trained to its end', async () => {
    const verdict = open();
    once(
      verdict,
      () => verdict.outcomes.length === 2,
      () => {
        verdict.stop();
      },
    );
    await verdict.start(await trialOf(3));
    expect(verdict.phase).toBe('stopped');
    expect(verdict.outcomes).toHaveLength(2);
    expect(verdict.failure).toBeUndefined();
  });

  it('whose engine is lost says so, and goes on with what is not yet trained', async () => {
    const [verdict, through] = [open(), open()];
    const trial = await trialOf(2);
    once(
      verdict,
      () => verdict.outcomes.length === 3,
      () => engines.at(-1)?.dispose(),
    );
    await verdict.start(trial);
    expect(verdict.failure?.code).toBe('disposed');
    expect(verdict.outcomes).toHaveLength(3);
    await verdict.resume();
    expect(verdict.phase).toBe('finished');
    await through.start(trial);
    expect(results(verdict)).toEqual(results(through));
  });

  it('without an engine fails with the engine’s words', async () => {
    const verdict = open(() => Promise.reject(new EngineError('unsupported', '', 'No SIMD here.')));
    await verdict.start({ functions: [{ activation: 'relu', slot: 1 }], seeds: 2, settings });
    expect(verdict).toMatchObject({ phase: 'stopped', failure: { code: 'unsupported', message: 'No SIMD here.' } });
  });
});

describe('its judgement', () => {
  it('leaves out trainings that diverged', async () => {
    const verdict = open();
    const trial = await trialOf(2, 'x^3*exp(x^2)');
    await verdict.start(trial);
    const [own, relu] = standings(trial, verdict.outcomes);
    expect(own).toMatchObject({ diverged: 2, outcomes: [] });
    expect(own?.accuracy.mean).toBeNaN();
    expect(relu?.outcomes).toHaveLength(2);
    expect(differenceOf(trial, verdict.outcomes, 'relu')).toBeUndefined();
  });

  it('of ReLU in other words is that there is no difference', async () => {
    const verdict = open();
    const trial = await trialOf(3, 'max(x, 0)');
    await verdict.start(trial);
    expect(differenceOf(trial, verdict.outcomes, 'relu')).toMatchObject({
      pairs: 3,
      overSeeds: { mean: 0, half: 0 },
      overImages: { mean: 0, half: 0 },
      isNoise: true,
    });
  });

  it('waits for two pairs', async () => {
    const trial = await trialOf(2);
    const right = Uint8Array.of(1, 0, 1, 1);
    const outcome = { accuracy: 0.75, loss: 1, diverged: false, right };
    const [own = '', relu = ''] = trial.functions.map(({ activation }) => activation);
    const one = [
      { activation: own, seed: 1, ...outcome },
      { activation: relu, seed: 1, ...outcome, accuracy: 0.5, right: Uint8Array.of(1, 0, 1, 0) },
      { activation: own, seed: 2, ...outcome },
    ];
    expect(differenceOf(trial, one, relu)).toBeUndefined();
    const two = [...one, { activation: relu, seed: 2, ...outcome, accuracy: 0.25, right: Uint8Array.of(1, 0, 0, 0) }];
    const difference = differenceOf(trial, two, relu);
    // (0.25 + 0.5) / 2 over seeds; 0, 0, ½ and 1 over images.
    expect(difference?.overSeeds.mean).toBeCloseTo(0.375, 12);
    expect(difference?.overImages.mean).toBeCloseTo(0.375, 12);
    expect(difference?.overSeeds.half).toBeCloseTo((12.7062047361747 * Math.sqrt(2 * 0.125 ** 2)) / Math.sqrt(2), 10);
    expect(difference?.isNoise).toBe(true);
  });
});

it('a trial is another one with other seeds, settings or functions, not with another seed of Train', async () => {
  const trial = await trialOf(2);
  expect(sameTrial(trial, { ...trial, settings: { ...settings, seed: 99 } })).toBe(true);
  expect(sameTrial(trial, { ...trial, seeds: 3 })).toBe(false);
  expect(sameTrial(trial, { ...trial, settings: { ...settings, epochs: 3 } })).toBe(false);
  expect(sameTrial(trial, { ...trial, functions: trial.functions.slice(1) })).toBe(false);
});
