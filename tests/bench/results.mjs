/** What a run of the bench gives. */

/**
 * @typedef {object} Results
 * @property {boolean} tried  whether the times mean nothing
 * @property {Awaited<ReturnType<typeof import('./machine.mjs').describeMachine>>} machine
 * @property {import('./parts/step.mjs').StepRow[]} step
 * @property {ReturnType<typeof import('./parts/step.mjs').ratiosOf>} ratios
 * @property {import('./parts/gemm.mjs').GemmRow[]} gemm
 * @property {import('./parts/cliffs.mjs').CliffRow[]} cliffs
 * @property {import('./parts/activations.mjs').ActivationRow[]} activations
 * @property {import('./parts/training.mjs').TrainingRow[]} training
 * @property {import('./parts/weight.mjs').WeightRow[]} weight
 * @property {import('./parts/page.mjs').PageRow[]} page
 */

/**
 * An error that names the first figure that is NaN or infinite, which JSON would hide as null.
 * @param {unknown} value @param {string} [path]
 */
export function checkFigures(value, path = '') {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`The bench found no figure for ${path}.`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) checkFigures(item, path === '' ? key : `${path}.${key}`);
}
