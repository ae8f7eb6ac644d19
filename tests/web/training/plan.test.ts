/** What the engine is asked for when a function of a plan is trained. */
import { expect, it } from 'vitest';
import type { ActivationInfo, Dataset } from '../../../web/src/engine/types.js';
import { defaultSettings, type TrainSettings } from '../../../web/src/training/settings.js';
import { runOptions } from '../../../web/src/training/plan.js';

const dataset = { shape: [28, 28], classes: 10 } as unknown as Dataset;
const engine = { activations: [{ id: 'relu', pieces: 1 } as ActivationInfo] };

const asked = (settings: Partial<TrainSettings>): unknown =>
  runOptions({ activation: 'relu', slot: 1 }, { ...defaultSettings, hidden: [9, 7], ...settings }, dataset, engine);

it('a plain training is SGD with momentum, and nothing of what it does without is named', () => {
  expect(asked({})).toEqual({
    dataset,
    layers: [
      { units: 9, activation: 'relu', dropout: 0 },
      { units: 7, activation: 'relu', dropout: 0 },
    ],
    initialization: 'pytorch',
    optimizer: { kind: 'sgd', learningRate: 0.01, momentum: 0.9 },
    batchSize: 128,
    seed: 7,
    kernels: 'relaxed',
  });
});

it('every setting beyond a plain training is handed on, for every layer and over all epochs', () => {
  expect(
    asked({
      ...{ optimizer: 'adam', schedule: 'cosine', norm: 'batch', dropout: 0.25, clip: 2 },
      ...{ learningRate: 0.002, epochs: 6, initialization: 'orthogonal' },
    }),
  ).toEqual({
    dataset,
    layers: [
      { units: 9, activation: 'relu', norm: 'batch', dropout: 0.25 },
      { units: 7, activation: 'relu', norm: 'batch', dropout: 0.25 },
    ],
    initialization: 'orthogonal',
    optimizer: { kind: 'adam', learningRate: 0.002 },
    schedule: { kind: 'cosine', tMax: 6 },
    clip: { norm: 2 },
    batchSize: 128,
    seed: 7,
    kernels: 'relaxed',
  });
});
