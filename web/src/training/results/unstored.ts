/** Checkpoints that could not be stored, in memory as long as the page lives; the oldest give way. */
import { overBudget } from './checkpoint-budget.js';

const mostBytes = 128e6;

interface Checkpoint {
  readonly key: string;
  readonly step: number;
  readonly content: Blob;
}

const nameOf = (key: string, step: number): string => `${key} ${String(step)}`;

export class Unstored {
  /** In the order in which they came. */
  readonly #checkpoints = new Map<string, Checkpoint>();

  find(key: string, step: number): Blob | undefined {
    return this.#checkpoints.get(nameOf(key, step))?.content;
  }

  keep(key: string, step: number, content: Blob): void {
    this.#checkpoints.set(nameOf(key, step), { key, step, content });
    const held = [...this.#checkpoints.values()].map((each, i) => ({ ...each, bytes: each.content.size, changed: i }));
    for (const each of overBudget(held, mostBytes, key)) this.#checkpoints.delete(nameOf(each.key, each.step));
  }

  /** All of a training. */
  remove(key: string): void {
    for (const [name, { key: of }] of this.#checkpoints) if (of === key) this.#checkpoints.delete(name);
  }
}
