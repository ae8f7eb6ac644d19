/** One task at a time, then the latest. */
import { expect, it } from 'vitest';
import { Latest } from '../../../web/src/ui/latest.js';

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

it('runs the first task at once and, when it is done, only the last of those asked for meanwhile', async () => {
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const latest = new Latest();
  for (const number of [1, 2, 3, 4]) {
    latest.run(() => {
      started.push(number);
      return new Promise((done) => ends.push(done));
    });
  }
  expect(started).toEqual([1]);
  ends[0]?.();
  await settled();
  expect(started).toEqual([1, 4]);
  ends[1]?.();
  await settled();
  expect(started).toEqual([1, 4]);
});
