/** How many engines train at a time: as many as the computer has room for, until another number is chosen. */
import type { Memory } from '../store/memory.js';

const rememberedAs = 'engines';

export class Seats {
  #count: number;
  readonly #memory: Memory;
  readonly #changed: (count: number) => void;

  /** `room`: as many as the computer has room for; `changed` is called with what is chosen. */
  constructor(room: number, memory: Memory, changed: (count: number) => void) {
    const chosen = memory.recall(rememberedAs) ?? '';
    this.#count = /^[1-9]\d?$/.test(chosen) ? Number(chosen) : room;
    this.#memory = memory;
    this.#changed = changed;
  }

  get count(): number {
    return this.#count;
  }

  /** From now on so many, from 1 to 99; tells whether the next visit will know it. */
  choose(count: number): boolean {
    this.#count = count;
    this.#changed(count);
    return this.#memory.remember(rememberedAs, String(count));
  }
}
