/** Work that several callers wait for: done once, told to all of them, and aborted when the last of them has gone. */
import { isAborted } from './aborted.js';

/** What one who stops waiting is told. */
const stopped = (): DOMException => new DOMException('Stopped.', 'AbortError');

/** `promise`, or an AbortError as soon as the signal is aborted; the promise goes on. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(stopped());
    };
  });
  if (isAborted(signal)) abort();
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

export class SharedWork<T, P> {
  readonly #controller = new AbortController();
  readonly #listeners = new Set<(progress: P) => void>();
  /** For those who wait longer than anybody's signal. */
  readonly result: Promise<T>;
  /** The last word, for those who come later. */
  #told: { readonly progress: P } | undefined;
  #isDone = false;
  #waiting = 0;

  constructor(work: (signal: AbortSignal, onProgress: (progress: P) => void) => Promise<T>) {
    this.result = work(this.#controller.signal, (progress) => {
      this.#told = { progress };
      for (const listener of this.#listeners) listener(progress);
    });
    this.result.then(
      () => {
        this.#isDone = true;
      },
      () => undefined, // whoever waits hears of it
    );
  }

  /** Whether nobody waited for it to the end. */
  get isGivenUp(): boolean {
    return isAborted(this.#controller.signal);
  }

  /** Its result; the caller's own abort rejects at once and leaves the others' alone. */
  async wait(signal: AbortSignal, onProgress: (progress: P) => void = () => undefined): Promise<T> {
    this.#waiting += 1;
    // Each caller counts by itself, also those that listen by the same function.
    const listener = (progress: P): void => {
      onProgress(progress);
    };
    this.#listeners.add(listener);
    try {
      if (this.#told && !this.#isDone) listener(this.#told.progress);
      return await orAborted(this.result, signal);
    } finally {
      this.#listeners.delete(listener);
      this.#waiting -= 1;
      if (this.#waiting === 0 && !this.#isDone) this.#controller.abort();
    }
  }
}
