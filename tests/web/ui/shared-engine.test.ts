/** An engine that several share: started for the first, ended after the last. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../web/src/engine/types.js';
import { SharedEngine } from '../../../web/src/ui/shared-engine.js';

const graceMs = 1000;

interface Start {
  readonly engine: Engine;
  readonly dispose: ReturnType<typeof vi.fn>;
  readonly come: () => Promise<void>;
  readonly fail: () => Promise<void>;
}

/** A shared engine whose starts come or fail when a test wants. */
function sharing(): { readonly shared: SharedEngine; readonly starts: readonly Start[] } {
  const starts: Start[] = [];
  const create = (): Promise<Engine> =>
    new Promise((resolve, reject) => {
      const dispose = vi.fn();
      const engine = { dispose } as unknown as Engine;
      const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);
      starts.push({
        engine,
        dispose,
        come: () => {
          resolve(engine);
          return settled();
        },
        fail: () => {
          reject(new Error('The server is away.'));
          return settled();
        },
      });
    });
  return { shared: new SharedEngine(create, graceMs), starts };
}

const nobody = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a shared engine', () => {
  it('is started when it is first taken, and once for all', async () => {
    const { shared, starts } = sharing();
    expect(starts).toHaveLength(0);
    const first = vi.fn();
    const second = vi.fn();
    shared.take(first);
    shared.take(second);
    expect(shared.state).toEqual({});
    await starts[0]?.come();
    expect(shared.state.engine).toBe(starts[0]?.engine);
    expect([first, second].map((heard) => heard.mock.calls.length)).toEqual([1, 1]);
    shared.take(nobody);
    expect(starts).toHaveLength(1);
  });

  it('is ended some time after the last has left it, and not before', async () => {
    const { shared, starts } = sharing();
    const leaves = [shared.take(nobody), shared.take(nobody)];
    await starts[0]?.come();
    leaves[0]?.();
    leaves[0]?.();
    await vi.advanceTimersByTimeAsync(2 * graceMs);
    expect(starts[0]?.dispose).not.toHaveBeenCalled();
    leaves[1]?.();
    await vi.advanceTimersByTimeAsync(graceMs - 1);
    expect(starts[0]?.dispose).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(starts[0]?.dispose).toHaveBeenCalledOnce();
    expect(shared.state).toEqual({});
  });

  it('goes on where another takes it in time, and is started anew for one who comes later', async () => {
    const { shared, starts } = sharing();
    const leave = shared.take(nobody);
    await starts[0]?.come();
    leave();
    await vi.advanceTimersByTimeAsync(graceMs / 2);
    const leaveAgain = shared.take(nobody);
    await vi.advanceTimersByTimeAsync(2 * graceMs);
    expect(starts[0]?.dispose).not.toHaveBeenCalled();
    leaveAgain();
    await vi.advanceTimersByTimeAsync(graceMs);
    shared.take(nobody);
    expect(starts).toHaveLength(2);
    await starts[1]?.come();
    expect(shared.state.engine).toBe(starts[1]?.engine);
  });

  it('that comes when nobody wants it any more is ended', async () => {
    const { shared, starts } = sharing();
    shared.take(nobody)();
    await vi.advanceTimersByTimeAsync(graceMs);
    await starts[0]?.come();
    expect(starts[0]?.dispose).toHaveBeenCalledOnce();
    expect(shared.state).toEqual({});
  });

  it('that could not be started says why, and is tried again for the next and when asked, which all hear', async () => {
    const { shared, starts } = sharing();
    const heard: unknown[] = [];
    shared.take(() => heard.push(shared.state.failure?.message ?? shared.state.engine ?? 'starting'));
    await starts[0]?.fail();
    shared.take(nobody);
    await starts[1]?.fail();
    shared.retry();
    shared.retry();
    expect(starts).toHaveLength(3);
    await starts[2]?.come();
    const why = 'The server is away.';
    expect(heard).toEqual([why, 'starting', why, 'starting', starts[2]?.engine]);
  });
});
