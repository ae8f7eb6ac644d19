/** The life of a training, on the engine that ships and FashionMNIST: all that a page may ask of it, and all that fails. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadCodeWords } from '../../../web/src/engine/in-words.js';
import { defaultSettings, failureWords, settingAtFault } from '../../../web/src/training/settings.js';
import type { Plan } from '../../../web/src/training/train-plan.js';
import { TrainSession } from '../../../web/src/training/train-session.js';
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
const sessions: TrainSession[] = [];

async function start(): Promise<Engine> {
  const engine = await createEngine({ worker: false });
  engines.push(engine);
  return engine;
}

function open(startEngine: () => Promise<Engine> = start): TrainSession {
  const session = new TrainSession(startEngine);
  sessions.push(session);
  return session;
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const session of sessions.splice(0)) session.dispose();
  engines.length = 0;
});

/** Does something once, at the first change for which `when` holds. */
function once(session: TrainSession, when: () => boolean, what: () => void): void {
  const end = session.subscribe(() => {
    if (!when()) return;
    end();
    what();
  });
}

const accuracies = (session: TrainSession): (readonly number[])[] =>
  session.lanes.map(({ history }) => history.testAccuracy.map(([, y]) => y));

describe('a training', () => {
  it('loads, makes and counts its networks, trains, and looks at them after every epoch', async () => {
    const session = open();
    const stages: string[] = [];
    session.subscribe(() => {
      const stage = session.activity?.kind ?? session.phase;
      if (stages.at(-1) !== stage) stages.push(stage);
    });
    await session.start(plan);
    expect([...new Set(stages)]).toEqual(['preparing', 'loading', 'counting', 'training', 'finished']);
    const [lane] = session.lanes;
    expect(lane?.moments.map(({ epoch, step }) => [epoch, step])).toEqual([
      [0, 0],
      [1, 20],
      [2, 40],
      [3, 60],
    ]);
    expect(lane?.latest?.neurons.images).toBe(10_000);
    expect(lane?.latest?.verdicts).toHaveLength(200 * 10);
    expect(lane?.latest?.test.confusion.reduce((sum, count) => sum + count, 0)).toBe(2000);
    expect(lane?.history.trainLoss.points.length).toBe(60);
    expect(lane?.latest?.test.accuracy).toBeGreaterThan(0.3);
    expect(session.done).toBe(1);
  });

  it('counts the same first images after every epoch, all where it begins and rests, and all of any moment on request', async () => {
    const session = open();
    await session.start(plan);
    const [lane] = session.lanes;
    const counted = (): readonly (number | undefined)[] => lane?.moments.map(({ neurons }) => neurons.images) ?? [];
    expect(counted()).toEqual([10_000, 1000, 1000, 10_000]);
    expect(lane?.moments.map(({ sample }) => sample.images)).toEqual([1000, 1000, 1000, 1000]);
    const between = lane?.moments[1];
    if (!lane || !between) throw new Error('Nothing was kept.');
    await session.countAll(lane, between);
    expect(counted()).toEqual([10_000, 10_000, 1000, 10_000]);
    expect(lane.moments[1]?.sample.images).toBe(1000);
    expect(lane.history.testAccuracy).toHaveLength(4);
  });

  it('keeps how far each layer’s weights have moved since the start', async () => {
    const session = open();
    await session.start(plan);
    const moved = session.lanes[0]?.moments.map((moment) => moment.moved) ?? [];
    expect(moved[0]).toEqual([0, 0, 0]);
    expect(moved[3]?.every((distance, layer) => distance > (moved[1]?.[layer] ?? NaN))).toBe(true);
    await session.reset();
    await session.start(plan);
    expect(session.lanes[0]?.moments.map((moment) => moment.moved)).toEqual(moved);
  });

  it('takes the settings beyond a plain one, for gated layers too', async () => {
    const session = open();
    await session.start({
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
    expect(session.failure).toBeUndefined();
    expect(session.phase).toBe('finished');
    for (const { latest } of session.lanes) expect(latest?.test.accuracy).toBeGreaterThan(0.6);
    // A mean and a spread for each of 12 and 8 pre-activations, beside weights and biases.
    expect(session.lanes[0]?.parameterCount).toBe(785 * 12 + 13 * 8 + 9 * 10 + 2 * (12 + 8));
  });

  it('names the batch size where batches that are normalised would leave one image over', async () => {
    // The built engine has loaded the words for itself only.
    await loadCodeWords();
    const session = open();
    // 10,000 = 3 · 3,333 + 1
    await session.start({ ...plan, settings: { ...plan.settings, norm: 'batch', batchSize: 3333 } });
    expect(session.failure && settingAtFault(session.failure)).toBe('batchSize');
    expect(session.failure && failureWords(session.failure)).toMatch(/^Batch size: leaves a batch of 1, /);
    expect(session.phase).toBe('idle');
  });

  it('of several functions keeps them abreast and gives each what it would get alone', async () => {
    const session = open();
    let apart = 0;
    session.subscribe(() => {
      const [a, b] = session.lanes;
      if (a?.run && b?.run && session.phase === 'training') apart = Math.max(apart, Math.abs(a.epoch - b.epoch));
    });
    await session.start(pair);
    expect(apart).toBeLessThanOrEqual(1);
    const alone = open();
    await alone.start({ ...pair, functions: pair.functions.slice(1) });
    expect(accuracies(session)[1]).toEqual(accuracies(alone)[0]);
    expect(session.laneOf('prelu')?.moments[0]?.learned?.[0]?.values[0]).toBe(0.5);
    expect(session.laneOf('prelu')?.latest?.learned?.[0]?.values[0]).not.toBe(0.5);
  });

  it('pauses at a step, looks there, and resumes to the same result', async () => {
    const whole = open();
    await whole.start(plan);
    const session = open();
    once(
      session,
      () => session.lanes[0]?.progress !== undefined,
      () => {
        session.pause();
      },
    );
    await session.start(plan);
    expect(session.phase).toBe('paused');
    const paused = session.lanes[0]?.latest?.step ?? 0;
    expect(paused).toBeGreaterThan(0);
    expect(paused).toBe(session.lanes[0]?.progress?.step);
    await session.resume();
    expect(session.phase).toBe('finished');
    expect(accuracies(session)[0]?.at(-1)).toBe(accuracies(whole)[0]?.at(-1));
  });

  it('is stopped in the middle and keeps its figures', async () => {
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.progress?.step ?? 0) >= 20,
      () => {
        session.stop();
      },
    );
    await session.start({ ...plan, settings: { ...plan.settings, epochs: 50 } });
    expect(session.phase).toBe('stopped');
    expect(session.failure).toBeUndefined();
    expect(session.lanes[0]?.moments.length).toBeGreaterThanOrEqual(2);
    expect(session.lanes[0]?.latest?.step).toBe(session.lanes[0]?.progress?.step);
  });

  it('is stopped while the images are loaded, without an error', async () => {
    const session = open();
    once(
      session,
      () => session.activity?.kind === 'loading',
      () => {
        session.stop();
      },
    );
    await session.start(plan);
    expect([session.phase, session.failure, session.activity]).toEqual(['idle', undefined, undefined]);
  });

  it('gives way to a newer one, of which alone the figures are kept', async () => {
    const session = open();
    const first = session.start(plan);
    await session.start({ ...plan, functions: [{ activation: 'tanh', slot: 2 }] });
    await first;
    expect(session.lanes.map((lane) => lane.function.activation)).toEqual(['tanh']);
    expect(session.phase).toBe('finished');
  });

  it('that diverges says so, keeps its start, and lets the others go on', async () => {
    const session = open();
    const functions = [
      { activation: 'none', slot: 1 },
      { activation: 'sigmoid', slot: 2 },
    ];
    await session.start({ functions, settings: { ...plan.settings, learningRate: 100, momentum: 0.99 } });
    expect(session.phase).toBe('finished');
    expect(session.laneOf('none')?.diverged).toBe(true);
    expect(session.laneOf('none')?.progress?.divergence?.reason).toBeTruthy();
    expect(session.laneOf('none')?.moments.map(({ epoch }) => epoch)).toEqual([0]);
    expect(session.laneOf('sigmoid')?.latest?.epoch).toBe(3);
  });

  it('is reset to the same initial weights and then gives the same result', async () => {
    const session = open();
    await session.start(plan);
    const before = accuracies(session);
    await session.reset();
    expect(session.phase).toBe('ready');
    expect(session.done).toBe(0);
    expect(session.lanes[0]?.moments.map(({ epoch }) => epoch)).toEqual([0]);
    expect(session.lanes[0]?.history.trainLoss.points).toHaveLength(0);
    await session.start(plan);
    expect(accuracies(session)).toEqual(before);
  });
});

describe('a pause', () => {
  it('that is asked for during a look waits for it, and says so', async () => {
    const session = open();
    once(
      session,
      () => session.lanes[0]?.progress?.epochSummary !== undefined,
      () => {
        session.pause();
        expect(session.pausing).toBe(true);
      },
    );
    await session.start(plan);
    expect([session.phase, session.pausing]).toEqual(['paused', false]);
    expect(session.lanes[0]?.latest?.epoch).toBe(1);
  });

  it('is ended by a stop, after which the figures stand and nothing is resumed', async () => {
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.progress?.step ?? 0) > 0,
      () => {
        session.pause();
      },
    );
    await session.start(plan);
    session.stop();
    expect(session.phase).toBe('stopped');
    await session.resume();
    expect(session.phase).toBe('stopped');
    expect(session.lanes[0]?.epoch).toBeGreaterThan(0);
  });

  it('during whose look a stop comes is looked at all the same', async () => {
    shortSlices(); // so that the pause comes in the middle of an epoch, and its look in many parts
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.progress?.step ?? 0) > 0,
      () => {
        session.pause();
      },
    );
    once(
      session,
      () => session.phase === 'paused' && session.activity?.kind === 'counting',
      () => {
        session.stop();
      },
    );
    await session.start(plan);
    await vi.waitFor(
      () => {
        expect(session.lanes[0]?.latest?.step).toBe(session.lanes[0]?.progress?.step);
      },
      { timeout: 20_000 },
    );
    expect(session.phase).toBe('stopped');
  });
});

describe('the time left', () => {
  it('is counted from where a training goes on, and reaches 0', async () => {
    const session = open();
    const left: number[] = [];
    session.subscribe(() => {
      if (session.phase === 'training' && !Number.isNaN(session.secondsLeft)) left.push(session.secondsLeft);
    });
    once(
      session,
      () => (session.lanes[0]?.latest?.epoch ?? 0) >= 1,
      () => {
        session.pause();
      },
    );
    await session.start(plan);
    const before = left.length;
    await session.resume();
    // The second epoch of three has two still to go: far from nothing.
    expect(left[before]).toBeGreaterThan(0);
    expect(left.at(-1)).toBe(0);
    expect(session.done).toBe(1);
  });

  it('does not count what a diverged function will not train', async () => {
    const session = open();
    const shares: number[] = [];
    session.subscribe(() => {
      if (session.laneOf('none')?.diverged) shares.push(session.done);
    });
    const functions = [
      { activation: 'none', slot: 1 },
      { activation: 'sigmoid', slot: 2 },
    ];
    await session.start({ functions, settings: { ...plan.settings, learningRate: 100, momentum: 0.99 } });
    expect(shares[0]).toBeGreaterThanOrEqual(0.5);
    expect(shares.at(-1)).toBe(1);
    expect(session.secondsLeft).toBe(0);
  });
});

describe('networks before training', () => {
  it('are counted over as many images as asked for, and are those that a start then trains', async () => {
    const session = open();
    const counted = { ...plan, settings: { ...plan.settings, counted: '1000' as const } };
    await session.prepare(counted);
    expect(session.phase).toBe('ready');
    const moment = session.lanes[0]?.moments[0];
    expect(moment?.neurons.images).toBe(1000);
    await session.start(counted);
    expect(session.lanes[0]?.moments[0]).toBe(moment);
    expect(session.lanes[0]?.latest?.epoch).toBe(3);
  });
});

describe('a neuron', () => {
  it('is looked at in the network of any moment that was kept', async () => {
    const session = open();
    await session.start(plan);
    const lane = session.lanes[0];
    for (const moment of lane?.moments ?? []) {
      if (!lane) break;
      const detail = await session.neuron(lane, moment, 1, 3, new AbortController().signal);
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
  async function oneStep(session: TrainSession): Promise<void> {
    const { step = 0 } = session.lanes[0]?.progress ?? {};
    once(
      session,
      () => (session.lanes[0]?.progress?.step ?? 0) > step,
      () => {
        session.pause();
      },
    );
    await (session.phase === 'paused' ? session.resume() : session.start(large));
    expect(session.phase).toBe('paused');
  }

  it('keeps the first and the last; neurons open after a reset', async () => {
    shortSlices();
    const session = open();
    for (let i = 0; i < 4; i += 1) await oneStep(session);
    const [lane] = session.lanes;
    if (!lane) throw new Error('Nothing was trained.');
    expect(lane.moments.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
    const kept = lane.moments.map((moment) => lane.checkpointAt(moment)?.byteLength ?? 0);
    expect(kept[0]).toBeGreaterThan(40e6);
    expect(kept.map((bytes) => bytes > 0)).toEqual([true, false, false, false, true]);
    await session.reset();
    const [first] = lane.moments;
    const look = first && (await session.neuron(lane, first, 1, 7, new AbortController().signal));
    expect(look).toMatchObject({ step: 0, layer: 1, unit: 7 });
  }, 300_000);
});

describe('a neuron that is closed while the training fetches its data anew', () => {
  it('leaves the download to the training', async () => {
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.progress?.step ?? 0) > 0,
      () => {
        session.pause();
      },
    );
    await session.start(plan);
    const [lane] = session.lanes;
    const moment = lane?.latest;
    if (!lane || !moment) throw new Error('Nothing was trained.');
    engines.at(-1)?.dispose();
    // The first look finds that the engine is lost.
    await expect(session.neuron(lane, moment, 0, 0, new AbortController().signal)).rejects.toThrow();
    expect(session.phase).toBe('interrupted');
    const closing = new AbortController();
    const look = session.neuron(lane, moment, 0, 0, closing.signal);
    once(
      session,
      () => session.activity?.kind === 'loading',
      () => {
        closing.abort();
      },
    );
    const resumed = session.resume();
    await expect(look).rejects.toMatchObject({ name: 'AbortError' });
    await resumed;
    expect(session.failure).toBeUndefined();
    expect(session.phase).toBe('finished');
  });
});

describe('an engine that does not come', () => {
  it('holds up neither a stop nor the next training', async () => {
    let starts = 0;
    const session = open(() => {
      starts += 1;
      return starts === 1 ? new Promise<Engine>(() => undefined) : start();
    });
    const waiting = session.start(plan);
    await vi.waitFor(() => {
      expect(session.activity?.kind).toBe('preparing');
    });
    session.stop();
    await waiting;
    expect([session.phase, session.failure, session.activity]).toEqual(['idle', undefined, undefined]);
    await session.retry();
    expect(session.phase).toBe('finished');
  });
});

describe('a failure', () => {
  it('of the download is shown, and a retry goes through once the data is there', async () => {
    let isThere = false;
    const session = open(async () => {
      const engine = await start();
      const load = engine.loadDataset.bind(engine);
      engine.loadDataset = (request) =>
        isThere ? load(request) : load({ ...(request as FashionMnistRequest), url: 'file:///nowhere/' });
      return engine;
    });
    await session.start(plan);
    expect(session.failure).toMatchObject({ code: 'data-unavailable' });
    expect(session.phase).toBe('idle');
    isThere = true;
    await session.retry();
    expect(session.failure).toBeUndefined();
    expect(session.phase).toBe('finished');
  });

  it('of a setting names the setting', async () => {
    const session = open();
    await session.start({ ...plan, settings: { ...plan.settings, momentum: 2 } });
    expect(session.failure).toMatchObject({ code: 'invalid-argument', field: 'optimizer.momentum' });
  });

  it('of the engine in mid-training keeps the last epoch, from which it goes on to the same result', async () => {
    const whole = open();
    await whole.start(pair);
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.latest?.epoch ?? 0) >= 1 && (session.lanes[1]?.latest?.epoch ?? 0) >= 1,
      () => engines.at(-1)?.dispose(),
    );
    await session.start(pair);
    expect(session.phase).toBe('interrupted');
    expect(session.failure?.message).toBeTruthy();
    expect(session.lanes.map(({ latest }) => latest?.epoch)).toEqual([1, 1]);
    const epochs: number[] = [];
    session.subscribe(() => epochs.push(session.epoch));
    const steps: number[] = [];
    session.subscribe(() => steps.push(...session.lanes.flatMap(({ progress }) => progress?.step ?? [])));
    await session.resume();
    expect(session.phase).toBe('finished');
    // The first epoch is neither told to be lost nor trained again.
    expect(Math.min(...epochs)).toBeGreaterThanOrEqual(1);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(20);
    expect(session.failure).toBeUndefined();
    expect(accuracies(session)).toEqual(accuracies(whole));
  });

  it('of the engine leaves a function of one’s own known to the next', async () => {
    const definition = { name: 'Mine', formula: 'x*sigmoid(b*x)' };
    const namer = await createEngine({ worker: false });
    const { id } = await namer.define(definition);
    namer.dispose();
    const own: Plan = { ...plan, functions: [{ activation: id, slot: 1, definition }] };
    const whole = open();
    await whole.start(own);
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.latest?.epoch ?? 0) >= 1,
      () => engines.at(-1)?.dispose(),
    );
    await session.start(own);
    expect(session.phase).toBe('interrupted');
    await session.resume();
    expect(session.phase).toBe('finished');
    expect(accuracies(session)).toEqual(accuracies(whole));
    expect(session.lanes[0]?.latest?.learned?.[0]?.values).toHaveLength(1);
    // From initial weights there is no checkpoint that brings the definition along.
    engines.at(-1)?.dispose();
    await session.reset();
    await session.start(own);
    expect(session.phase).toBe('finished');
  });

  it('of the engine is not made worse by a retry: what was trained stays', async () => {
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.latest?.epoch ?? 0) >= 1,
      () => engines.at(-1)?.dispose(),
    );
    await session.start(plan);
    expect(session.phase).toBe('interrupted');
    const [lane] = session.lanes;
    await session.retry();
    expect(session.phase).toBe('finished');
    expect(session.lanes[0]).toBe(lane);
  });

  it('of the engine is survived by a reset', async () => {
    const session = open();
    once(
      session,
      () => (session.lanes[0]?.latest?.epoch ?? 0) >= 1,
      () => engines.at(-1)?.dispose(),
    );
    await session.start(plan);
    await session.reset();
    expect([session.phase, session.failure]).toEqual(['ready', undefined]);
  });

  it('of the engine before the first step leaves nothing half made', async () => {
    const session = open();
    once(
      session,
      () => session.lanes[0]?.latest !== undefined,
      () => engines.at(-1)?.dispose(),
    );
    await session.prepare(pair);
    expect(session.phase).toBe('idle');
    expect(session.failure).toBeDefined();
    expect(session.lanes).toEqual([]);
    await session.retry();
    expect(session.phase).toBe('ready');
  });

  it('of the engine that a look at a neuron finds takes away neither figures nor the look', async () => {
    const session = open();
    await session.start(plan);
    const [lane] = session.lanes;
    const moment = lane?.latest;
    if (!lane || !moment) throw new Error('Nothing was trained.');
    const look = (): Promise<unknown> => session.neuron(lane, moment, 0, 0, new AbortController().signal);
    engines.at(-1)?.dispose();
    await expect(look()).rejects.toMatchObject({ code: 'disposed' });
    expect([session.phase, session.failure]).toEqual(['finished', undefined]);
    expect(await look()).toMatchObject({ layer: 0, unit: 0, step: moment.step });
  });

  it('to start an engine is shown, and a retry tries again', async () => {
    let tries = 0;
    const session = open(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new EngineError('unsupported', '', 'No SIMD.')) : start();
    });
    await session.start(plan);
    expect(session.failure).toMatchObject({ code: 'unsupported', message: 'No SIMD.' });
    await session.retry();
    expect(session.phase).toBe('finished');
  });
});
