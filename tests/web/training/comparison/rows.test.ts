/** What each function came to at a rate, by hand. */
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../../web/src/training/comparison/rows.js';
import { diverged, one, outcome, trainings } from './results.js';

describe('a row', () => {
  it('has means and deviations over the seeds of its function at its rate', () => {
    const results = [
      ...trainings('relu', [810, 830, 790]),
      ...trainings('relu', [100], 0.1),
      ...trainings('gelu', [500]),
    ];
    const [relu, gelu] = rowsOf(results, ['relu', 'gelu'], 0.01);
    expect(relu).toMatchObject({ activation: 'relu', done: 3, diverged: 0, parameters: 283_914 });
    expect(relu?.accuracy.mean).toBeCloseTo(0.81, 12);
    expect(relu?.accuracy.deviation).toBeCloseTo(0.02, 12);
    expect(relu?.loss.mean).toBeCloseTo(0.19, 12);
    expect(relu?.seconds).toEqual({ mean: 10, deviation: 0 });
    expect(gelu?.accuracy).toEqual({ mean: 0.5, deviation: NaN });
  });

  it('leaves trainings that diverged out of its means, and counts them', () => {
    const [row] = rowsOf([...trainings('relu', [810, 830]), one('relu', 3, diverged)], ['relu'], 0.01);
    expect(row).toMatchObject({ done: 3, diverged: 1 });
    expect(row?.accuracy.mean).toBeCloseTo(0.82, 12);
    const [none] = rowsOf([one('relu', 1, diverged)], ['relu'], 0.01);
    expect(none).toMatchObject({ done: 1, diverged: 1, parameters: 283_914, dead: undefined });
    expect(none?.accuracy.mean).toBeNaN();
  });

  it('of a function that is not yet trained has no figures', () => {
    const [row] = rowsOf([], ['relu'], 0.01);
    expect(row).toMatchObject({ done: 0, diverged: 0, parameters: undefined, dead: undefined });
    expect(row?.accuracy.mean).toBeNaN();
  });

  it('has a share of dead neurons where all its trainings were counted over the same images', () => {
    const counted = (seed: number, count: number, images: number) =>
      one('relu', seed, outcome(800, { dead: { count, units: 640, images } }));
    const [alike] = rowsOf([counted(1, 5, 1000), counted(2, 11, 1000)], ['relu'], 0.01);
    expect(alike?.dead?.images).toBe(1000);
    expect(alike?.dead?.mean).toBeCloseTo(0.0125, 12);
    expect(alike?.dead?.deviation).toBeCloseTo(0.006629126073623883, 12);
    const [unlike] = rowsOf([counted(1, 5, 1000), counted(2, 1, 60_000)], ['relu'], 0.01);
    expect(unlike?.dead).toBeUndefined();
    const [uncounted] = rowsOf([counted(1, 5, 1000), ...trainings('relu', [1, 2]).slice(1)], ['relu'], 0.01);
    expect(uncounted?.dead).toBeUndefined();
  });
});
