/** Gated and grouped networks beside elementwise ones: about as many parameters, every width scaled alike. */
import { describe, expect, it } from 'vitest';
import { equalWidths, parameterCount } from '../../../web/src/training/equal-widths.js';

const ends = { inputs: 784, classes: 10 };
const chapter = [256, 192, 128, 64];

describe('parameterCount', () => {
  it('is that of torch.nn.Linear layers, with as many outputs as there are pre-activations', () => {
    // 784·256 + 256 + 256·192 + 192 + 192·128 + 128 + 128·64 + 64 + 64·10 + 10
    expect(parameterCount(chapter, 1, ends)).toBe(283_914);
    // Linear(784, 20), F.glu, Linear(10, 10)
    expect(parameterCount([10], 2, ends)).toBe(785 * 20 + 11 * 10);
  });
});

describe('equalWidths', () => {
  it('leaves elementwise networks alone', () => {
    expect(equalWidths(chapter, 1, ends)).toEqual(chapter);
  });

  it.each([
    [chapter, 2],
    [chapter, 3],
    [[32, 16], 2],
    [[1000], 4],
    [[7, 300, 5], 2],
  ])('comes as close for %j with %i pieces as any common factor does', (hidden, pieces) => {
    const wanted = parameterCount(hidden, 1, ends);
    const off = (widths: readonly number[]): number => Math.abs(parameterCount(widths, pieces, ends) - wanted);
    const tried = Array.from({ length: 20_001 }, (_, i) =>
      hidden.map((units) => Math.max(1, Math.round((i / 20_000) * units))),
    );
    expect(off(equalWidths(hidden, pieces, ends))).toBe(Math.min(...tried.map(off)));
  });

  it('makes the chapter’s network little more than half as wide, since its first layer holds most of the weights', () => {
    // 785·292 + 147·220 + 111·146 + 74·74 + 38·10 = 283,622, beside 283,914
    expect(equalWidths(chapter, 2, ends)).toEqual([146, 110, 73, 37]);
  });

  it('never takes a layer’s last neuron', () => {
    expect(equalWidths([1, 1, 1], 4, ends)).toEqual([1, 1, 1]);
  });
});
