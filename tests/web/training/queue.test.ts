/** Who works at what, with tasks of a few pieces that take as long as the test says. */
import { describe, expect, it, vi } from 'vitest';
import { EnginePool, type Seat } from '../../../web/src/engine/pool.js';
import { Queue, type Task } from '../../../web/src/training/queue.js';

const noEngine = (): Promise<never> => Promise.reject(new Error('No engine is asked for.'));

interface Worked {
  readonly name: string;
  readonly seat: number;
}

/** A task of so many pieces, each of which ends when the microtasks have run. */
class Pieces implements Task {
  seat: Seat | undefined;
  moves = 0;
  done = 0;
  constructor(
    readonly name: string,
    readonly group: object,
    readonly pieces: number,
    readonly log: Worked[],
    readonly pool: EnginePool,
    readonly order: 'abreast' | number = 'abreast',
    readonly key = name,
  ) {}
  get place(): number {
    return this.order === 'abreast' ? this.done : this.order;
  }
  get inertia(): number {
    return this.order === 'abreast' ? 2 : 1e9;
  }
  async piece(seat: Seat): Promise<boolean> {
    this.log.push({ name: this.name, seat: this.pool.seats.indexOf(seat) });
    if (this.seat && this.seat !== seat) this.moves += 1;
    this.seat = seat;
    await new Promise((go) => setTimeout(go, 1));
    this.done += 1;
    return this.done < this.pieces;
  }
}

function stand(seats: number) {
  const pool = new EnginePool(noEngine, seats);
  const log: Worked[] = [];
  const queue = new Queue(pool);
  const task = (name: string, group: object, pieces: number, order?: 'abreast' | number, key?: string): Pieces =>
    new Pieces(name, group, pieces, log, pool, order, key);
  const add = (...tasks: readonly Pieces[]): Promise<unknown> => Promise.all(tasks.map((each) => queue.add(each)));
  return { pool, log, task, add, names: () => log.map(({ name }) => name).join('') };
}

describe('one seat', () => {
  it('keeps a group abreast', async () => {
    const { task, add, names } = stand(1);
    const group = {};
    await add(task('a', group, 3), task('b', group, 3), task('c', group, 3));
    expect(names()).toBe('abcabcabc');
  });

  it('does a row one after the other', async () => {
    const { task, add, names } = stand(1);
    const group = {};
    await add(task('a', group, 2, 0), task('b', group, 2, 1), task('c', group, 2, 2));
    expect(names()).toBe('aabbcc');
  });

  it('gives two groups equal time, whatever their size, from when the later one comes', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { task, add, log } = stand(1);
    const [many, one] = [{}, {}];
    const first = add(...['a', 'b', 'c'].map((name) => task(name, many, 20)));
    const clock = setInterval(() => (now += 1), 0);
    await vi.waitFor(() => {
      expect(log.length).toBeGreaterThan(12);
    });
    const before = log.length;
    const z = task('z', one, 10);
    const second = add(z);
    await second;
    const between = log.slice(before).filter(({ name }) => name !== 'z').length;
    expect(between).toBeGreaterThan(4);
    expect(between).toBeLessThan(20);
    await first;
    clearInterval(clock);
    vi.restoreAllMocks();
  });

  it('works at one of two tasks with the same key, and then at the other', async () => {
    const { task, add, names } = stand(1);
    await add(task('a', {}, 2, 'abreast', 'same'), task('b', {}, 2, 'abreast', 'same'));
    expect(names()).toBe('aabb');
  });
});

describe('two seats', () => {
  it('work beside each other, and leave a training where it is', async () => {
    const { task, add, log } = stand(2);
    const group = {};
    const tasks = ['a', 'b'].map((name) => task(name, group, 5));
    await add(...tasks);
    expect(new Set(log.map(({ name, seat }) => name + String(seat))).size).toBe(2);
    expect(tasks.map(({ moves }) => moves)).toEqual([0, 0]);
  });

  it('of which one would stand idle take up each other’s', async () => {
    const { task, add } = stand(2);
    const group = {};
    const tasks = ['a', 'b', 'c'].map((name, i) => task(name, group, 12, i));
    await add(...tasks);
    // In a row c is taken up by the seat that is free first, and stays there.
    expect(tasks.map(({ moves }) => moves)).toEqual([0, 0, 0]);
    const abreast = ['a', 'b', 'c'].map((name) => task(name, group, 12));
    let apart = 0;
    const watch = setInterval(() => {
      const all = abreast.map(({ done }) => done);
      apart = Math.max(apart, Math.max(...all) - Math.min(...all));
    }, 0);
    await add(...abreast);
    clearInterval(watch);
    expect(abreast.reduce((sum, { moves }) => sum + moves, 0)).toBeGreaterThan(0);
    expect(apart).toBeLessThanOrEqual(4);
  });

  it('never work at one key at the same time', async () => {
    const { task, add, log } = stand(2);
    await add(task('a', {}, 3, 'abreast', 'same'), task('b', {}, 3, 'abreast', 'same'));
    expect(log.map(({ name }) => name).join('')).toBe('aaabbb');
  });

  it('that are added take part, and those that go leave their work to the others', async () => {
    const { pool, task, add, log } = stand(2);
    const group = {};
    const all = add(...['a', 'b', 'c', 'd'].map((name) => task(name, group, 80)));
    await vi.waitFor(() => {
      expect(log.length).toBeGreaterThan(6);
    });
    pool.resize(1);
    await all;
    expect(log.slice(-4).every(({ seat }) => seat === 0)).toBe(true);
  });

  it('of which one goes in the middle of a piece while the other rests leave what is left to that', async () => {
    const { pool, task, add, log } = stand(2);
    const long = task('b', {}, 2);
    let end: () => void = () => undefined;
    const held = new Promise<void>((go) => {
      end = go;
    });
    const piece = long.piece.bind(long);
    vi.spyOn(long, 'piece').mockImplementationOnce(async (seat) => {
      await held;
      return piece(seat);
    });
    const short = task('a', {}, 1);
    const all = Promise.all([add(short), add(long)]);
    await add(task('c', {}, 1));
    pool.resize(1);
    end();
    await all;
    expect(log.filter(({ name }) => name === 'b').map(({ seat }) => seat)).toEqual([-1, 0]);
  });
});
