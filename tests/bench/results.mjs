/** What a run of the bench gives. */

/**
 * @typedef {object} Results
 * @property {Awaited<ReturnType<typeof import('./machine.mjs').describeMachine>>} machine
 * @property {import('./parts/step.mjs').StepRow[]} step
 * @property {ReturnType<typeof import('./parts/step.mjs').ratiosOf>} ratios
 * @property {import('./parts/gemm.mjs').GemmRow[]} gemm
 * @property {import('./parts/cliffs.mjs').CliffRow[]} cliffs
 * @property {import('./parts/activations.mjs').ActivationRow[]} activations
 * @property {import('./parts/training.mjs').TrainingRow[]} training
 * @property {import('./parts/weight.mjs').WeightRow[]} weight
 */
export {};
