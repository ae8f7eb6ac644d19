/** In a page: the matrix products of a training step, and the kernel alone. */
import { loadKernels, nanoseconds } from './kernels.mjs';

/**
 * c [m × n] is a product over k; `wants` says what it gives of the layer.
 * @typedef {{ wants: 'output' | 'weight gradient' | 'input gradient', m: number, n: number, k: number }} Product
 * @param {{ kernels: string, products: Product[], loopTime: number }} options  `kernels` is the address of the wasm build,
 *   `loopTime` the milliseconds of each product
 */
export async function prepare({ kernels, products, loopTime }) {
  const { program, sets } = await loadKernels(kernels);
  const measured = sets.map((set) => {
    const relaxed = set === 'relaxed';
    const loops = products.map(
      ({ wants, m, n, k }) =>
        new program.GemmLoop(m, n, k, wants === 'weight gradient', wants === 'input gradient', relaxed),
    );
    return { set, alone: new program.PanelLoop(relaxed), loops };
  });
  /** @param {import('./kernels.mjs').Loop & { work(): number }} loop */
  const speed = (loop) => loop.work() / nanoseconds(loop, loopTime);
  return {
    /** The kernel alone makes [12 × columns] over 256. */
    sets: measured.map(({ set, alone }) => ({ set, columns: alone.columns() })),
    /** GFLOP/s of each set's products, and each time of the kernel alone just before. */
    round: () =>
      measured.map(({ alone, loops }) => loops.map((loop) => ({ alone: speed(alone), product: speed(loop) }))),
  };
}
