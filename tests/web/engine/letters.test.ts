/** The letters that parameters of formulas are shown as. */
import { expect, it } from 'vitest';
import { symbolOf } from '../../../web/src/engine/letters.js';

it('a parameter called by a Greek letter’s name is shown as the letter, another as it is called', () => {
  const shown = (...names: readonly string[]): string => names.map((name) => symbolOf(name, names)).join(' ');
  expect(shown('alpha', 'rho', 'sigma', 'tau', 'omega', 'Omega', 'Gamma')).toBe('α ρ σ τ ω Ω Γ');
  expect(shown('b', 'alpha2', 'alphabet', 'c', 'BETA', '')).toBe('b alpha2 alphabet c BETA ');
  expect(shown('β', 'beta')).toBe('β beta');
});
