/** What one row or one column more costs a product: where a kernel falls off beside the shapes that suit it. */
import { openMeasuringPage } from './measuring-page.mjs';

/** @typedef {import('../pages/cliffs.mjs').Shape} Shape */

/**
 * The steepest steps of each kernel set: [m × n] over k takes `ns`, `ratio` times what it takes with one `more` less.
 * `of` is how many steps were measured.
 * @typedef {Shape & { kernels: string, more: 'row' | 'column', ratio: number, ns: number, of: number }} CliffRow
 */

const others = [1, 10, 128];
const depths = [10, 64, 300];
const reported = 5;

/** From 1 to 300: all small sizes, and the neighbours of those that tiles and vectors divide. */
const sizes = [
  ...Array.from({ length: 17 }, (_, i) => i + 1),
  ...[24, 32, 48, 64, 96, 128, 192, 256, 288].flatMap((size) => [size - 1, size, size + 1]),
  ...[299, 300],
];

/** Shapes with ever more rows or columns. */
export const series = depths.flatMap((k) =>
  others.flatMap((other) => [
    { more: /** @type {const} */ ('row'), shapes: sizes.map((m) => ({ m, n: other, k })) },
    { more: /** @type {const} */ ('column'), shapes: sizes.map((n) => ({ m: other, n, k })) },
  ]),
);

/**
 * The steps to a shape from the one with a row or a column less, steepest first; `at` is where it stands in its line.
 * @template {{ shapes: readonly Shape[], times: readonly number[] }} Line
 * @param {readonly Line[]} lines
 */
export function stepsOf(lines) {
  return lines
    .flatMap((line) =>
      line.shapes.flatMap((shape, at) => {
        const before = line.shapes[at - 1];
        if (!before || shape.m + shape.n - before.m - before.n !== 1) return [];
        return [{ line, at, ratio: (line.times[at] ?? NaN) / (line.times[at - 1] ?? NaN) }];
      }),
    )
    .sort((a, b) => b.ratio - a.ratio);
}

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings @param {import('../options.mjs').Options} options
 * @returns {Promise<CliffRow[]>}
 */
export async function measureCliffs(surroundings, { rounds, extent }) {
  const options = { kernels: `${surroundings.site}build/wasm/`, shapeTime: extent.shapeTime };
  const page = await openMeasuringPage(surroundings, 'cliffs', options, { isolated: true });
  /** @param {string} set @param {readonly Shape[]} shapes @param {number} turns @returns {Promise<number[]>} */
  const least = (set, shapes, turns) => page.ask(`least('${set}', ${JSON.stringify(shapes)}, ${turns})`);
  /** @type {CliffRow[]} */
  const rows = [];
  for (const kernels of await page.ask('sets')) {
    if (extent.warm) await least(kernels, [{ m: 128, n: 128, k: 300 }], 1000);
    const lines = [];
    for (const { more, shapes } of series) lines.push({ more, shapes, times: await least(kernels, shapes, rounds) });
    surroundings.say(`neighbouring products, ${kernels}: measured`);

    // Noise only adds, so the least of all times is right; a step is believed once both of its ends were measured long.
    const believed = new Set();
    for (;;) {
      const steps = stepsOf(lines);
      const doubtful = steps.slice(0, reported).find(({ line, at }) => !believed.has(line.shapes[at]));
      if (!doubtful) {
        rows.push(...steps.slice(0, reported).flatMap((step) => rowOf(kernels, step, steps.length)));
        break;
      }
      const { line, at } = doubtful;
      const again = await least(kernels, line.shapes.slice(at - 1, at + 1), extent.furtherTurns);
      again.forEach((time, i) => (line.times[at - 1 + i] = Math.min(time, line.times[at - 1 + i] ?? NaN)));
      believed.add(line.shapes[at]);
    }
  }
  await page.close();
  return rows;
}

/**
 * @param {string} kernels
 * @param {{ line: { more: 'row' | 'column', shapes: readonly Shape[], times: readonly number[] }, at: number, ratio: number }} step
 * @param {number} of
 * @returns {CliffRow[]}
 */
function rowOf(kernels, { line: { more, shapes, times }, at, ratio }, of) {
  const shape = shapes[at];
  return shape ? [{ kernels, ...shape, more, ratio, ns: times[at] ?? NaN, of }] : [];
}
