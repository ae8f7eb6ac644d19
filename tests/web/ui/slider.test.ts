/** Steps of sliders. */
import { describe, expect, it } from 'vitest';
import { sliderStep } from '../../../web/src/ui/slider.js';

describe('sliderStep', () => {
  it('is a round number that makes 200 to 500 steps', () => {
    for (const [minimum, maximum, step] of [
      [0, 1, 0.005],
      [0, 5, 0.02],
      [-1, 4, 0.02],
      [-3, 3, 0.02],
      [0, 1000, 5],
    ] as const) {
      expect(sliderStep(minimum, maximum)).toBe(step);
      const steps = (maximum - minimum) / step;
      expect(steps).toBeGreaterThanOrEqual(200);
      expect(steps).toBeLessThanOrEqual(500);
    }
  });
});
