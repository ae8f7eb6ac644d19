/** Student's t against its regularised incomplete beta function, in mpmath with 30 digits. */
import { describe, expect, it } from 'vitest';
import { pointOfT, tailOfT } from '../../../web/src/maths/student.js';

describe('the tail of Student’s t', () => {
  it.each([
    [1, 1, 0.5],
    [153, 1, 0.004160854296920284],
    [0.5, 2, 0.6666666666666666],
    [12.9, 3, 0.0010055074982012525],
    [2.5, 4, 0.06676654481198814],
    [4, 7, 0.005189913349296812],
    [0.1, 9, 0.9225364479566812],
    [4.5869, 10, 0.0009999905850011986],
    [3, 24, 0.006205736616524741],
    [2, 1999, 0.045635340866158204],
    [2.8, 9999, 0.005120062297442531],
    [0.3, 9999, 0.764183391852947],
  ])('beyond ±%d with %i degrees of freedom is %d', (t, degrees, tail) => {
    // Ten thousand rounded additions.
    expect(tailOfT(t, degrees)).toBeCloseTo(tail, 11);
    expect(tailOfT(-t, degrees)).toBe(tailOfT(t, degrees));
  });

  it('is all at 0, and nothing at infinity', () => {
    for (const degrees of [1, 2, 9, 9999]) {
      expect(tailOfT(0, degrees)).toBe(1);
      expect(tailOfT(Infinity, degrees)).toBeCloseTo(0, 12);
    }
  });

  it.each([
    [0.05, 1, 12.706204736174705],
    [0.05, 2, 4.302652729749464],
    [0.05, 4, 2.7764451051977943],
    [0.004, 4, 5.951372849088098],
    [0.0006, 2, 40.806455576436434],
    [0.05, 9, 2.2621571627982053],
    [0.05, 999, 1.96234146113345],
    [0.05, 9999, 1.9602012636213577],
  ])('of %d with %i degrees of freedom begins at %d', (tail, degrees, t) => {
    expect(pointOfT(tail, degrees) / t).toBeCloseTo(1, 10);
  });
});
