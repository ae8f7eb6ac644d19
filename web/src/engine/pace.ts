/** What the steps of a training tell by the way: the last one's figures, and how fast it goes. */
import type { Slice } from './train-slice.js';

export class Pace {
  /** Of the last step's batch. */
  last: { readonly loss: number; readonly accuracy: number; readonly gradientNorm: number } = {
    loss: NaN,
    accuracy: NaN,
    gradientNorm: NaN,
  };
  /** Inputs per second of training alone, smoothed over slices; 0 before the first. */
  speed = 0;
  /** Inputs of an epoch. */
  readonly #inputs: number;

  constructor(inputs: number) {
    this.#inputs = inputs;
  }

  /** A slice of training that began at step `before`. */
  add({ status, loss, accuracy, gradientNorm, seconds }: Slice, before: number): void {
    this.last = {
      loss: loss.at(-1) ?? NaN,
      accuracy: accuracy.at(-1) ?? NaN,
      gradientNorm: gradientNorm.at(-1) ?? NaN,
    };
    const { step, stepsPerEpoch, batchSize } = status;
    // The last batch of an epoch may be short.
    const short = stepsPerEpoch * batchSize - this.#inputs;
    const epochsEnded = Math.floor(step / stepsPerEpoch) - Math.floor(before / stepsPerEpoch);
    const inputs = (step - before) * batchSize - epochsEnded * short;
    if (inputs === 0 || seconds === 0) return;
    const now = inputs / seconds;
    this.speed = this.speed === 0 ? now : 0.8 * this.speed + 0.2 * now;
  }

  /** NaN before the first slice. */
  secondsFor(epochs: number): number {
    return this.speed === 0 ? NaN : (epochs * this.#inputs) / this.speed;
  }
}
