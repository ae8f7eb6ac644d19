/**
 * Tells when a worker has ended, however it ended: it holds a lock as long as it lives, and no event tells of a worker that
 * the browser has killed. Where there are no locks (insecure pages, frames without an origin), nobody hears of it.
 */

/** The browser's, where it has any. */
export const locks = (): LockManager | undefined =>
  typeof navigator === 'object' && 'locks' in navigator ? navigator.locks : undefined;

/** Called in the worker: the name of the lock that it holds from now on; nothing where it can hold none. */
export async function holdLifeLock(): Promise<string | undefined> {
  const name = `activarium worker ${Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('')}`;
  return new Promise((tell) => {
    const held = async (): Promise<void> => {
      tell(name);
      await new Promise<never>(() => undefined);
    };
    const asked = locks()?.request(name, held);
    if (asked)
      asked.catch(() => {
        tell(undefined);
      });
    else tell(undefined);
  });
}

/** Called by who started the worker: `ended` hears of its end, unless `signal` is aborted before. */
export function awaitEnd(name: string, signal: AbortSignal, ended: () => void): void {
  locks()
    ?.request(name, { signal }, ended)
    .catch(() => undefined);
}
