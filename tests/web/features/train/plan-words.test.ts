/** The sentences that tell what will be trained, and how. */
import { describe, expect, it } from 'vitest';
import { describeTrial } from '../../../../web/src/features/design/judge-words.js';
import { settingDifferences } from '../../../../web/src/features/neurons/neuron-words.js';
import { describeDepth, describePlan } from '../../../../web/src/features/train/plan-words.js';
import { defaultSettings, type TrainSettings } from '../../../../web/src/training/settings.js';

const extras = { optimizer: 'adam', schedule: 'cosine', norm: 'batch', dropout: 0.2, clip: 5 } as const;
const told =
  'Adam, a learning rate that falls along a cosine, batch normalisation, dropout of 0.2 and gradients no longer than 5';

describe('what will be trained', () => {
  it('is told with what it has beyond a plain training, and only then', () => {
    const plain = describePlan(['ReLU'], defaultSettings);
    expect(plain).toBe(
      'Trains a network of 784 → 256 → 192 → 128 → 64 → 10 neurons with ReLU on 10,000 images of clothes, and tests on ' +
        '2,000 others. The images (5 MB) are downloaded when a training first needs them.',
    );
    expect(describePlan(['ReLU'], { ...defaultSettings, ...extras })).toBe(
      plain.replace('2,000 others. ', `2,000 others. Training uses ${told}. `),
    );
    expect(describePlan(['ReLU'], { ...defaultSettings, dropout: 0.5 })).toContain(' Training uses dropout of 0.5. ');
  });

  it('is told of a trial alike', () => {
    const words = (settings: TrainSettings): string =>
      describeTrial({ functions: [{ activation: 'relu', slot: 1 }], seeds: [1, 2], settings }, (id) => id);
    expect(words(defaultSettings)).toMatch(/All other settings are those of Train\.$/);
    expect(words({ ...defaultSettings, ...extras })).toMatch(new RegExp(`those of Train, among them ${told}\\.$`));
  });
});

it('deep gated networks are warned of, whether batches are normalised or not', () => {
  expect(describeDepth(['SwiGLU'], defaultSettings)).toBe(
    'SwiGLU multiplies: in 4 layers in a row, products of products stand still or blow up, as there is no normalisation ' +
      'between them. One or two hidden layers train well.',
  );
  const normalised = describeDepth(['SwiGLU'], { ...defaultSettings, norm: 'batch' });
  expect(normalised).toMatch(/large for a few images and small for the rest, also when batches are normalised\./);
  expect(normalised).not.toContain('no normalisation');
  expect(describeDepth(['SwiGLU'], { ...defaultSettings, hidden: [64, 32] })).toBeUndefined();
});

it('settings that differ are told by their names', () => {
  expect(settingDifferences(defaultSettings, { ...defaultSettings, optimizer: 'adam', dropout: 0.2 })).toEqual({
    here: 'optimiser SGD with momentum, dropout 0',
    now: 'optimiser Adam, dropout 0.2',
  });
});
