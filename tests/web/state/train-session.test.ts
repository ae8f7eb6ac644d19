/** The life of a training: run, pause, resume, stop, counts, and everything that may fail on the way. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../web/src/engine/errors.js';
import { defaultSettings } from '../../../web/src/state/settings.js';
import type { NeuronFinding, Plan } from '../../../web/src/state/train-plan.js';
import { TrainSession } from '../../../web/src/state/train-session.js';
import { FakeEngine, type FakeBehaviour } from './fake-engine.js';

const plan: Plan = { activation: 'relu', settings: { ...defaultSettings, epochs: 3 } };

function setUp(behaviour: FakeBehaviour = {}): {
  engine: FakeEngine;
  session: TrainSession;
  findings: NeuronFinding[];
  stages: string[];
} {
  const engine = new FakeEngine(behaviour);
  const findings: NeuronFinding[] = [];
  const stages: string[] = [];
  const session: TrainSession = new TrainSession(engine, {
    changed: () => {
      const stage = session.activity?.kind ?? session.phase;
      if (stages.at(-1) !== stage) stages.push(stage);
    },
    neuronsCounted: (finding) => findings.push(finding),
  });
  return { engine, session, findings, stages };
}

describe('a training', () => {
  it('downloads, prepares, trains to the end and counts the neurons', async () => {
    const { engine, session, findings, stages } = setUp();
    await session.start(plan);
    expect(stages).toEqual(['loading', 'preparing', 'training', 'finished', 'counting', 'finished']);
    expect(session.history.testAccuracy).toEqual([
      [1, 0.6],
      [2, 0.6],
      [3, 0.6],
    ]);
    expect(findings.map(({ moment, epoch }) => [moment, epoch])).toEqual([['trained', 3]]);
    expect(engine.runs[0]).toMatchObject({
      activation: 'relu',
      hidden: [256, 192, 128, 64],
      optimizer: { kind: 'sgd', learningRate: 0.01, momentum: 0.9 },
      batchSize: 128,
      seed: 7,
    });
  });

  it('downloads the images once for many runs and frees the run before', async () => {
    const { engine, session } = setUp();
    await session.start(plan);
    await session.start(plan);
    expect(engine.log.filter((entry) => entry === 'load')).toHaveLength(1);
    expect(engine.liveRuns).toBe(1);
  });

  it('pauses at a step, counts neurons there, and resumes from the same step', async () => {
    const behaviour: FakeBehaviour = {};
    const { engine, session, findings } = setUp(behaviour);
    behaviour.beforeSlice = (step) => {
      if (step === 10) session.pause();
    };
    await session.start(plan);
    expect(session.phase).toBe('paused');
    expect(session.progress?.step).toBe(15);
    delete behaviour.beforeSlice;
    await session.resume();
    expect(session.phase).toBe('finished');
    expect(engine.log).toEqual(['load', 'create', 'train from 0', 'count at 15', 'train from 15', 'count at 30']);
    expect(findings.map(({ epoch }) => epoch)).toEqual([1.5, 3]);
  });

  it('is stopped in the middle and keeps its figures', async () => {
    const behaviour: FakeBehaviour = {};
    const { session, findings } = setUp(behaviour);
    behaviour.beforeSlice = (step) => {
      if (step === 10) session.stop();
    };
    await session.start(plan);
    expect(session.phase).toBe('stopped');
    expect(session.failure).toBeUndefined();
    expect(session.history.testLoss).toHaveLength(1);
    expect(findings).toHaveLength(1);
  });

  it('is stopped while paused', async () => {
    const behaviour: FakeBehaviour = {};
    const { session } = setUp(behaviour);
    behaviour.beforeSlice = () => {
      session.pause();
    };
    await session.start(plan);
    session.stop();
    expect(session.phase).toBe('stopped');
    await session.resume();
    expect(session.phase).toBe('stopped');
  });

  it('is stopped during the download without an error', async () => {
    const { engine, session } = setUp();
    const started = session.start(plan);
    await Promise.resolve();
    session.stop();
    await started;
    expect(session.phase).toBe('idle');
    expect(session.failure).toBeUndefined();
    expect(engine.runs).toHaveLength(0);
  });

  it('gives way to a newer one, of which alone the figures are kept', async () => {
    const { session, findings } = setUp();
    const first = session.start(plan);
    const second = session.start({ ...plan, activation: 'gelu' });
    await Promise.all([first, second]);
    expect(session.plan?.activation).toBe('gelu');
    expect(session.phase).toBe('finished');
    expect(findings.map((finding) => finding.plan.activation)).toEqual(['gelu']);
  });

  it('that diverges says so and counts nothing', async () => {
    const { session, findings } = setUp({ divergesAfter: 1 });
    await session.start(plan);
    expect(session.phase).toBe('diverged');
    expect(session.progress?.divergence?.reason).toBe('The loss is not a number.');
    expect(findings).toEqual([]);
  });
});

describe('neurons before training', () => {
  it('are counted at step 0 on a run of their own, which is freed', async () => {
    const { engine, session, findings } = setUp();
    await session.countUntrained(plan);
    expect(findings.map(({ moment, epoch }) => [moment, epoch])).toEqual([['untrained', 0]]);
    expect(engine.liveRuns).toBe(0);
    expect(session.phase).toBe('idle');
  });

  it('leave a paused training as it was', async () => {
    const behaviour: FakeBehaviour = {};
    const { engine, session } = setUp(behaviour);
    behaviour.beforeSlice = (step) => {
      if (step === 10) session.pause();
    };
    await session.start(plan);
    delete behaviour.beforeSlice;
    await session.countUntrained(plan);
    expect(session.phase).toBe('paused');
    await session.resume();
    expect(engine.log).toContain('train from 15');
    expect(session.phase).toBe('finished');
  });
});

describe('a failure', () => {
  it('of the download is shown, and a retry goes through once the data is there', async () => {
    const behaviour: FakeBehaviour = { loadFailure: new EngineError('data-unavailable', '', 'HTTP 404') };
    const { session } = setUp(behaviour);
    await session.start(plan);
    expect(session.failure).toMatchObject({ code: 'data-unavailable', message: 'HTTP 404' });
    expect(session.failure?.advice).toContain('FASHION_MNIST_DIR');
    behaviour.loadFailure = undefined;
    await session.retry();
    expect(session.failure).toBeUndefined();
    expect(session.phase).toBe('finished');
  });

  it('of a setting names the setting', async () => {
    const { session } = setUp({
      createFailure: new EngineError('invalid-argument', 'optimizer.momentum', 'momentum must be below 1'),
    });
    await session.start(plan);
    expect(session.failure).toMatchObject({ code: 'invalid-argument', field: 'optimizer.momentum' });
    expect(session.phase).toBe('idle');
  });

  it('in mid-training stops the run; after a crash the next start loads everything anew', async () => {
    const behaviour: FakeBehaviour = { trainFailure: new EngineError('engine-crashed', '', 'The worker died.') };
    const { engine, session, findings } = setUp(behaviour);
    await session.start(plan);
    expect(session.failure?.code).toBe('engine-crashed');
    expect(session.phase).toBe('stopped');
    expect(findings).toEqual([]);
    behaviour.trainFailure = undefined;
    await session.retry();
    expect(session.phase).toBe('finished');
    expect(engine.log.filter((entry) => entry === 'load')).toHaveLength(2);
  });

  it('that is no error of the engine is shown all the same', async () => {
    const { engine, session } = setUp();
    engine.createRun = () => Promise.reject(new TypeError('x is undefined'));
    await session.start(plan);
    expect(session.failure).toMatchObject({ code: 'unknown', message: 'x is undefined' });
  });
});
