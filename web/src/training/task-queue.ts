/** Tasks of which the latest counts: a new one aborts the one before it and starts when that has ended. */

import { isAborted } from '../engine/aborted.js';

/** `AbortSignal.throwIfAborted` is younger than the browsers this page promises. */
export function endIfAborted(signal: AbortSignal): void {
  if (isAborted(signal)) throw new DOMException('Stopped.', 'AbortError');
}

export class TaskQueue {
  #controller = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves to whether no newer task has been asked for meanwhile. `work` may not reject. */
  run(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    this.#controller.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const task = this.#last.then(async () => {
      if (!controller.signal.aborted) await work(controller.signal);
      return this.#controller === controller;
    });
    this.#last = task;
    return task;
  }

  /** Ends what is under way. */
  abort(): void {
    this.#controller.abort();
  }
}
