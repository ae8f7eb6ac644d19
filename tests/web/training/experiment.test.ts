/** The life of a training, on the engine that ships and FashionMNIST: all that a page may ask of it, and all that fails. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadCodeWords } from '../../../web/src/engine/in-words.js';
import { defaultSettings, failureWords, settingAtFault } from '../../../web/src/training/settings.js';
import type { Plan } from '../../../web/src/training/plan.js';
import { Experiment } from '../../../web/src/training/experiment.js';
import type { Job, Look } from '../../../web/src/training/job.js';
import { Machine, Results } from '../../../web/src/training/machine.js';
import { createEngine, EngineError, shortSlices, type Engine, type FashionMnistRequest } from '../engine/library.js';

/** Twenty steps an epoch of a network that takes no time. */
const plan: Plan = {
  functions: [{ activation: 'relu', slot: 1 }],
  settings: { ...defaultSettings, epochs: 3, hidden: [12, 8], batchSize: 500, learningRate: 0.02 },
};
const pair: Plan = {
  ...plan,
  functions: [
    { activation: 'relu', slot: 1 },
    { activation: 'prelu', slot: 4, parameters: { slope: 0.5 } },
  ],
};

const engines: Engine[] = [];
const opened: { readonly experiment: Experiment; readonly machine: Machine }[] = [];

async function start(): Promise<Engine> {
  const engine = await createEngine({ worker: false });
  engines.push(engine);
  return engine;
}

interface Opening {
  readonly startEngine?: () => Promise<Engine>;
  readonly seats?: number;
  /** Bytes for checkpoints. */
  readonly budget?: number;
}

/** Each with a browser of its own, which keeps nothing yet. */
function open({ startEngine = start, seats = 1, budget }: Opening = {}): Experiment {
  indexedDB = new IDBFactory();
  const results = new Results({ budget });
  void results.list();
  const machine = new Machine(startEngine, seats, results);
  const experiment = new Experiment('abreast', () => Promise.resolve(machine));
  opened.push({ experiment, machine });
  return experiment;
}

const machineOf = (experiment: Experiment): Machine => {
  const found = opened.find((each) => each.experiment === experiment);
  if (!found) throw new Error('It was not opened here.');
  return found.machine;
};

/** A neuron in the network of a moment, over the images that were counted there. */
const neuron = (experiment: Experiment, job: Job, moment: Look, layer: number, unit: number, signal: AbortSignal) =>
  machineOf(experiment).atMoment(job, moment, signal, (run) =>
    run.neuron('train', layer, unit, { images: moment.neurons.images, signal }),
  );

const never = (): AbortSignal => new AbortController().signal;

afterEach(() => {
  vi.restoreAllMocks();
  for (const { experiment, machine } of opened.splice(0)) {
    experiment.dispose();
    machine.dispose();
  }
  engines.length = 0;
});

/** Does something once, at the first change for which `when` holds. */
function once(experiment: Experiment, when: () => boolean, what: () => void): void {
  const end = experiment.subscribe(() => {
    if (!when()) return;
    end();
    what();
  });
}

const accuracies = (experiment: Experiment): (readonly number[])[] =>
  experiment.jobs.map(({ history }) => history.testAccuracy.map(([, y]) => y));

describe('a training', () => {
  it('loads, makes and counts its networks, trains, and looks at them after every epoch', async () => {
    const experiment = open();
    const stages: string[] = [];
    experiment.subscribe(() => {
      const stage = experiment.activity?.kind ?? experiment.phase;
      if (stages.at(-1) !== stage) stages.push(stage);
    });
    await experiment.start(plan);
    expect([...new Set(stages)]).toEqual(['preparing', 'loading', 'counting', 'training', 'finished']);
    const [job] = experiment.jobs;
    expect(job?.moments.map(({ epoch, step }) => [epoch, step])).toEqual([
      [0, 0],
      [1, 20],
      [2, 40],
      [3, 60],
    ]);
    expect(job?.latest?.neurons.images).toBe(10_000);
    expect(job?.latest?.verdicts).toHaveLength(200 * 10);
    expect(job?.latest?.test.confusion.reduce((sum, count) => sum + count, 0)).toBe(2000);
    expect(job?.history.trainLoss.points.length).toBe(60);
    expect(job?.latest?.test.accuracy).toBeGreaterThan(0.3);
    expect(experiment.done).toBe(1);
  });

  it('counts the same first images before it and after every epoch, all where it rests, and all of any moment on request', async () => {
    const experiment = open();
    await experiment.start(plan);
    const [job] = experiment.jobs;
    const counted = (): readonly (number | undefined)[] => job?.moments.map(({ neurons }) => neurons.images) ?? [];
    expect(counted()).toEqual([1000, 1000, 1000, 10_000]);
    expect(job?.moments.map(({ sample }) => sample.images)).toEqual([1000, 1000, 1000, 1000]);
    const between = job?.moments[1];
    if (!job || !between) throw new Error('Nothing was kept.');
    await experiment.countAll(job, between);
    expect(counted()).toEqual([1000, 10_000, 1000, 10_000]);
    expect(job.moments[1]?.sample.images).toBe(1000);
    expect(job.history.testAccuracy).toHaveLength(4);
  });

  it('keeps how far each layer’s weights have moved since the start', async () => {
    const experiment = open();
    await experiment.start(plan);
    const moved = experiment.jobs[0]?.moments.map((moment) => moment.moved) ?? [];
    expect(moved[0]).toEqual([0, 0, 0]);
    expect(moved[3]?.every((distance, layer) => distance > (moved[1]?.[layer] ?? NaN))).toBe(true);
    await experiment.reset();
    await experiment.start(plan);
    expect(experiment.jobs[0]?.moments.map((moment) => moment.moved)).toEqual(moved);
  });

  it('takes the settings beyond a plain one, for gated layers too', async () => {
    const experiment = open();
    await experiment.start({
      functions: [
        { activation: 'relu', slot: 1 },
        { activation: 'swiglu', slot: 2 },
      ],
      settings: {
        ...plan.settings,
        ...{
          initialization: 'orthogonal',
          optimizer: 'adam',
          schedule: 'cosine',
          norm: 'batch',
          dropout: 0.1,
          clip: 1,
        },
      },
    });
    expect(experiment.failure).toBeUndefined();
    expect(experiment.phase).toBe('finished');
    for (const { latest } of experiment.jobs) expect(latest?.test.accuracy).toBeGreaterThan(0.6);
    // A mean and a spread for each of 12 and 8 pre-activations, beside weights and biases.
    expect(experiment.jobs[0]?.parameterCount).toBe(785 * 12 + 13 * 8 + 9 * 10 + 2 * (12 + 8));
  });

  it('names the batch size where batches that are normalised would leave one image over', async () => {
    // The built engine has loaded the words for itself only.
    await loadCodeWords();
    const experiment = open();
    // 10,000 = 3 · 3,333 + 1
    await experiment.start({ ...plan, settings: { ...plan.settings, norm: 'batch', batchSize: 3333 } });
    expect(experiment.failure && settingAtFault(experiment.failure)).toBe('batchSize');
    expect(experiment.failure && failureWords(experiment.failure)).toMatch(/^Batch size: leaves a batch of 1, /);
    expect(experiment.phase).toBe('idle');
  });

  it('of several functions keeps them abreast and gives each what it would get alone', async () => {
    const experiment = open();
    let apart = 0;
    experiment.subscribe(() => {
      const [a, b] = experiment.jobs;
      if (a && b && experiment.phase === 'training') apart = Math.max(apart, Math.abs(a.epoch - b.epoch));
    });
    await experiment.start(pair);
    expect(apart).toBeLessThanOrEqual(1);
    const alone = open();
    await alone.start({ ...pair, functions: pair.functions.slice(1) });
    expect(accuracies(experiment)[1]).toEqual(accuracies(alone)[0]);
    expect(experiment.jobOf('prelu')?.moments[0]?.learned?.[0]?.values[0]).toBe(0.5);
    expect(experiment.jobOf('prelu')?.latest?.learned?.[0]?.values[0]).not.toBe(0.5);
  });

  it('pauses at a step, looks there, and resumes to the same result', async () => {
    const whole = open();
    await whole.start(plan);
    const experiment = open();
    once(
      experiment,
      () => experiment.jobs[0]?.progress !== undefined,
      () => {
        experiment.pause();
      },
    );
    await experiment.start(plan);
    expect(experiment.phase).toBe('paused');
    const paused = experiment.jobs[0]?.latest?.step ?? 0;
    expect(paused).toBeGreaterThan(0);
    expect(paused).toBe(experiment.jobs[0]?.progress?.step);
    await experiment.resume();
    expect(experiment.phase).toBe('finished');
    expect(accuracies(experiment)[0]?.at(-1)).toBe(accuracies(whole)[0]?.at(-1));
  });

  it('is stopped in the middle and keeps its figures', async () => {
    const experiment = open();
    once(
      experiment,
      () => (experiment.jobs[0]?.progress?.step ?? 0) >= 20,
      () => {
        experiment.stop();
      },
    );
    await experiment.start({ ...plan, settings: { ...plan.settings, epochs: 50 } });
    expect(experiment.phase).toBe('stopped');
    expect(experiment.failure).toBeUndefined();
    expect(experiment.jobs[0]?.moments.length).toBeGreaterThanOrEqual(2);
    expect(experiment.jobs[0]?.latest?.step).toBe(experiment.jobs[0]?.progress?.step);
  });

  it('is stopped while the images are loaded, without an error', async () => {
    const experiment = open();
    once(
      experiment,
      () => experiment.activity?.kind === 'loading',
      () => {
        experiment.stop();
      },
    );
    await experiment.start(plan);
    expect([experiment.phase, experiment.failure, experiment.activity]).toEqual(['idle', undefined, undefined]);
  });

  it('gives way to a newer one, of which alone the figures are kept', async () => {
    const experiment = open();
    const first = experiment.start(plan);
    await experiment.start({ ...plan, functions: [{ activation: 'tanh', slot: 2 }] });
    await first;
    expect(experiment.jobs.map((job) => job.function.activation)).toEqual(['tanh']);
    expect(experiment.phase).toBe('finished');
  });

  it('that diverges says so, keeps its start, and lets the others go on', async () => {
    const experiment = open();
    const functions = [
      { activation: 'none', slot: 1 },
      { activation: 'sigmoid', slot: 2 },
    ];
    await experiment.start({ functions, settings: { ...plan.settings, learningRate: 100, momentum: 0.99 } });
    expect(experiment.phase).toBe('finished');
    expect(experiment.jobOf('none')?.diverged).toBe(true);
    expect(experiment.jobOf('none')?.progress?.divergence?.reason).toBeTruthy();
    expect(experiment.jobOf('none')?.moments.map(({ epoch }) => epoch)).toEqual([0]);
    expect(experiment.jobOf('sigmoid')?.latest?.epoch).toBe(3);
  });

  it('is reset to the same initial weights and then gives the same result', async () => {
    const experiment = open();
    await experiment.start(plan);
    const before = accuracies(experiment);
    await experiment.reset();
    expect(experiment.phase).toBe('ready');
    expect(experiment.done).toBe(0);
    expect(experiment.jobs[0]?.moments.map(({ epoch }) => epoch)).toEqual([0]);
    expect(experiment.jobs[0]?.history.trainLoss.points).toHaveLength(0);
    await experiment.start(plan);
    expect(accuracies(experiment)).toEqual(before);
  });
});

describe('a pause', () => {
  it('that is asked for during a look waits for it, and says so', async () => {
    const experiment = open();
    once(
      experiment,
      () => experiment.jobs[0]?.progress?.epochSummary !== undefined,
      () => {
        experiment.pause();
        expect(experiment.pausing).toBe(true);
      },
    );
    await experiment.start(plan);
    expect([experiment.phase, experiment.pausing]).toEqual(['paused', false]);
    expect(experiment.jobs[0]?.latest?.epoch).toBe(1);
  });

  it('is ended by a stop, after which the figures stand and nothing is resumed', async () => {
    const experiment = open();
    once(
      experiment,
      () => (experiment.jobs[0]?.progress?.step ?? 0) > 0,
      () => {
        experiment.pause();
      },
    );
    await experiment.start(plan);
    experiment.stop();
    expect(experiment.phase).toBe('stopped');
    await experiment.resume();
    expect(experiment.phase).toBe('stopped');
    expect(experiment.jobs[0]?.epoch).toBeGreaterThan(0);
  });

  it('during whose look a stop comes is looked at all the same', async () => {
    shortSlices(); // so that the pause comes in the middle of an epoch, and its look in many parts
    const experiment = open();
    once(
      experiment,
      () => (experiment.jobs[0]?.progress?.step ?? 0) > 0,
      () => {
        experiment.pause();
      },
    );
    once(
      experiment,
      () => experiment.phase === 'paused' && experiment.activity?.kind === 'counting',
      () => {
        experiment.stop();
      },
    );
    await experiment.start(plan);
    await vi.waitFor(
      () => {
        expect(experiment.jobs[0]?.latest?.step).toBe(experiment.jobs[0]?.progress?.step);
      },
      { timeout: 20_000 },
    );
    expect(experiment.phase).toBe('stopped');
  });
});

describe('the time left', () => {
  it('is counted from where a training goes on, and reaches 0', async () => {
    const experiment = open();
    const left: number[] = [];
    experiment.subscribe(() => {
      if (experiment.phase === 'training' && !Number.isNaN(experiment.secondsLeft)) left.push(experiment.secondsLeft);
    });
    once(
      experiment,
      () => (experiment.jobs[0]?.latest?.epoch ?? 0) >= 1,
      () => {
        experiment.pause();
      },
    );
    await experiment.start(plan);
    const before = left.length;
    await experiment.resume();
    // The second epoch of three has two still to go: far from nothing.
    expect(left[before]).toBeGreaterThan(0);
    expect(left.at(-1)).toBe(0);
    expect(experiment.done).toBe(1);
  });

  it('does not count what a diverged function will not train', async () => {
    const experiment = open();
    const shares: number[] = [];
    experiment.subscribe(() => {
      if (experiment.jobOf('none')?.diverged) shares.push(experiment.done);
    });
    const functions = [
      { activation: 'none', slot: 1 },
      { activation: 'sigmoid', slot: 2 },
    ];
    await experiment.start({ functions, settings: { ...plan.settings, learningRate: 100, momentum: 0.99 } });
    expect(shares[0]).toBeGreaterThanOrEqual(0.5);
    expect(shares.at(-1)).toBe(1);
    expect(experiment.secondsLeft).toBe(0);
  });
});

describe('networks before training', () => {
  it('are counted over as many images as asked for, and are those that a start then trains', async () => {
    const experiment = open();
    const counted = { ...plan, settings: { ...plan.settings, counted: '1000' as const } };
    await experiment.prepare(counted);
    expect(experiment.phase).toBe('ready');
    const moment = experiment.jobs[0]?.moments[0];
    expect(moment?.neurons.images).toBe(1000);
    await experiment.start(counted);
    expect(experiment.jobs[0]?.moments[0]).toBe(moment);
    expect(experiment.jobs[0]?.latest?.epoch).toBe(3);
  });
});

describe('a neuron', () => {
  it('is looked at in the network of any moment that was kept', async () => {
    const experiment = open();
    await experiment.start(plan);
    const job = experiment.jobs[0];
    for (const moment of job?.moments ?? []) {
      if (!job) break;
      const detail = await neuron(experiment, job, moment, 1, 3, never());
      const firing = Array.from(detail?.preactivations ?? []).filter((z) => z > 0).length / moment.neurons.images;
      expect(detail?.step).toBe(moment.step);
      expect(firing).toBeCloseTo(moment.neurons.layers[1]?.firingRate[3] ?? NaN, 6);
    }
  });
});

describe('a network whose checkpoints fill the memory that they are given', () => {
  /** A checkpoint of it takes 46 MB; the first, the last and one between do not fit into 128 MB. */
  const large: Plan = {
    ...plan,
    settings: { ...plan.settings, epochs: 1, hidden: [2048, 2048], batchSize: 8, counted: '1000', learningRate: 1e-4 },
  };

  /** Trains it and pauses at the next step. */
  async function oneStep(experiment: Experiment): Promise<void> {
    const { step = 0 } = experiment.jobs[0]?.progress ?? {};
    once(
      experiment,
      () => (experiment.jobs[0]?.progress?.step ?? 0) > step,
      () => {
        experiment.pause();
      },
    );
    await (experiment.phase === 'paused' ? experiment.resume() : experiment.start(large));
    expect(experiment.phase).toBe('paused');
  }

  it('keeps the first and the last; neurons open after a reset', async () => {
    shortSlices();
    const experiment = open({ budget: 128e6 });
    for (let i = 0; i < 4; i += 1) await oneStep(experiment);
    const [job] = experiment.jobs;
    if (!job) throw new Error('Nothing was trained.');
    expect(job.moments.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
    const kept = await Promise.all(
      job.moments.map(async ({ step }) => (await machineOf(experiment).results.checkpoint(job.key, step))?.size ?? 0),
    );
    expect(kept[0]).toBeGreaterThan(40e6);
    expect(kept.map((bytes) => bytes > 0)).toEqual([true, false, false, false, true]);
    await experiment.reset();
    const [first] = job.moments;
    const look = first && (await neuron(experiment, job, first, 1, 7, never()));
    expect(look).toMatchObject({ step: 0, layer: 1, unit: 7 });
  }, 300_000);
});

describe('a neuron that is closed while the training fetches its data anew', () => {
  it('leaves the download to the training', async () => {
    let asked = 0;
    let comes = (): void => undefined;
    const gate = new Promise<void>((open) => {
      comes = open;
    });
    const startEngine = async (): Promise<Engine> => {
      const engine = await start();
      const load = engine.loadDataset.bind(engine);
      engine.loadDataset = async (request) => {
        asked += 1;
        if (asked > 1) await gate;
        return load(request);
      };
      return engine;
    };
    const experiment = open({ startEngine });
    once(
      experiment,
      () => (experiment.jobs[0]?.progress?.step ?? 0) > 0,
      () => {
        experiment.pause();
      },
    );
    await experiment.start(plan);
    const [job] = experiment.jobs;
    const moment = job?.latest;
    if (!job || !moment) throw new Error('Nothing was trained.');
    engines.at(-1)?.dispose();
    // The first look finds that the engine is lost.
    await expect(neuron(experiment, job, moment, 0, 0, never())).rejects.toThrow();
    expect([experiment.phase, experiment.failure]).toEqual(['paused', undefined]);
    const closing = new AbortController();
    const look = neuron(experiment, job, moment, 0, 0, closing.signal);
    const closed = expect(look).rejects.toMatchObject({ name: 'AbortError' });
    const resumed = experiment.resume();
    await vi.waitFor(() => {
      expect([asked, job.state.kind]).toEqual([2, 'loading']);
    });
    closing.abort();
    await closed;
    comes();
    await resumed;
    expect(asked).toBe(2);
    expect(experiment.failure).toBeUndefined();
    expect(experiment.phase).toBe('finished');
  });
});

describe('an engine that does not come', () => {
  it('holds up neither a stop nor the next training', async () => {
    let starts = 0;
    const experiment = open({
      startEngine: () => {
        starts += 1;
        return starts === 1 ? new Promise<Engine>(() => undefined) : start();
      },
    });
    const waiting = experiment.start(plan);
    await vi.waitFor(() => {
      expect(experiment.activity?.kind).toBe('preparing');
    });
    experiment.stop();
    await waiting;
    expect([experiment.phase, experiment.failure, experiment.activity]).toEqual(['idle', undefined, undefined]);
    await experiment.retry();
    expect(experiment.phase).toBe('finished');
  });
});

describe('a failure', () => {
  it('of the download is shown, and a retry goes through once the data is there', async () => {
    let isThere = false;
    const experiment = open({
      startEngine: async () => {
        const engine = await start();
        const load = engine.loadDataset.bind(engine);
        engine.loadDataset = (request) =>
          isThere ? load(request) : load({ ...(request as FashionMnistRequest), url: 'file:///nowhere/' });
        return engine;
      },
    });
    await experiment.start(plan);
    expect(experiment.failure).toMatchObject({ code: 'data-unavailable' });
    expect(experiment.phase).toBe('idle');
    isThere = true;
    await experiment.retry();
    expect(experiment.failure).toBeUndefined();
    expect(experiment.phase).toBe('finished');
  });

  it('of a setting names the setting', async () => {
    const experiment = open();
    await experiment.start({ ...plan, settings: { ...plan.settings, momentum: 2 } });
    expect(experiment.failure).toMatchObject({ code: 'invalid-argument', field: 'optimizer.momentum' });
  });

  it('of the engine in mid-training costs the steps since the last epoch, which are trained again to the same result', async () => {
    const whole = open();
    await whole.start(pair);
    const experiment = open();
    once(
      experiment,
      () => (experiment.jobs[0]?.latest?.epoch ?? 0) >= 1 && (experiment.jobs[1]?.latest?.epoch ?? 0) >= 1,
      () => engines.at(-1)?.dispose(),
    );
    const epochs: number[] = [];
    experiment.subscribe(() => {
      if (experiment.jobs.length > 0 && experiment.jobs.every(({ latest }) => latest && latest.epoch >= 1))
        epochs.push(experiment.epoch);
    });
    await experiment.start(pair);
    expect(engines).toHaveLength(3);
    expect(experiment.phase).toBe('finished');
    // The first epoch is neither told to be lost nor trained again.
    expect(Math.min(...epochs)).toBeGreaterThanOrEqual(1);
    expect(experiment.failure).toBeUndefined();
    expect(accuracies(experiment)).toEqual(accuracies(whole));
  });

  it('of one engine of two costs only the training that it had', async () => {
    // So long that neither is at its end when the other has begun.
    const long = { ...pair, settings: { ...pair.settings, epochs: 12 } };
    const whole = open();
    await whole.start(long);
    const experiment = open({ seats: 2 });
    const makings = new Map<Job, number>();
    const last = new Map<Job, string>();
    experiment.subscribe(() => {
      for (const job of experiment.jobs) {
        const { kind } = job.state;
        if (kind === 'preparing' && !['preparing', 'loading'].includes(last.get(job) ?? ''))
          makings.set(job, (makings.get(job) ?? 0) + 1);
        last.set(job, kind);
      }
    });
    once(
      experiment,
      () => experiment.jobs.length === 2 && experiment.jobs.every(({ latest }) => (latest?.epoch ?? 0) >= 1),
      () => engines.at(-1)?.dispose(),
    );
    await experiment.start(long);
    expect(experiment.phase).toBe('finished');
    expect(accuracies(experiment)).toEqual(accuracies(whole));
    expect([...makings.values()].toSorted()).toEqual([1, 2]);
  });

  it('of a seat that is taken away costs only the trainings that it had, and none of the other’s', async () => {
    const three: Plan = { ...pair, functions: [...pair.functions, { activation: 'gelu', slot: 2 }] };
    const whole = open();
    await whole.start(three);
    const experiment = open({ seats: 2 });
    const machine = machineOf(experiment);
    once(
      experiment,
      () => experiment.jobs.length === 3 && experiment.jobs.every(({ latest }) => (latest?.epoch ?? 0) >= 1),
      () => {
        machine.resize(1);
      },
    );
    await experiment.start(three);
    expect(experiment.phase).toBe('finished');
    expect(machine.pool.seats).toHaveLength(1);
    expect(machine.pool.first.generation).toBe(0);
    expect(accuracies(experiment)).toEqual(accuracies(whole));
  });

  it('of the engine leaves a function of one’s own known to the next', async () => {
    const definition = { name: 'Mine', formula: 'x*sigmoid(b*x)' };
    const namer = await createEngine({ worker: false });
    const { id } = await namer.define(definition);
    namer.dispose();
    const own: Plan = { ...plan, functions: [{ activation: id, slot: 1, definition }] };
    const whole = open();
    await whole.start(own);
    const experiment = open();
    once(
      experiment,
      () => (experiment.jobs[0]?.latest?.epoch ?? 0) >= 1,
      () => engines.at(-1)?.dispose(),
    );
    await experiment.start(own);
    expect(experiment.phase).toBe('finished');
    expect(accuracies(experiment)).toEqual(accuracies(whole));
    expect(experiment.jobs[0]?.latest?.learned?.[0]?.values).toHaveLength(1);
    // From initial weights there is no checkpoint that brings the definition along.
    engines.at(-1)?.dispose();
    await experiment.reset();
    await experiment.start(own);
    expect(experiment.phase).toBe('finished');
  });

  it('of one engine after another interrupts it; a retry goes on from what was trained', async () => {
    const experiment = open();
    let isBroken = true;
    experiment.subscribe(() => {
      const [job] = experiment.jobs;
      if (isBroken && (job?.latest?.epoch ?? 0) >= 1 && job?.state.kind === 'training') engines.at(-1)?.dispose();
    });
    await experiment.start(plan);
    expect(engines).toHaveLength(3);
    expect(experiment.phase).toBe('interrupted');
    expect(experiment.failure?.message).toBeTruthy();
    const [job] = experiment.jobs;
    expect(job?.latest?.epoch).toBe(1);
    isBroken = false;
    await experiment.retry();
    expect(experiment.phase).toBe('finished');
    expect(experiment.failure).toBeUndefined();
    expect(experiment.jobs[0]).toBe(job);
  });

  it('of the engine is survived by a reset', async () => {
    const experiment = open();
    once(
      experiment,
      () => (experiment.jobs[0]?.latest?.epoch ?? 0) >= 1,
      () => engines.at(-1)?.dispose(),
    );
    await experiment.start(plan);
    await experiment.reset();
    expect([experiment.phase, experiment.failure]).toEqual(['ready', undefined]);
  });

  it('of the engine before the first step has the networks made once more', async () => {
    const experiment = open();
    once(
      experiment,
      () => experiment.jobs[0]?.latest !== undefined,
      () => engines.at(-1)?.dispose(),
    );
    await experiment.prepare(pair);
    expect([experiment.phase, experiment.failure]).toEqual(['ready', undefined]);
    expect(experiment.jobs.map(({ latest }) => latest?.epoch)).toEqual([0, 0]);
  });

  it('of the engine that a look at a neuron finds takes away neither figures nor the look', async () => {
    const experiment = open();
    await experiment.start(plan);
    const [job] = experiment.jobs;
    const moment = job?.latest;
    if (!job || !moment) throw new Error('Nothing was trained.');
    const look = (): Promise<unknown> => neuron(experiment, job, moment, 0, 0, never());
    engines.at(-1)?.dispose();
    await expect(look()).rejects.toMatchObject({ code: 'disposed' });
    expect([experiment.phase, experiment.failure]).toEqual(['finished', undefined]);
    expect(await look()).toMatchObject({ layer: 0, unit: 0, step: moment.step });
  });

  it('to start an engine is shown, and a retry tries again', async () => {
    let tries = 0;
    const experiment = open({
      startEngine: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new EngineError('unsupported', '', 'No SIMD.')) : start();
      },
    });
    await experiment.start(plan);
    expect(experiment.failure).toMatchObject({ code: 'unsupported', message: 'No SIMD.' });
    await experiment.retry();
    expect(experiment.phase).toBe('finished');
  });
});
