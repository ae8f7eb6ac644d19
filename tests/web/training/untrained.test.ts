/** Networks before their first step, counted over a small sample: on the engine that ships and FashionMNIST. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Job } from '../../../web/src/training/job.js';
import { defaultSettings, type TrainSettings } from '../../../web/src/training/settings.js';
import type { Plan, PlannedFunction } from '../../../web/src/training/plan.js';
import { neuronOf, trainImageOf, untrainedOf } from '../../../web/src/training/counted.js';
import { Experiments } from '../../../web/src/training/experiments.js';
import type { UntrainedNetwork } from '../../../web/src/training/untrained.js';
import { createEngine, EngineError, type Engine, type FashionMnistRequest } from '../engine/library.js';

vi.setConfig({ testTimeout: 60_000 });

const settings: TrainSettings = { ...defaultSettings, epochs: 2, hidden: [24, 12], batchSize: 500, kernels: 'plain' };
const relu: PlannedFunction = { activation: 'relu', slot: 1 };
const tanh: PlannedFunction = { activation: 'tanh', slot: 2 };
const planOf = (change: Partial<TrainSettings> = {}, ...functions: readonly PlannedFunction[]): Plan => ({
  functions: functions.length > 0 ? functions : [relu],
  settings: { ...settings, ...change },
});

const requests: FashionMnistRequest[] = [];
const made = { runs: 0 };
const opened: Experiments[] = [];

async function start(): Promise<Engine> {
  const engine = await createEngine({ worker: false });
  const [load, createRun] = [engine.loadDataset.bind(engine), engine.createRun.bind(engine)];
  engine.loadDataset = (request) => {
    requests.push(request as FashionMnistRequest);
    return load(request);
  };
  engine.createRun = (options) => {
    made.runs += 1;
    return createRun(options);
  };
  return engine;
}

const forgetful = { recall: () => undefined, remember: () => false };

function open(startEngine: () => Promise<Engine> = start): Experiments {
  indexedDB = new IDBFactory();
  const experiments = new Experiments({ start: startEngine, seats: 1, ofTab: forgetful, ofBrowser: forgetful });
  opened.push(experiments);
  return experiments;
}

afterEach(() => {
  vi.unstubAllGlobals();
  for (const experiments of opened.splice(0)) experiments.dispose();
  requests.length = 0;
  made.runs = 0;
});

const until = (experiments: Experiments, is: () => boolean): Promise<void> =>
  new Promise((done) => {
    if (is()) done();
    const end = experiments.train.subscribe(() => {
      if (!is()) return;
      end();
      done();
    });
  });

async function counted(experiments: Experiments, plan: Plan, planned = plan.functions[0]): Promise<UntrainedNetwork> {
  untrainedOf(experiments).want(plan);
  const find = (): UntrainedNetwork | undefined => planned && untrainedOf(experiments).network(planned, plan.settings);
  await until(experiments, () => find() !== undefined || untrainedOf(experiments).state.kind === 'failed');
  const found = find();
  if (!found) throw new Error('It was not counted.');
  return found;
}

describe('an untrained network', () => {
  it('is counted over the first 1,000 images, of which no others are loaded', async () => {
    const experiments = open();
    const { look, function: planned } = await counted(experiments, planOf());
    expect(requests).toMatchObject([{ train: 1000, test: 0 }]);
    expect(look.neurons).toMatchObject({ images: 1000, layers: [{ units: 24 }, { units: 12 }] });
    expect(look.epoch).toBe(0);
    expect(planned).toEqual(relu);
    expect([experiments.train.phase, experiments.train.jobs, experiments.train.activity]).toEqual([
      'idle',
      [],
      undefined,
    ]);
  });

  it('is the one that a training of these settings begins with', async () => {
    for (const change of [
      {},
      { norm: 'batch', dropout: 0.5, optimizer: 'adam' },
      { initialization: 'orthogonal' },
    ] as const) {
      const experiments = open();
      const { look } = await counted(experiments, planOf(change));
      await experiments.train.prepare(planOf({ ...change, counted: '1000' }));
      expect(experiments.train.jobOf('relu')?.moments[0]?.neurons).toEqual(look.neurons);
      experiments.dispose();
    }
  });

  it('is counted anew where settings form another network, and only there', async () => {
    const experiments = open();
    const first = await counted(experiments, planOf());
    expect(await counted(experiments, planOf({ learningRate: 0.5, epochs: 9, batchSize: 64 }))).toBe(first);
    expect(made.runs).toBe(1);
    const other = await counted(experiments, planOf({ seed: 8 }));
    expect(other.look.neurons).not.toEqual(first.look.neurons);
    expect(untrainedOf(experiments).last('relu')).toBe(other);
    const leaky = { ...relu, activation: 'leaky-relu', parameters: { slope: 0.5 } };
    expect((await counted(experiments, planOf({}, leaky))).function).toEqual(leaky);
    expect(await counted(experiments, planOf())).toBe(first);
    expect(made.runs).toBe(3);
  });

  it('of which many are wanted in a row is the last one wanted', async () => {
    const experiments = open();
    for (let seed = 1; seed <= 20; seed += 1) untrainedOf(experiments).want(planOf({ seed }));
    await counted(experiments, planOf({ seed: 20 }));
    expect(made.runs).toBeLessThanOrEqual(2);
  });

  it('is one for each function of a plan', async () => {
    const experiments = open();
    const plan = planOf({}, relu, tanh);
    await counted(experiments, plan, tanh);
    expect(untrainedOf(experiments).network(relu, plan.settings)?.look.neurons.layers[0]?.activation).toBe('relu');
    expect(untrainedOf(experiments).network(tanh, plan.settings)?.look.neurons.layers[0]?.activation).toBe('tanh');
  });

  it('has neurons that can be looked at closely, and the images that they are counted over', async () => {
    const experiments = open();
    const network = await counted(experiments, planOf());
    const { signal } = new AbortController();
    const detail = await neuronOf(experiments, network, network.look, [1, 3], signal);
    expect(detail).toMatchObject({ layer: 1, unit: 3, images: 1000, activation: 'relu' });
    const firing = detail?.preactivations.reduce((count, z) => count + (z > 0 ? 1 : 0), 0);
    expect(network.look.neurons.layers[1]?.firingRate[3]).toBeCloseTo((firing ?? NaN) / 1000, 6);
    expect((await trainImageOf(experiments, network, 999)).pixels).toHaveLength(784);
  });

  it('takes the images that a training has loaded', async () => {
    const experiments = open();
    await experiments.train.prepare(planOf({ counted: '1000' }));
    await counted(experiments, planOf({ seed: 9 }));
    expect(requests).toHaveLength(1);
  });

  it('looked at in the midst of a training changes nothing of it', async () => {
    const weightsOf = ({ train }: Experiments): unknown => train.jobs[0]?.latest?.moved;
    const alone = open();
    await alone.train.start(planOf());
    const experiments = open();
    const training = experiments.train.start(planOf());
    await until(experiments, () => experiments.train.jobs[0]?.progress !== undefined);
    expect(experiments.train.phase).toBe('training');
    const other = await counted(experiments, planOf({ hidden: [64, 32] }, tanh));
    expect(other.look.neurons.layers[0]?.units).toBe(64);
    await training;
    expect(experiments.train.phase).toBe('finished');
    expect(weightsOf(experiments)).toEqual(weightsOf(alone));
    expect(experiments.train.jobs[0]).toBeInstanceOf(Job);
    expect(experiments.train.jobs[0]?.latest?.test).toEqual(alone.train.jobs[0]?.latest?.test);
  });

  it('that cannot be had says why, once, and is tried again when that is asked for', async () => {
    let failures = 0;
    const experiments = open(async () => {
      const engine = await start();
      const load = engine.loadDataset.bind(engine);
      engine.loadDataset = (request) => {
        failures += 1;
        if (failures > 1) return load(request);
        return Promise.reject(new EngineError('data-unavailable', 'name', 'The images are not there.', 'not-there'));
      };
      return engine;
    });
    untrainedOf(experiments).want(planOf());
    await until(experiments, () => untrainedOf(experiments).state.kind === 'failed');
    expect(untrainedOf(experiments).state).toMatchObject({ failure: { code: 'data-unavailable' } });
    untrainedOf(experiments).want(planOf());
    expect(failures).toBe(1);
    expect(experiments.train.failure).toBeUndefined();
    untrainedOf(experiments).retry();
    await until(experiments, () => untrainedOf(experiments).network(relu, settings) !== undefined);
    expect(untrainedOf(experiments).state.kind).toBe('idle');
  });

  it('too large for the engine is refused, and the training that is there stays', async () => {
    const experiments = open();
    await experiments.train.prepare(planOf({ counted: '1000' }));
    untrainedOf(experiments).want(planOf({ hidden: Array.from({ length: 32 }, () => 4096) }));
    await until(experiments, () => untrainedOf(experiments).state.kind === 'failed');
    expect(untrainedOf(experiments).state).toMatchObject({ failure: { code: 'invalid-argument', field: 'layers' } });
    expect(experiments.train.phase).toBe('ready');
    await experiments.train.start(planOf({ counted: '1000' }));
    expect(experiments.train.phase).toBe('finished');
  });

  it.each([{ saveData: true }, { effectiveType: '2g' }])(
    'is not downloaded unasked on a line with %j',
    async (connection) => {
      vi.stubGlobal('navigator', { connection });
      const experiments = open();
      untrainedOf(experiments).want(planOf());
      await until(experiments, () => untrainedOf(experiments).state.kind === 'asking');
      expect(requests).toEqual([]);
      untrainedOf(experiments).agree();
      await counted(experiments, planOf());
      await counted(experiments, planOf({ seed: 8 }));
      expect(requests).toHaveLength(1);
    },
  );
});
