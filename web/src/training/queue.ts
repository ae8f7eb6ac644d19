/**
 * Shares the seats of a pool among trainings. Each seat takes up a piece of one training after another; sets of trainings get
 * equal time, and a training stays on the seat that has its network unless another seat would stand idle.
 */
import type { EnginePool, Seat } from '../engine/pool.js';

/** What is worked at piece by piece. */
export interface Task {
  /** Of two tasks with one key, one is worked at at a time. */
  readonly key: string;
  /** The set that it belongs to. */
  readonly group: object;
  /** Smaller ones first, within a group. */
  readonly place: number;
  /** So much must `place` be smaller than others' for the task to leave the seat that has its network. */
  readonly inertia: number;
  /** Has its network. */
  readonly seat: Seat | undefined;
  /** Does the next piece on a seat; resolves to whether any is left. Never rejects. */
  piece(seat: Seat): Promise<boolean>;
}

interface Queued {
  readonly task: Task;
  readonly done: () => void;
}

export class Queue {
  readonly #pool: EnginePool;
  readonly #queued: Queued[] = [];
  readonly #busy = new Map<Seat, Task>();
  /** Milliseconds that each group was worked at. */
  readonly #served = new Map<object, number>();

  constructor(pool: EnginePool) {
    this.#pool = pool;
  }

  /** Resolves when nothing of the task is left. */
  add(task: Task): Promise<void> {
    const { group } = task;
    // One that comes later does not make up for the time before.
    if (!this.#isQueued(group)) this.#served.set(group, this.#leastServed());
    return new Promise((done) => {
      this.#queued.push({ task, done });
      this.#wake();
    });
  }

  /** To be called when there are more seats or fewer. */
  seatsChanged(): void {
    this.#wake();
  }

  #isQueued(group: object): boolean {
    return this.#queued.some(({ task }) => task.group === group);
  }

  #leastServed(): number {
    const served = this.#queued.map(({ task }) => this.#served.get(task.group) ?? 0);
    return served.length > 0 ? Math.min(...served) : 0;
  }

  #wake(): void {
    for (const seat of this.#pool.seats) if (!this.#busy.has(seat)) void this.#work(seat);
  }

  async #work(seat: Seat): Promise<void> {
    for (let next = this.#next(seat); next; next = this.#next(seat)) {
      const { task, done } = next;
      this.#busy.set(seat, task);
      const start = performance.now();
      const isLeft = await task.piece(seat);
      const { group } = task;
      this.#served.set(group, (this.#served.get(group) ?? 0) + performance.now() - start);
      if (isLeft) continue;
      this.#queued.splice(this.#queued.indexOf(next), 1);
      if (!this.#isQueued(group)) this.#served.delete(group);
      done();
    }
    this.#busy.delete(seat);
    // What it leaves behind another may have waited for.
    if (!this.#pool.seats.includes(seat)) this.#wake();
  }

  /** What a seat does next: of its own networks and of those that are still to be made before others'. */
  #next(seat: Seat): Queued | undefined {
    if (!this.#pool.seats.includes(seat)) return undefined;
    const free = this.#queued.filter((queued) => this.#isFree(queued, seat));
    const isOwn = ({ task }: Queued): boolean => task.seat === undefined || task.seat === seat;
    const own = this.#first(free.filter(isOwn));
    const foreign = this.#first(
      free.filter((queued) => !isOwn(queued) && (!own || queued.task.group === own.task.group)),
    );
    if (!own || !foreign) return own ?? foreign;
    return foreign.task.place + foreign.task.inertia < own.task.place ? foreign : own;
  }

  /** Of the group that was served least, the smallest place. */
  #first(some: readonly Queued[]): Queued | undefined {
    const served = ({ task: { group } }: Queued): number => this.#served.get(group) ?? 0;
    return some.reduce<Queued | undefined>(
      (best, each) => (best && (served(each) - served(best) || each.task.place - best.task.place) >= 0 ? best : each),
      undefined,
    );
  }

  /** Not worked at by another seat, nor is one of the same key that came before. */
  #isFree(queued: Queued, seat: Seat): boolean {
    const { task } = queued;
    if ([...this.#busy].some(([other, busy]) => other !== seat && busy.key === task.key)) return false;
    const first = this.#queued.find((other) => other.task.key === task.key);
    return first === queued;
  }
}
