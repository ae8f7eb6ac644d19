/** The matrix products of a training step, shape by shape, against the kernel alone in the same round. */
import { spread } from '../statistics.mjs';
import { task } from '../task.mjs';
import { openMeasuringPage } from './measuring-page.mjs';

/**
 * `product` says what [m × n] over k it is, 'kernel alone' the kernel on packed operands in the L1 cache; speeds are in
 * GFLOP/s, packing included, `ofPeak` is the best round's share of the kernel's best beside it.
 * @typedef {{ kernels: string, product: string, m: number, n: number, k: number, gflops: number, min: number,
 *   max: number, ofPeak: number }} GemmRow
 */

/** @returns {import('../pages/gemm.mjs').Product[]} */
function productsOfAStep() {
  const { units, batchSize } = task;
  return units.slice(1).flatMap((outputs, i) => {
    const inputs = units[i] ?? NaN;
    /** @type {import('../pages/gemm.mjs').Product[]} */
    const products = [
      { wants: 'output', m: batchSize, n: outputs, k: inputs },
      { wants: 'weight gradient', m: inputs, n: outputs, k: batchSize },
      { wants: 'input gradient', m: batchSize, n: inputs, k: outputs },
    ];
    // Nothing lies before the pixels.
    return i === 0 ? products.slice(0, 2) : products;
  });
}

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings @param {import('../options.mjs').Options} options
 * @returns {Promise<GemmRow[]>}
 */
export async function measureGemm(surroundings, { rounds }) {
  const products = productsOfAStep();
  const page = await openMeasuringPage(surroundings, 'gemm', { kernels: `${surroundings.site}build/wasm/`, products });
  /** @type {{ set: 'plain' | 'relaxed', columns: number }[]} */
  const sets = await page.ask('sets');
  /** Round by round, set by set, product by product. @type {{ alone: number, product: number }[][][]} */
  const found = [];
  // The first round only warms up.
  for (let round = 0; round <= rounds; round += 1) {
    const speeds = await page.ask('round()');
    if (round > 0) found.push(speeds);
    surroundings.say(round === 0 ? 'products: warm' : `products: round ${round} of ${rounds}`);
  }
  await page.close();

  return sets.flatMap(({ set: kernels, columns }, set) => {
    const all = found.flatMap((speeds) => (speeds[set] ?? []).map(({ alone }) => alone));
    const { median: gflops, min, max } = spread(all);
    const rows = products.map(({ wants, ...shape }, i) => {
      const speeds = found.flatMap((round) => round[set]?.[i] ?? []);
      const { median: own, min: least, max: most } = spread(speeds.map(({ product }) => product));
      // Other programs only ever slow a loop down, so its best round says most.
      const ofPeak = most / Math.max(...speeds.map(({ alone }) => alone));
      return { kernels, product: wants, ...shape, gflops: own, min: least, max: most, ofPeak };
    });
    return [{ kernels, product: 'kernel alone', m: 12, n: columns, k: 256, gflops, min, max, ofPeak: 1 }, ...rows];
  });
}
