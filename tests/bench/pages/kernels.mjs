/** In a page: the program of kernels.cpp, with the relaxed kernels where they can be had, and how its loops are timed. */

/**
 * @typedef {{ run(repetitions: number): void }} Loop
 * @typedef {object} Program
 * @property {new (id: string, backward: boolean, rows: number, units: number) => Loop} ActivationLoop
 * @property {new (m: number, n: number, k: number, leftTransposed: boolean, rightTransposed: boolean, relaxed: boolean) => Loop & { work(): number, delete(): void }} GemmLoop
 * @property {new (relaxed: boolean) => Loop & { work(): number, columns(): number }} PanelLoop
 * @property {(index: number) => void} installRelaxedKernels
 */

/**
 * @param {string} folder  address of the wasm build
 * @returns {Promise<{ program: Program, sets: ('plain' | 'relaxed')[] }>}
 */
export async function loadKernels(folder) {
  const { default: createModule } = await import(/* @vite-ignore */ `${folder}bench_kernels.js`);
  const [main, relaxed] = await Promise.all([
    compiled(`${folder}bench_kernels.wasm`),
    compiled(`${folder}relaxed.wasm`).catch(() => null),
  ]);
  if (!main) throw new Error('build/wasm/bench_kernels.wasm is missing.');
  /** @type {WebAssembly.Instance | undefined} */
  let instance;
  /** @type {Program} */
  const program = await createModule({
    /** @param {WebAssembly.Imports} imports @param {(instance: WebAssembly.Instance) => void} done */
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(main, imports).then((made) => done((instance = made)));
      return {};
    },
  });
  if (!relaxed) return { program, sets: ['plain'] };
  // Emscripten shortens the names of what it exports.
  const exported = Object.values(instance?.exports ?? {});
  const memory = exported.find((value) => value instanceof WebAssembly.Memory);
  const table = exported.find((value) => value instanceof WebAssembly.Table);
  if (!memory || !table) throw new Error('bench_kernels.wasm exports no memory or no table.');
  const { exports } = await WebAssembly.instantiate(relaxed, { env: { memory } });
  const index = table.grow(1);
  table.set(index, exports['multiply_panels']);
  program.installRelaxedKernels(index);
  return { program, sets: ['plain', 'relaxed'] };
}

/** Null if there is no such file; an error if the browser does not take it. @param {string} address */
async function compiled(address) {
  const response = await fetch(address);
  return response.ok ? WebAssembly.compile(await response.arrayBuffer()) : null;
}

/**
 * Nanoseconds of one repetition, over at least so long.
 * @param {Loop} loop @param {number} milliseconds  hundreds of ticks of the clock: 0.1 ms each, 5 µs in an isolated page
 */
export function nanoseconds(loop, milliseconds) {
  let [repetitions, batch] = [0, 1];
  const begin = performance.now();
  let now = begin;
  for (; now - begin < milliseconds; now = performance.now()) {
    loop.run(batch);
    repetitions += batch;
    // Looks at the clock take no time worth mentioning, and none is long overdue.
    if (now - begin < milliseconds / 30) batch *= 2;
  }
  return ((now - begin) * 1e6) / repetitions;
}
