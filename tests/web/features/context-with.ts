/** What a view's commands and elements work with, without a page: a store and a training that the test puts into a state. */
import type { Engine } from '../../../web/src/engine/types.js';
import { Experiments } from '../../../web/src/training/experiments.js';
import type { PageContext } from '../../../web/src/workbench/context.js';
import { Results } from '../../../web/src/training/results/results.js';
import { OwnFunctions } from '../../../web/src/workbench/own-functions.js';
import { createPageStore } from '../../../web/src/workbench/state.js';

const forgetful = { recall: () => undefined, remember: () => false };
let made = 0;
const databases = new WeakMap<Experiments, string>();

/** Where the trainings of a context are kept. */
export const resultsOf = ({ experiments }: PageContext): Results => new Results({ name: databases.get(experiments) });

/** `engine` draws, those that `startEngine` gives train; `hash`: the link that the store opens. Nothing is kept in it yet. */
export function contextWith(engine: Engine, startEngine: () => Promise<Engine>, hash: string): PageContext {
  const store = createPageStore();
  store.applyHash(hash);
  made += 1;
  const database = `test ${String(made)} ${String(Math.random())}`;
  const experiments = new Experiments({
    start: startEngine,
    seats: 1,
    ofTab: forgetful,
    ofBrowser: forgetful,
    database,
  });
  databases.set(experiments, database);
  return {
    engine,
    store,
    experiments,
    experiment: experiments.train,
    trial: experiments.trial,
    own: new OwnFunctions(store, engine),
    asking: false,
    tell: () => undefined,
    part: () => {
      throw new Error('Nothing is shown.');
    },
    curveDrawn: () => undefined,
  };
}
