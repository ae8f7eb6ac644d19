/** Gives back what the engine holds for an object that nobody can reach any more, where the host tells when. */
import { EngineError } from './errors.js';
import { nextTask } from './next-task.js';

let given = 0;
const registry =
  typeof FinalizationRegistry === 'undefined'
    ? undefined
    : new FinalizationRegistry<() => void>((giveBack) => {
        given += 1;
        giveBack();
      });

/** Calls `giveBack` some time after `owner` has become unreachable; it must not refer to `owner` itself. */
export function onceUnreachable(owner: object, giveBack: () => void): void {
  registry?.register(owner, giveBack, owner);
}

/** The owner has given back by itself. */
export function hasGivenBack(owner: object): void {
  registry?.unregister(owner);
}

/**
 * Makes the host look for what is unreachable. It does not see the engine's memory, and for the small objects that stand for
 * it it would wait long; buffers count, and nothing is written to these, so they take no memory (Node 20 looks after 2 to 9 of
 * them, within 10 ms). They are held together, as a quick look at what is young would find each dropped one.
 */
async function findUnreachable(): Promise<void> {
  if (registry === undefined) return;
  const before = given;
  const held: ArrayBuffer[] = [];
  try {
    while (held.length < 16 && given === before) {
      held.push(new ArrayBuffer(64e6));
      await nextTask();
    }
  } catch {
    // No room is left to ask with.
  }
}

/** What `make` gives; where memory ended, once more after what is unreachable was given back. */
export async function withRoom<T>(make: () => Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'out-of-memory')) throw error;
    await findUnreachable();
    return make();
  }
}

const muchBytes = 128e6;
let taken = 0;

/** Call after having taken `bytes` for an object that may become unreachable: now and then it finds those that are. */
export async function noteTaken(bytes: number): Promise<void> {
  taken += bytes;
  if (taken < muchBytes) return;
  taken = 0;
  await findUnreachable();
}
