/** What is said of the dead of a layer. */
import { expect, it } from 'vitest';
import type { LayerNeurons } from '../../../../web/src/engine/types.js';
import { deadWords, describeShare } from '../../../../web/src/parts/network/neuron-counts.js';

const layerOf = (deadCount: number, units: number): LayerNeurons => ({ deadCount, units }) as LayerNeurons;

it('the dead of a layer are a number and a share that is never 0 %', () => {
  expect(deadWords(layerOf(0, 64))).toBe('none dead');
  expect(deadWords(layerOf(1, 1))).toBe('1 dead, 100.0 %');
  expect(describeShare(1, 2000)).toBe('under 0.1 %');
});
