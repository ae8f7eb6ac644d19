/** What a contender is to the runner, and how one is timed where it runs. */
import { task } from '../task.mjs';

/**
 * A network in training. `first` is the number of the next step and a multiple of `task.chunk`, `count` is
 * `task.chunk`; each step's loss (of its batch, before the update) is appended to `losses` unless that is null.
 * When the promise is fulfilled all steps are done.
 * @typedef {{ train(first: number, count: number, losses: number[] | null): Promise<void> }} Trainer
 */

/**
 * @typedef {{ steps: number, milliseconds: number }} Round
 * @typedef {{ losses(): Promise<number[]>, round(milliseconds: number): Promise<Round> }} Timed
 */

/** @param {Trainer} trainer @returns {Timed} */
export function timed(trainer) {
  let step = 0;
  /** @param {number[] | null} losses */
  const chunk = async (losses) => {
    await trainer.train(step, task.chunk, losses);
    step += task.chunk;
  };
  return {
    /** The losses of the first steps; to be called once, before any round. */
    async losses() {
      /** @type {number[]} */
      const losses = [];
      while (step < task.comparedSteps) await chunk(losses);
      return losses;
    },
    /** Trains for at least so long. */
    async round(milliseconds) {
      const before = step;
      const start = performance.now();
      do await chunk(null);
      while (performance.now() - start < milliseconds);
      return { steps: step - before, milliseconds: performance.now() - start };
    },
  };
}
