/** The parts of `npm run claims`, by the name that `--only` takes. */
import * as cost from './cost.mjs';
import * as functions from './functions.mjs';
import * as gradients from './gradients.mjs';
import * as neurons from './neurons.mjs';
import * as training from './training.mjs';

/**
 * `dataset` holds 10,000 training and 2,000 test images.
 * @typedef {{ engine: import('../../web/src/engine/types.ts').Engine,
 *   dataset: import('../../web/src/engine/types.ts').Dataset, say: (line: string) => void }} Surroundings
 */

export const parts = new Map(Object.entries({ functions, gradients, neurons, cost, training }));
