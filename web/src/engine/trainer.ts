/** The part of the client that loads data, trains and predicts. Who only draws functions does not wait for it. */
import './trainer-words.js';

export { loadDataset } from './load-dataset.js';
export { loadModel } from './load-model.js';
export { createRun } from './make-run.js';
