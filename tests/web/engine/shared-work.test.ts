/** Work that several wait for. */
import { describe, expect, it } from 'vitest';
import { SharedWork } from '../../../web/src/engine/shared-work.js';

/** Work whose end and progress a test decides. */
function staged(): {
  readonly work: SharedWork<string, number>;
  readonly signal: AbortSignal;
  readonly tell: (progress: number) => void;
  readonly finish: (result: string) => void;
  readonly fail: (error: Error) => void;
} {
  let signal = AbortSignal.abort();
  let tell: (progress: number) => void = () => undefined;
  let finish: (result: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const work = new SharedWork<string, number>((all, telling) => {
    signal = all;
    tell = telling;
    return promise;
  });
  return { work, signal, tell, finish, fail };
}
const free = (): AbortSignal => new AbortController().signal;

describe('shared work', () => {
  it('is told to all who wait, its progress too, and to those who come late the last word', async () => {
    const { work, tell, finish } = staged();
    const seen: [who: string, progress: number][] = [];
    const waits = [work.wait(free(), (p) => seen.push(['first', p]))];
    tell(1);
    waits.push(work.wait(free(), (p) => seen.push(['second', p])));
    tell(2);
    finish('done');
    expect(await Promise.all(waits)).toEqual(['done', 'done']);
    expect(seen).toEqual([
      ['first', 1],
      ['second', 1],
      ['first', 2],
      ['second', 2],
    ]);
    expect(await work.wait(free())).toBe('done');
  });

  it('goes on when one of two who wait is aborted, and ends when the other is', async () => {
    const { work, signal } = staged();
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [work.wait(one.signal), work.wait(other.signal)] as const;
    one.abort();
    await expect(waits[0]).rejects.toThrow('Stopped');
    expect([work.isGivenUp, signal.aborted]).toEqual([false, false]);
    other.abort();
    await expect(waits[1]).rejects.toThrow('Stopped');
    expect([work.isGivenUp, signal.aborted]).toEqual([true, true]);
  });

  it('rejects all who wait when it fails', async () => {
    const { work, fail } = staged();
    const waits = [work.wait(free()), work.wait(free())];
    fail(new Error('no way'));
    for (const wait of waits) await expect(wait).rejects.toThrow('no way');
  });
});
