/** The names of axes. */
import { expect, it } from 'vitest';
import { linearAxis } from '../../../../web/src/figure/axis.js';
import { verticalAxis } from '../../../../web/src/figure/marks/axes.js';

const x = linearAxis([-5, 5], [46, 314], { spacing: 44 });
const y = linearAxis([0, 1], [200, 26], { spacing: 28 });

function nameOf(name: string): { readonly size?: number } {
  const found = verticalAxis(y, x, name).find((shape) => shape.kind === 'text' && shape.text === name);
  if (found?.kind !== 'text') throw new Error('There is no name.');
  return found;
}

it('a vertical axis’s name is set smaller where it would reach beyond the picture', () => {
  expect(nameOf('f′(x), the slope that the gradient is multiplied by').size).toBeUndefined();
  const long = 'f′(x), die Steigung, mit der der Gradient multipliziert wird, der zurückkommt';
  expect(nameOf(long).size).toBeLessThan(10.5);
});
