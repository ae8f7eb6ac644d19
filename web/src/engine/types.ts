/**
 * The public types of the library (`activarium.js`), a file for each subject.
 *
 * Units: losses are nats (mean cross-entropy per input) or mean squared errors, accuracies and rates are fractions in
 * [0, 1], times are seconds unless a name says otherwise.
 */
export type * from './settings.generated.js';
export type * from './types/analyses.js';
export type * from './types/data.js';
export type * from './types/engine.js';
export type * from './types/formulas.js';
export type * from './types/functions.js';
export type * from './types/measurement.js';
export type * from './types/model.js';
export type * from './types/run.js';
export type * from './types/training.js';
export type * from './types/values.js';
export type * from './types/wording.js';
