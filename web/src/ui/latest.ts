/** Runs one task at a time; of those asked for meanwhile only the latest. */
export class Latest {
  #busy = false;
  #next: (() => Promise<void>) | undefined;

  run(task: () => Promise<void>): void {
    if (this.#busy) this.#next = task;
    else void this.#start(task);
  }

  async #start(task: () => Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await task();
    } finally {
      this.#busy = false;
      const next = this.#next;
      this.#next = undefined;
      if (next) this.run(next);
    }
  }
}
