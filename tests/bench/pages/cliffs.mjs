/** In a page: products of many shapes, each by its least time. */
import { loadKernels, nanoseconds } from './kernels.mjs';

/**
 * @typedef {{ m: number, n: number, k: number }} Shape
 * @param {{ kernels: string, shapeTime: number }} options  the address of the wasm build, milliseconds of a turn
 */
export async function prepare({ kernels, shapeTime }) {
  if (!globalThis.crossOriginIsolated)
    throw new Error('The page is not isolated, so its clock is too coarse for such short loops.');
  const { program, sets } = await loadKernels(kernels);
  return {
    sets,
    /**
     * Least nanoseconds of each shape, of so many turns that alternate between them.
     * @param {'plain' | 'relaxed'} set @param {readonly Shape[]} shapes @param {number} turns
     */
    least(set, shapes, turns) {
      const loops = shapes.map(({ m, n, k }) => new program.GemmLoop(m, n, k, false, false, set === 'relaxed'));
      const least = loops.map(() => Infinity);
      for (let turn = 0; turn < turns; turn += 1)
        loops.forEach((loop, i) => (least[i] = Math.min(least[i] ?? NaN, nanoseconds(loop, shapeTime))));
      for (const loop of loops) loop.delete();
      return least;
    },
  };
}
