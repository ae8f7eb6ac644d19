/** A training as its caller takes it: slice by slice, or the last one when all are done. */
import { asInteger } from './check-options.js';
import { EngineError } from './errors.js';
import { endsByAwaitUsing } from './host-protocols.js';
import type { Epochs, TrainProgress, Training } from './types.js';
import { invalid, wording } from './wording.js';

export class SlicedTraining implements Training {
  declare readonly [Symbol.asyncDispose]: () => PromiseLike<void>;
  readonly #slices: AsyncGenerator<TrainProgress, void, void>;

  constructor(slices: AsyncGenerator<TrainProgress, void, void>) {
    this.#slices = slices;
  }

  async next(): Promise<IteratorResult<TrainProgress, void>> {
    return this.#slices.next();
  }
  async return(): Promise<IteratorResult<TrainProgress, void>> {
    return this.#slices.return();
  }
  async throw(error: unknown): Promise<IteratorResult<TrainProgress, void>> {
    return this.#slices.throw(error);
  }
  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Makes it a promise of the last slice: who awaits it trains to the end. */
  then<A = TrainProgress, B = never>(
    done?: ((last: TrainProgress) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#last().then(done, failed);
  }

  async #last(): Promise<TrainProgress> {
    let last: TrainProgress | undefined;
    for await (const progress of this.#slices) last = progress;
    if (last === undefined) throw new EngineError('aborted', '', wording('run.taken-over'));
    return last;
  }
}

endsByAwaitUsing(SlicedTraining, async (training) => {
  await training.return();
});

const mostEpochs = 100_000;

/** The step to train to, from `step` on. */
export function targetStep(options: Epochs, step: number, stepsPerEpoch: number): number {
  const { epochs, moreEpochs } = options as { epochs?: unknown; moreEpochs?: unknown };
  const whole = Math.floor(step / stepsPerEpoch);
  if (moreEpochs !== undefined) {
    if (epochs !== undefined) throw invalid('together', { field: 'moreEpochs', other: 'epochs' });
    return (whole + asInteger(moreEpochs, 'moreEpochs', 1, mostEpochs - whole)) * stepsPerEpoch;
  }
  const target = asInteger(epochs, 'epochs', 1, mostEpochs) * stepsPerEpoch;
  if (target > step) return target;
  throw invalid('epochs.trained', { field: 'epochs', whole });
}
