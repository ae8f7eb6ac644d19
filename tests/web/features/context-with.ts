/** What a view's commands and elements work with, without a page: a store and a training that the test puts into a state. */
import type { Engine } from '../../../web/src/engine/types.js';
import { Experiment } from '../../../web/src/training/experiment.js';
import type { Verdict } from '../../../web/src/training/verdict.js';
import type { PageContext } from '../../../web/src/workbench/context.js';
import { OwnFunctions } from '../../../web/src/workbench/own-functions.js';
import { createPageStore } from '../../../web/src/workbench/state.js';

/** A page's context whose trial between functions may be put in from outside. */
export type TestContext = PageContext & { verdict: Verdict | undefined };

/** `engine` draws, those that `startEngine` gives train; `hash`: the link that the store opens. */
export function contextWith(engine: Engine, startEngine: () => Promise<Engine>, hash: string): TestContext {
  const store = createPageStore();
  store.applyHash(hash);
  const context: TestContext = {
    engine,
    store,
    experiment: new Experiment(startEngine),
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
