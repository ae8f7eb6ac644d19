/** The matrix products of a training step, shape by shape, against the kernel alone in the same round. */
import { median, overallSpeed, spread } from '../statistics.mjs';
import { task } from '../task.mjs';
import { openMeasuringPage } from './measuring-page.mjs';

/**
 * `product` says what [m × n] over k it is, 'kernel alone' the kernel on packed operands in the L1 cache; speeds are in
 * GFLOP/s, packing included. `ofAlone` is the share of the kernel's speed beside it, median of the rounds, `ofPeak`
 * best to best.
 * @typedef {{ kernels: string, product: string, m: number | null, n: number | null, k: number | null, gflops: number,
 *   min: number, max: number, ofAlone: number, ofPeak: number }} GemmRow
 * @typedef {{ alone: number, product: number }} Speeds
 */

/** The row of all products, each with its share of the work. */
export const allOfAStep = 'all of a step, weighted';

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
export async function measureGemm(surroundings, { rounds, extent }) {
  const products = productsOfAStep();
  const page = await openMeasuringPage(surroundings, 'gemm', {
    kernels: `${surroundings.site}build/wasm/`,
    products,
    loopTime: extent.loopTime,
  });
  /** @type {{ set: 'plain' | 'relaxed', columns: number }[]} */
  const sets = await page.ask('sets');
  /** Round by round, set by set, product by product. @type {Speeds[][][]} */
  const found = [];
  // Round 0 only warms up.
  for (let round = extent.warm ? 0 : 1; round <= rounds; round += 1) {
    const speeds = await page.ask('round()');
    if (round > 0) found.push(speeds);
    surroundings.say(round === 0 ? 'products: warm' : `products: round ${round} of ${rounds}`);
  }
  await page.close();

  return sets.flatMap(({ set: kernels, columns }, set) => {
    const rounds = found.map((speeds) => speeds[set] ?? []);
    const alone = rounds.flatMap((speeds) => speeds.map(({ alone }) => ({ alone, product: alone })));
    return [
      { kernels, product: 'kernel alone', m: 12, n: columns, k: 256, ...summary(alone) },
      ...products.map(({ wants, ...shape }, i) => ({
        ...{ kernels, product: wants, ...shape },
        ...summary(rounds.flatMap((speeds) => speeds[i] ?? [])),
      })),
      { kernels, product: allOfAStep, m: null, n: null, k: null, ...summaryOfAll(products, rounds) },
    ];
  });
}

/** @param {readonly Speeds[]} rounds */
function summary(rounds) {
  const { median: gflops, min, max } = spread(rounds.map(({ product }) => product));
  const ofAlone = median(rounds.map(({ product, alone }) => product / alone));
  const best = bestOf(rounds);
  return { gflops, min, max, ofAlone, ofPeak: best.product / best.alone };
}

/**
 * The same for one pass over all products, the kernel alone doing as much work beside each.
 * @param {readonly import('../pages/gemm.mjs').Product[]} products @param {readonly (readonly Speeds[])[]} rounds
 */
function summaryOfAll(products, rounds) {
  const works = products.map(({ m, n, k }) => m * n * k);
  /** @param {readonly Speeds[]} speeds */
  const together = (speeds) => ({
    product: overallSpeed(
      works,
      speeds.map(({ product }) => product),
    ),
    alone: overallSpeed(
      works,
      speeds.map(({ alone }) => alone),
    ),
  });
  // A whole round without disturbance is rare, one of each product is not.
  const best = together(products.map((_, i) => bestOf(rounds.flatMap((speeds) => speeds[i] ?? []))));
  return { ...summary(rounds.map(together)), ofPeak: best.product / best.alone };
}

/** Other programs only ever slow a loop down, so the best rounds say what it can do. @param {readonly Speeds[]} rounds */
function bestOf(rounds) {
  return {
    product: Math.max(...rounds.map(({ product }) => product)),
    alone: Math.max(...rounds.map(({ alone }) => alone)),
  };
}
