/** What is said of a neuron and of a layer at a moment of a training. */
import { describe, expect, it } from 'vitest';
import type { LayerNeurons } from '../../../../web/src/engine/types.js';
import { describeLayer, describeNeuron, rateOf } from '../../../../web/src/features/neurons/neuron-words.js';
import { say } from '../../../../web/src/features/neurons/words.js';
import type { Look } from '../../../../web/src/training/job.js';

const images = 10_000;

/** A layer of one neuron. */
const layer = (rate: number, marks: { dead?: 1; gradientDead?: 1; saturated?: 1; on?: 1 } = {}): LayerNeurons =>
  ({
    units: 1,
    firingRate: Float32Array.of(rate),
    meanOutput: Float32Array.of(0.25),
    dead: Uint8Array.of(marks.dead ?? 0),
    gradientDead: Uint8Array.of(marks.gradientDead ?? 0),
    saturated: Uint8Array.of(marks.saturated ?? 0),
    deadCount: marks.dead ?? 0,
    alwaysOnCount: marks.on ?? 0,
  }) as LayerNeurons;

const moment = (epoch: number, found: LayerNeurons): Look => {
  const neurons = { images, step: 0, layers: [found] };
  return { epoch, step: 0, neurons, sample: neurons };
};

const neuron = (found: LayerNeurons): string => describeNeuron([moment(0, found)], 0, 0, 0);

describe('a neuron', () => {
  it('fires on a share, and near 0 and 1 on a number of images', () => {
    expect(neuron(layer(0.125))).toBe('Neuron 1: fires on 12.5 % of the images, mean output 0.25');
    expect(neuron(layer(0))).toBe('Neuron 1: fires on none of the images, mean output 0.25');
    expect(neuron(layer(1))).toBe('Neuron 1: fires on every one of the images, mean output 0.25');
    expect(neuron(layer(0.0003))).toBe('Neuron 1: fires on 3 of 10,000 images, mean output 0.25');
    expect(neuron(layer(0.9998))).toBe('Neuron 1: fires on all but 2 of 10,000 images, mean output 0.25');
    expect(say('now-fires', rateOf(0.5, images))).toBe('Fires on 50.0 % of 10,000 training images');
  });

  it('has its marks and its life behind that', () => {
    expect(neuron(layer(0.5, { gradientDead: 1, saturated: 1 }))).toBe(
      'Neuron 1: fires on 50.0 % of the images, mean output 0.25; passes no gradient; saturated',
    );
    const moments = [moment(0, layer(0, { dead: 1 })), moment(1, layer(0.5))];
    expect(describeNeuron(moments, 1, 0, 0)).toMatch(/; revived: dead before training, fires again since epoch 1$/);
    expect(describeNeuron(moments, 0, 0, 0)).toBe('Neuron 1: dead before training');
  });
});

describe('a layer', () => {
  it('is told by its median neuron and what is marked in it', () => {
    expect(describeLayer(layer(1, { on: 1, gradientDead: 1 }), images)).toBe(
      'The median fires on all; 1 always on; 1 more without gradient',
    );
  });
});
