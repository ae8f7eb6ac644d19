/** Hosts with and without relaxed SIMD: Node 20 has it behind a flag, which can be set while it runs. */
import v8 from 'node:v8';
import { vi } from 'vitest';

/** Of three vectors of equal numbers: (a, b, c) ↦ a·b + c, by f32x4.relaxed_madd. */
const relaxedMadd = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 125, 125, 125, 1, 125, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0],
  ...[10, 22, 1, 20, 0, 32, 0, 253, 19, 32, 1, 253, 19, 32, 2, 253, 19, 253, 133, 2, 253, 31, 0, 11],
);

/** Whether the processor rounds once, so that relaxed kernels differ from plain ones at all. */
export function roundsOnce(): boolean {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(relaxedMadd));
  const madd = exports['f'] as (a: number, b: number, c: number) => number;
  // (1 + 2⁻¹²)² = 1 + 2⁻¹¹ + 2⁻²⁴, whose last term a rounding of the product takes away.
  return madd(1 + 2 ** -12, 1 + 2 ** -12, -1 - 2 ** -11) === 2 ** -24;
}

export function switchRelaxedSimdOn(): void {
  if (!WebAssembly.validate(relaxedMadd)) v8.setFlagsFromString('--experimental-wasm-relaxed-simd');
  if (!WebAssembly.validate(relaxedMadd)) throw new Error('This Node has no relaxed SIMD.');
}

/** The host refuses all that holds the instruction, as one without it does; `vi.restoreAllMocks()` ends it. */
export function hideRelaxedSimd(): void {
  const { validate } = WebAssembly;
  vi.spyOn(WebAssembly, 'validate').mockImplementation(
    (bytes) => !Buffer.from(bytes as Uint8Array).includes(Buffer.of(253, 133, 2)) && validate(bytes),
  );
}
