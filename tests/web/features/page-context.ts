/** What a view's commands work with, without a page: a store, an engine, a training that the test puts into a state. */
import { createEngine, type Engine } from '../engine/library.js';
import { OwnFunctions } from '../../../web/src/workbench/own-functions.js';
import { createPageStore } from '../../../web/src/workbench/state.js';
import { TrainSession } from '../../../web/src/training/train-session.js';
import type { PageContext } from '../../../web/src/workbench/context.js';
import type { Verdict } from '../../../web/src/training/verdict.js';

/** The engine is the test's to dispose. */
export async function contextOn(
  hash: string,
  startEngine: () => Promise<Engine> = () => createEngine({ worker: false }),
): Promise<PageContext & { verdict: Verdict | undefined }> {
  const engine = await createEngine({ worker: false });
  const store = createPageStore();
  store.applyHash(hash);
  const context: PageContext & { verdict: Verdict | undefined } = {
    engine,
    store,
    session: new TrainSession(startEngine),
    own: new OwnFunctions(store, engine),
    verdict: undefined,
    keepVerdict: (verdict) => {
      context.verdict = verdict;
    },
    asking: false,
    tell: () => undefined,
    part: () => {
      throw new Error('Nothing is shown.');
    },
    curveDrawn: () => undefined,
  };
  return context;
}
