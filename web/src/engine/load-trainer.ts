/** Loads the parts of the client and of the page that train, and tells why one cannot be had. */
import { EngineError } from './errors.js';
import type * as Trainer from './trainer.js';
import { whyNoScript } from './why-no-script.js';
import { wording } from './wording.js';

/** Which script it is stands in the browser's message, if anywhere. */
async function whyMissing(error: unknown): Promise<EngineError> {
  const reason = error instanceof Error ? error.message : String(error);
  const unexplained = new EngineError('engine-unavailable', '', wording('not-loaded', { reason }));
  const address = /https?:\S+/.exec(reason)?.[0];
  return address === undefined ? unexplained : whyNoScript(new URL(address), 'engine-file', unexplained);
}

/** What `load` imports. Fails with code `engine-unavailable`; the next call tries again. */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw await whyMissing(error);
  }
}

export const loadTrainer = (): Promise<typeof Trainer> => loadPart(() => import('./trainer.js'));
