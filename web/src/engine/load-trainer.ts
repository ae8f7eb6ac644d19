/** Loads the part of the client that trains, and tells why it cannot be had. */
import { EngineError } from './errors.js';
import type * as Trainer from './trainer.js';
import { whyNoScript } from './why-no-script.js';
import { wording } from './wording.js';

/** Which script it is stands in the browser's message, if anywhere. */
async function whyNoTrainer(error: unknown): Promise<EngineError> {
  const reason = error instanceof Error ? error.message : String(error);
  const unexplained = new EngineError('engine-unavailable', '', wording('not-loaded', { reason }));
  const address = /https?:\S+/.exec(reason)?.[0];
  return address === undefined ? unexplained : whyNoScript(new URL(address), 'engine-file', unexplained);
}

/** Fails with code `engine-unavailable`; the next call tries again. */
export async function loadTrainer(): Promise<typeof Trainer> {
  try {
    return await import('./trainer.js');
  } catch (error) {
    throw await whyNoTrainer(error);
  }
}
