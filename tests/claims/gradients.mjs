/** Weight gradients of the untrained network: their size, shape, zeros, signs and noise. */
import { figure, fixed, mean, meanRow, moments, percent, power } from './figures.mjs';
import { passes, untrained } from './network.mjs';

const seeds = [1, 2, 3, 4, 5];
const images = 128;
/** So many batches of as many images tell how much the gradient changes from one to the next. */
const batches = 8;

export const settings = `first ${images} training images, mean of seeds ${seeds.join(', ')}`;

/** @typedef {import('./parts.mjs').Surroundings} Surroundings */

/** @param {Surroundings} surroundings @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function measure(surroundings) {
  const batch = await surroundings.dataset.images('train', 0, images);
  /** @param {string} activation */
  const layersOf = async (activation) => {
    const rows = [];
    for (const seed of seeds) {
      const parameters = await untrained(surroundings.engine, surroundings.dataset, activation, seed);
      rows.push(await passes(surroundings.engine, activation, parameters, batch));
    }
    return rows;
  };
  const sizes = (/** @type {Awaited<ReturnType<typeof layersOf>>} */ rows) =>
    meanRow(rows.map((layers) => layers.map(({ gradient }) => moments(gradient).deviation))).map(power);

  const sigmoid = await layersOf('sigmoid');
  const relu = await layersOf('relu');
  const gelu = await layersOf('gelu');
  const none = await layersOf('none');
  const zeros = meanRow(relu.map((layers) => layers.map(({ gradient }) => shareOf(gradient, (g) => g === 0))));
  const extremes = (/** @type {typeof relu} */ rows) =>
    meanRow(rows.map((layers) => layers.map(({ gradient }) => quantile(gradient, 0.999))));
  const signs = relu.map((layers) => ({
    image: layers.map(({ inputs, fanIn }) => equalSigns(inputs, fanIn)),
    batch: layers.map(({ gradient, fanIn }) => equalSigns(gradient, fanIn)),
  }));
  const kurtosis = (/** @type {typeof gelu} */ rows) =>
    meanRow(rows.map((layers) => layers.map(({ gradient }) => moments(gradient).kurtosis))).map((v) => fixed(v, 1));
  const [elu, nipuna] = [await noise(surroundings, 'elu'), await noise(surroundings, 'nipuna-chapter')];
  return [
    figure('sigmoid', 'Weight gradients', [...sizes(sigmoid), power(extremes(sigmoid)[0])]),
    figure('relu', 'Weight gradients', [...sizes(relu), power(extremes(relu)[0]), power(extremes(relu)[4])]),
    figure(
      'relu',
      'Its gradients gather',
      zeros.map((share) => percent(share)),
    ),
    figure('relu', 'Outputs are not zero-centred', [
      ...meanRow(signs.map(({ image }) => image)).map((share) => percent(share)),
      ...meanRow(signs.map(({ batch }) => batch)).map((share) => percent(share)),
    ]),
    figure('gelu', 'Gradients are distributed', kurtosis(gelu)),
    figure('none', 'Without an activation', [...sizes(none), ...kurtosis(none)]),
    figure('nipuna-chapter', '18 % less gradient noise', [fixed(nipuna, 2), fixed(elu, 2)]),
  ];
}

/** @param {Float64Array} values @param {(value: number) => boolean} test */
const shareOf = (values, test) => values.reduce((count, v) => count + (test(v) ? 1 : 0), 0) / values.length;

/** That of the absolute values. @param {Float64Array} values @param {number} share */
const quantile = (values, share) => values.map(Math.abs).sort()[Math.floor(share * values.length)];

/**
 * Of each row, the share of its larger sign among all that are not 0; the mean of the rows that have any. A neuron's
 * weight gradients for one image are its inputs times one number, so their signs are those of the inputs.
 * @param {Float64Array} values @param {number} width
 */
function equalSigns(values, width) {
  const shares = [];
  for (let from = 0; from < values.length; from += width) {
    const row = values.subarray(from, from + width);
    const positive = shareOf(row, (v) => v > 0);
    const negative = shareOf(row, (v) => v < 0);
    if (positive + negative > 0) shares.push(Math.max(positive, negative) / (positive + negative));
  }
  return mean(shares);
}

/**
 * How far the gradients of single batches lie from their mean, over the size of that mean.
 * @param {Surroundings} surroundings @param {string} activation
 */
async function noise({ engine, dataset }, activation) {
  const found = [];
  for (const seed of seeds.slice(0, 3)) {
    const parameters = await untrained(engine, dataset, activation, seed);
    /** @type {Float64Array[][]} */
    const gradients = [];
    for (let b = 0; b < batches; b += 1) {
      const layers = await passes(engine, activation, parameters, await dataset.images('train', b * images, images));
      gradients.push(layers.map(({ gradient }) => gradient));
    }
    let [spread, size] = [0, 0];
    (gradients[0] ?? []).forEach((first, layer) => {
      for (let i = 0; i < first.length; i += 1) {
        const each = gradients.map((batch) => batch[layer][i]);
        const centre = mean(each);
        size += centre ** 2;
        spread += each.reduce((sum, v) => sum + (v - centre) ** 2, 0) / (batches - 1);
      }
    });
    found.push(Math.sqrt(spread / size));
  }
  return mean(found);
}
