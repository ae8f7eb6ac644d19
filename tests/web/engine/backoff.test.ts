/** How often what keeps failing is tried again. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Backoff } from '../../../web/src/engine/backoff.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Tries again and again for a minute; every try fails. Gives the seconds at which they were made. */
async function failuresIn(backoff: Backoff, seconds: number): Promise<number[]> {
  const tries: number[] = [];
  const begin = Date.now();
  const trying = (async () => {
    while (Date.now() - begin < 1000 * seconds) {
      await backoff.turn();
      tries.push((Date.now() - begin) / 1000);
      backoff.failed();
    }
  })();
  await vi.advanceTimersByTimeAsync(1000 * seconds + 20_000);
  await trying;
  return tries;
}

test('what keeps failing is tried three times at once, and then after waits that double', async () => {
  expect(await failuresIn(new Backoff(), 20)).toEqual([0, 0, 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5]);
});

test('what has succeeded may fail at once again', async () => {
  const backoff = new Backoff();
  await failuresIn(backoff, 20);
  backoff.succeeded();
  expect((await failuresIn(backoff, 0.1)).slice(0, 3)).toEqual([0, 0, 0]);
});

test('a try long after the last failure is not held up', async () => {
  const backoff = new Backoff();
  await failuresIn(backoff, 20);
  vi.advanceTimersByTime(60_000);
  const before = Date.now();
  await backoff.turn();
  expect(Date.now()).toBe(before);
});
