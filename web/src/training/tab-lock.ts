/** Locks by which tabs of one browser know of each other. Where there are none, each tab takes itself for the only one. */
import { locks } from '../engine/life-lock.js';

const prefix = 'activarium tab ';

/** A page that is loaded anew waits so long until the one before it has gone. */
const patienceMs = 3000;

/** Holds a name as long as the page lives; resolves to whether no other page holds it. */
export async function holdLock(name: string): Promise<boolean> {
  const manager = locks();
  if (!manager) return true;
  const giveUp = new AbortController();
  const timer = setTimeout(() => {
    giveUp.abort();
  }, patienceMs);
  return new Promise<boolean>((tell) => {
    const held = async (): Promise<void> => {
      clearTimeout(timer);
      tell(true);
      await new Promise<never>(() => undefined);
    };
    manager.request(prefix + name, { signal: giveUp.signal }, held).catch(() => {
      // A page without an origin has no locks, and nothing of another's to take.
      tell(!giveUp.signal.aborted);
    });
  });
}

/** Whether a page of this browser holds a name. */
export async function isLocked(name: string): Promise<boolean> {
  const held = await locks()
    ?.query()
    .catch(() => undefined);
  return held?.held?.some((lock) => lock.name === prefix + name) ?? false;
}
