/** What each activation function costs: an element by itself, and a whole training step beside one with ReLU. */
import { ratioOf, spread } from '../statistics.mjs';
import { openMeasuringPage } from './measuring-page.mjs';

const rows = 128;
const units = 256;

/**
 * `forwardNs` and `backwardNs`, per element, and `stepRatio`, over ReLU, are medians of the rounds.
 * @typedef {{ id: string, forwardNs: number, forwardNsMin: number, forwardNsMax: number, backwardNs: number,
 *   backwardNsMin: number, backwardNsMax: number, stepRatio: number, stepRatioMin: number, stepRatioMax: number }} ActivationRow
 */

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings @param {import('../options.mjs').Options} options
 * @returns {Promise<ActivationRow[]>}
 */
export async function measureActivations(surroundings, { rounds, extent }) {
  const { site, say } = surroundings;
  const page = await openMeasuringPage(surroundings, 'activations', {
    library: `${site}dist/lib/activarium.js`,
    kernels: `${site}build/wasm/`,
    rows,
    units,
    loopTime: extent.loopTime,
  });
  /** @type {string[]} */
  const ids = await page.ask('ids');
  const measured = ids.map((id) => ({
    id,
    forward: /** @type {number[]} */ ([]),
    backward: /** @type {number[]} */ ([]),
    step: /** @type {number[]} */ ([]),
    relu: /** @type {number[]} */ ([]),
  }));
  // Round 0 only warms up.
  for (let round = extent.warm ? 0 : 1; round <= rounds; round += 1) {
    for (const { id, forward, backward, step, relu } of measured) {
      const found = [
        await page.ask(`element('${id}', 'forward')`),
        await page.ask(`element('${id}', 'backward')`),
        await page.ask(`step('relu', ${extent.stepTime})`),
        await page.ask(`step('${id}', ${extent.stepTime})`),
      ];
      if (round > 0) [forward, backward, relu, step].forEach((list, i) => list.push(found[i] ?? NaN));
    }
    say(round === 0 ? 'activations: warm' : `activations: round ${round} of ${rounds}`);
  }
  await page.close();
  return measured.map(({ id, forward, backward, step, relu }) => {
    const [f, b, ratio] = [spread(forward), spread(backward), ratioOf(step, relu)];
    return {
      id,
      ...{ forwardNs: f.median, forwardNsMin: f.min, forwardNsMax: f.max },
      ...{ backwardNs: b.median, backwardNsMin: b.min, backwardNsMax: b.max },
      ...{ stepRatio: ratio.median, stepRatioMin: ratio.min, stepRatioMax: ratio.max },
    };
  });
}
