/** Lets what keeps failing be tried again at once a few times, and then after waits that double. */

const triesAtOnce = 3;
const firstWait = 500;
const longestWait = 16_000;

export class Backoff {
  #failures = 0;
  #last = 0;

  failed(): void {
    this.#failures += 1;
    this.#last = Date.now();
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Resolves when the next try may be made. */
  async turn(): Promise<void> {
    const excess = this.#failures - triesAtOnce;
    if (excess < 0) return;
    const wait = Math.min(longestWait, firstWait * 2 ** excess);
    const left = Math.min(wait, this.#last + wait - Date.now());
    if (left > 0) await new Promise((done) => setTimeout(done, left));
  }
}
