/** Engines beside each other, and the data that several callers wait for at once: one download, which each of them can leave. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { EnginePool, Seat, seatsFor } from '../../../web/src/engine/pool.js';
import { createEngine, type DataProgress, type Engine, type FashionMnistRequest } from './library.js';
import { serveShards, type Answer, type ShardServer } from './shard-server.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let server: ShardServer;
const engines: Engine[] = [];

beforeAll(async () => {
  const engine = await createEngine();
  const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 10_000, test: 2000 });
  server = await serveShards(dataset, { train: 5000, test: 2000 });
  engine.dispose();
});
afterAll(async () => {
  await server.close();
});
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

/** An engine whose data come from the server of the test. */
async function start(): Promise<Engine> {
  const engine = await createEngine();
  engines.push(engine);
  const load = engine.loadDataset.bind(engine);
  engine.loadDataset = (request) => load({ ...(request as FashionMnistRequest), url: server.url });
  return engine;
}

const manifests = (): number => server.asked().filter((name) => name === 'manifest.json').length;
const nothing = (): void => undefined;
const small = { train: 10_000, test: 2000 };

/** Answers only when `go` is called. */
function held(): { readonly answer: Answer; readonly asked: Promise<void>; readonly go: () => void } {
  let go = nothing;
  let ask = nothing;
  const asked = new Promise<void>((done) => {
    ask = done;
  });
  const gone = new Promise<void>((done) => {
    go = done;
  });
  return {
    asked,
    answer: (response, bytes) => {
      ask();
      void gone.then(() => response.end(bytes));
    },
    go: () => {
      go();
    },
  };
}

describe('a download that two wait for', () => {
  it('goes on when the first has gone, who hears of it at once', async () => {
    const seat = new Seat(start);
    const { answer, asked, go } = held();
    server.asked();
    await server.answering({ 'train-images-01.gz': answer }, async () => {
      const [first, second] = [new AbortController(), new AbortController()];
      const gone = seat.dataset(small, first.signal, nothing);
      const progress: (DataProgress | undefined)[] = [];
      await asked;
      const wanted = seat.dataset(small, second.signal, (told) => progress.push(told));
      // What is known already is told at once, not with the next bytes.
      expect(progress.at(-1)?.receivedBytes).toBeGreaterThan(0);
      first.abort();
      await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
      go();
      expect(await wanted).toMatchObject({ train: 10_000, test: 2000 });
      expect(progress.at(-1)?.receivedBytes).toBe(progress.at(-1)?.totalBytes);
    });
    expect(manifests()).toBe(1);
    seat.dispose();
  });

  it('ends when both have gone, and is begun anew for a third', async () => {
    const seat = new Seat(start);
    const { answer, asked } = held();
    server.asked();
    const controllers = [new AbortController(), new AbortController()];
    await server.answering({ 'train-images-01.gz': answer }, async () => {
      const waits = controllers.map(({ signal }) => seat.dataset(small, signal, nothing));
      await asked;
      for (const controller of controllers) controller.abort();
      for (const wait of waits) await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
    });
    const dataset = await seat.dataset(small, new AbortController().signal, nothing);
    expect(dataset.train).toBe(10_000);
    const asks = server.asked();
    expect(asks.filter((name) => name === 'manifest.json')).toHaveLength(2);
    // What stood behind the shard that was held was asked for by the third alone.
    expect(asks.filter((name) => name === 'test-images-00.gz')).toHaveLength(1);
    seat.dispose();
  });

  it('is not begun for one who has gone before', async () => {
    const seat = new Seat(start);
    server.asked();
    await expect(seat.dataset(small, AbortSignal.abort(), nothing)).rejects.toMatchObject({ name: 'AbortError' });
    const again = await seat.dataset(small, new AbortController().signal, nothing);
    expect(again.test).toBe(2000);
    expect(manifests()).toBe(1);
    seat.dispose();
  });

  it('is kept: who comes when it has ended gets the same, though all who waited are gone', async () => {
    const seat = new Seat(start);
    const controller = new AbortController();
    const first = await seat.dataset(small, controller.signal, nothing);
    controller.abort();
    server.asked();
    expect(await seat.dataset(small, new AbortController().signal, nothing)).toBe(first);
    expect(server.asked()).toEqual([]);
    seat.dispose();
  });
});

describe('an engine that two wait for', () => {
  it('is left at once by one who stops, and started once for the other', async () => {
    let starts = 0;
    let go = nothing;
    const mayStart = new Promise<void>((done) => {
      go = done;
    });
    const seat = new Seat(async () => {
      starts += 1;
      await mayStart;
      return start();
    });
    const controller = new AbortController();
    const gone = seat.engine(controller.signal);
    const wanted = seat.engine(new AbortController().signal);
    controller.abort();
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
    go();
    expect((await wanted).activations.length).toBeGreaterThan(13);
    expect(starts).toBe(1);
    seat.dispose();
  });

  it('is ended if it comes when both have gone', async () => {
    let go = nothing;
    const mayStart = new Promise<void>((done) => {
      go = done;
    });
    const seat = new Seat(async () => {
      await mayStart;
      return start();
    });
    const controllers = [new AbortController(), new AbortController()];
    const waits = controllers.map(({ signal }) => seat.engine(signal));
    for (const controller of controllers) controller.abort();
    for (const wait of waits) await expect(wait).rejects.toMatchObject({ name: 'AbortError' });
    go();
    await expect
      .poll(() =>
        engines[0]
          ?.evaluate({ activation: 'relu', x: [1] })
          .then(String, (error: unknown) => (error as { code: string }).code),
      )
      .toBe('disposed');
  });
});

describe('a pool', () => {
  it('starts an engine only for a seat that is asked for one, and ends those of seats that go', async () => {
    const pool = new EnginePool(start, 2);
    const { signal } = new AbortController();
    const [first, second] = pool.seats;
    await first?.engine(signal);
    expect(engines).toHaveLength(1);
    await second?.engine(signal);
    pool.resize(1);
    expect(pool.seats).toEqual([first]);
    const tell = (engine: Engine | undefined): Promise<string> | undefined =>
      engine?.evaluate({ activation: 'relu', x: [1] }).then(
        () => 'works',
        (error: unknown) => (error as { code: string }).code,
      );
    await expect.poll(() => tell(engines[1])).toBe('disposed');
    expect(await tell(engines[0])).toBe('works');
    pool.resize(3);
    expect(pool.seats).toHaveLength(3);
    pool.dispose();
  });

  it('has a seat for each processor that there is memory for', () => {
    expect(seatsFor({ hardwareConcurrency: 2, deviceMemory: 8 })).toBe(2);
    expect(seatsFor({ hardwareConcurrency: 64, deviceMemory: 8 })).toBe(8);
    expect(seatsFor({ hardwareConcurrency: 8, deviceMemory: 0.5 })).toBe(1);
    expect(seatsFor({})).toBe(2);
  });
});
