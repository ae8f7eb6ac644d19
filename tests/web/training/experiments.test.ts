/** What outlives a page: sets of trainings that are taken up again, results that are shown again. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Memory } from '../../../web/src/store/memory.js';
import { Experiments } from '../../../web/src/training/experiments.js';
import type { Plan } from '../../../web/src/training/plan.js';
import { defaultSettings } from '../../../web/src/training/settings.js';
import { trialOf } from '../../../web/src/training/trial.js';
import { createEngine, type Engine } from '../engine/library.js';

vi.setConfig({ testTimeout: 60_000 });

const settings = { ...defaultSettings, epochs: 4, hidden: [12, 8], batchSize: 500, learningRate: 0.02 };
const functions = [
  { activation: 'relu', slot: 1 },
  { activation: 'prelu', slot: 4, parameters: { slope: 0.5 } },
];
const plan: Plan = { functions, settings };

function memory(): Memory {
  const all = new Map<string, string>();
  return {
    recall: (name) => all.get(name),
    remember: (name, value) => {
      all.set(name, value);
      return true;
    },
  };
}

interface Page {
  readonly tab?: Memory;
  readonly browser?: Memory;
}

const start = (): Promise<Engine> => createEngine({ worker: false });
const opened: Experiments[] = [];

function open({ tab = memory(), browser = memory() }: Page = {}): Experiments {
  const experiments = new Experiments({ start, seats: 1, ofTab: tab, ofBrowser: browser });
  opened.push(experiments);
  return experiments;
}

beforeEach(() => {
  indexedDB = new IDBFactory();
});
afterEach(() => {
  for (const experiments of opened.splice(0)) experiments.dispose();
});

const until = (experiments: Experiments, is: () => boolean): Promise<void> =>
  new Promise((done) => {
    const ends: (() => void)[] = [];
    const look = (): void => {
      if (!is()) return;
      for (const end of ends) end();
      done();
    };
    ends.push(experiments.train.subscribe(look), experiments.trial.subscribe(look));
    look();
  });

/** Test losses after whole epochs, to the last bit, and how far the weights have moved in the end. */
const curves = ({ train, trial }: Experiments): unknown =>
  [...train.jobs, ...trial.jobs].map(({ history, latest }) => [
    history.testLoss.filter(([epoch]) => Number.isInteger(epoch)),
    latest?.moved,
  ]);

/** What a training of the plan comes to that nothing interrupts. */
async function through(): Promise<unknown> {
  const whole = open();
  await whole.train.start(plan);
  const found = curves(whole);
  indexedDB = new IDBFactory();
  return found;
}

/** A page that ends in the middle. */
async function left(page: Page, phase: 'training' | 'paused' = 'training'): Promise<void> {
  const experiments = open(page);
  const { train } = experiments;
  void train.start(plan);
  await until(
    experiments,
    () => train.jobs.length === 2 && train.jobs.every(({ latest }) => (latest?.epoch ?? 0) >= 1),
  );
  if (phase === 'paused') {
    train.pause();
    await until(experiments, () => train.phase === 'paused' && train.activity === undefined);
  }
  // What was asked to be stored is; nothing else is told to the next page.
  await new Promise((go) => setTimeout(go, 50));
  experiments.dispose();
}

describe('a page that is loaded anew', () => {
  it('goes on with the training that ran, to the same result', async () => {
    const whole = await through();
    const page = { tab: memory(), browser: memory() };
    await left(page);
    const next = open(page);
    await next.takeUp(false);
    await until(next, () => next.train.phase === 'training');
    expect(Math.min(...next.train.jobs.map(({ epoch }) => epoch))).toBeGreaterThanOrEqual(1);
    expect(next.train.jobs.map(({ function: { activation, slot } }) => [activation, slot])).toEqual([
      ['relu', 1],
      ['prelu', 4],
    ]);
    await until(next, () => next.train.phase === 'finished');
    expect(curves(next)).toEqual(whole);
    expect(next.trial.plan).toBeUndefined();
  });

  it('finds a paused training paused, and one that has finished with its results', async () => {
    const whole = await through();
    const page = { tab: memory(), browser: memory() };
    await left(page, 'paused');
    const next = open(page);
    await next.takeUp(false);
    await until(next, () => next.train.phase === 'paused' && next.train.activity === undefined);
    expect(next.train.can.resume).toBe(true);
    await next.train.resume();
    expect(curves(next)).toEqual(whole);
    next.dispose();
    const last = open(page);
    await last.takeUp(false);
    await until(last, () => last.train.phase === 'finished' && last.train.activity === undefined);
    expect(curves(last)).toEqual(whole);
  });

  it('begins a training whose images were still to come', async () => {
    const page = { tab: memory(), browser: memory() };
    const first = open(page);
    void first.train.start(plan);
    await until(first, () => first.train.activity?.kind === 'loading');
    await new Promise((go) => setTimeout(go, 50));
    first.dispose();
    const next = open(page);
    await next.takeUp(false);
    await until(next, () => next.train.phase === 'finished');
    expect(next.train.jobs.map(({ epoch }) => epoch)).toEqual([4, 4]);
  });

  it('goes on with a trial, too', async () => {
    const page = { tab: memory(), browser: memory() };
    const first = open(page);
    void first.trial.start(trialOf(functions, 2, settings));
    await until(first, () => first.trial.jobs.some(({ outcome }) => outcome));
    await new Promise((go) => setTimeout(go, 50));
    first.dispose();
    const next = open(page);
    await next.takeUp(false);
    await until(next, () => next.trial.phase === 'finished');
    expect(next.trial.jobs.map(({ outcome }) => outcome?.right.length)).toEqual([2000, 2000, 2000, 2000]);
    expect(next.train.plan).toBeUndefined();
  });

  it('has nothing where nothing was trained, and loads nothing for it', async () => {
    const page = { tab: memory(), browser: memory() };
    const factory = vi.spyOn(indexedDB, 'open');
    await open(page).takeUp(true);
    expect(factory).not.toHaveBeenCalled();
  });
});

describe('what a closed tab has left', () => {
  it('is at rest in the next one that opens the page, and goes on to the same result', async () => {
    const whole = await through();
    const browser = memory();
    await left({ browser });
    const next = open({ browser });
    await next.takeUp(true);
    await until(next, () => next.train.phase === 'paused' && next.train.activity === undefined);
    await next.train.resume();
    expect(curves(next)).toEqual(whole);
  });

  it('is no business of a tab that opens a link', async () => {
    const browser = memory();
    await left({ browser });
    const next = open({ browser });
    await next.takeUp(false);
    expect(next.train.plan).toBeUndefined();
  });

  it('is taken up once', async () => {
    const browser = memory();
    await left({ browser });
    const [next, other] = [open({ browser }), open({ browser })];
    await next.takeUp(true);
    await until(next, () => next.train.plan !== undefined);
    await other.takeUp(true);
    expect(other.train.plan).toBeUndefined();
  });
});

describe('what is kept of other settings', () => {
  it('is shown when they are set again, and nothing is trained', async () => {
    const experiments = open();
    const { train } = experiments;
    await train.start(plan);
    const first = curves(experiments);
    const other = { ...plan, settings: { ...settings, seed: 8 } };
    await train.start(other);
    expect(curves(experiments)).not.toEqual(first);
    const states = new Set<string>();
    train.subscribe(() => {
      for (const { state } of train.jobs) states.add(state.kind);
    });
    await experiments.showKept(plan);
    expect(train.phase).toBe('finished');
    expect(curves(experiments)).toEqual(first);
    expect([...states]).toEqual(['finished']);
  });

  it('does not take the place of results where only a part of it was trained', async () => {
    const experiments = open();
    const { train } = experiments;
    await train.start({ ...plan, functions: functions.slice(0, 1) });
    const other = { ...plan, settings: { ...settings, seed: 8 } };
    await train.start(other);
    await experiments.showKept(plan);
    expect(train.plan).toBe(other);
  });

  it('is there for a page that has nothing to show', async () => {
    await open().train.start({ ...plan, functions: functions.slice(0, 1) });
    const later = open();
    await later.showKept(plan);
    expect(later.train.jobs.map(({ state }) => state.kind)).toEqual(['finished', 'idle']);
    await later.train.start(plan);
    expect(later.train.phase).toBe('finished');
  });

  it('is trained again where that is asked for', async () => {
    const experiments = open();
    const { train } = experiments;
    await train.start(plan);
    const first = curves(experiments);
    let trained = 0;
    train.subscribe(() => {
      trained += train.jobs.filter(({ state }) => state.kind === 'training').length;
    });
    await train.start(plan);
    expect(trained).toBe(0);
    await train.start(plan, { anew: true });
    expect(trained).toBeGreaterThan(0);
    expect(curves(experiments)).toEqual(first);
  });
});
