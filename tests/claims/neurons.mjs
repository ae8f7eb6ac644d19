/** Neurons of untrained ReLU networks: what share of outputs is 0, and which neurons die, predicted and counted. */
import { figure, meanRow, moments, percent } from './figures.mjs';
import { normalShareBelow } from './mean-field.mjs';
import { forward, untrained } from './network.mjs';

const seeds = [1, 2, 3, 4, 5];
const images = 1000;

export const settings = `first ${images.toLocaleString('en')} training images, untrained, mean of seeds ${seeds.join(', ')}`;

/** @param {import('./parts.mjs').Surroundings} surroundings @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function measure({ engine, dataset }) {
  const batch = await dataset.images('train', 0, images);
  const rows = [];
  for (const seed of seeds) {
    const layers = await forward(engine, 'relu', await untrained(engine, dataset, 'relu', seed), batch);
    let product = 1;
    rows.push(
      layers.slice(0, -1).map(({ z, units }) => {
        const { mean, deviation } = moments(z);
        product *= normalShareBelow(-mean / deviation);
        return { product, dead: deadShare(z, units), zeros: z.reduce((n, v) => n + (v <= 0 ? 1 : 0), 0) / z.length };
      }),
    );
  }
  const of = (/** @type {'product' | 'dead' | 'zeros'} */ name) =>
    meanRow(rows.map((layers) => layers.map((layer) => layer[name]))).map((share) => percent(share));
  return [
    figure('relu', 'A neuron dies with probability', [...of('product'), ...of('dead')]),
    figure('relu', 'Sparse outputs', of('zeros')),
  ];
}

/** The share of neurons that no image excites. @param {Float64Array} z @param {number} units */
function deadShare(z, units) {
  const excited = new Uint8Array(units);
  z.forEach((v, k) => {
    if (v > 0) excited[k % units] = 1;
  });
  return 1 - excited.reduce((n, v) => n + v, 0) / units;
}
