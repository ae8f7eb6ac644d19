/** The time that trainings still need, from the time that they took so far, looks included. */
import type { Run } from '../engine/types.js';
import type { Lane } from './lane.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whether a run has any of so many epochs left. */
export const isUnfinished = ({ step, stepsPerEpoch }: Run, epochs: number): boolean => step < epochs * stepsPerEpoch;

/** Epochs that are still to be trained, over all lanes; a diverged one is over. */
export const epochsLeft = (lanes: readonly Lane[], epochs: number): number =>
  sum(lanes.map((lane) => (lane.diverged ? 0 : epochs - lane.epoch)));

/** Before so much of an epoch is trained nothing can be told. */
const leastWork = 0.05;

/** Asked again and again, tells the seconds left; NaN at first. */
export function startClock(lanes: readonly Lane[], epochs: number): () => number {
  const worked = (): number => sum(lanes.map(({ epoch }) => epoch));
  const start = performance.now();
  const before = worked();
  return () => {
    const work = worked() - before;
    if (work < leastWork) return NaN;
    return ((performance.now() - start) / 1000 / work) * epochsLeft(lanes, epochs);
  };
}
