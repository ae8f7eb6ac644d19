/**
 * The relaxed kernels: a module of their own, since a host without relaxed SIMD refuses a module that holds any of it.
 * It works in the engine's memory and is called by the engine through its function table.
 */
import relaxedUrl from '#wasm/relaxed.wasm?url';
import { compileWasm, type LoadedModule } from './wasm-module.js';

/** The smallest module that needs it: (func (param v128) (result v128) (f32x4.relaxed_madd x x x)). */
const relaxedSimdProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 1, 123, 1, 123, 3, 2, 1, 0],
  ...[10, 13, 1, 11, 0, 32, 0, 32, 0, 32, 0, 253, 133, 2, 11],
);

export const hasRelaxedSimd = (): boolean => WebAssembly.validate(relaxedSimdProbe);

/** How long a training waits for their 3 KB before it does without. */
const patienceMilliseconds = 10_000;

/** Whether the engine has them now; not where there is no relaxed SIMD, nor where their file cannot be had. */
export async function installRelaxedKernels({ module, memory, table }: LoadedModule): Promise<boolean> {
  if (!hasRelaxedSimd()) return false;
  try {
    const compiled = await compileWasm(relaxedUrl, AbortSignal.timeout(patienceMilliseconds));
    const { exports } = await WebAssembly.instantiate(compiled, { env: { memory } });
    const index = table.grow(1);
    table.set(index, exports['multiply_panels']);
    module.installRelaxedKernels(index);
    return true;
  } catch {
    return false; // the plain kernels do all that these do
  }
}
