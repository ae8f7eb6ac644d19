/** One slice of training: as many steps as fit into a time, so that a caller can stop between two slices. */
import type { RunStatus, WasmRun } from './wasm-types.js';

/** The steps of one slice of training. */
export interface Slice {
  readonly status: RunStatus;
  readonly loss: Float32Array;
  readonly accuracy: Float32Array;
  readonly gradientNorm: Float32Array;
  readonly seconds: number;
}

/** Trains until `targetStep`, the end of an epoch, divergence, or about `milliseconds`; at least one step. */
export function trainSlice(run: WasmRun, targetStep: number, milliseconds: number): Slice {
  const loss: number[] = [];
  const accuracy: number[] = [];
  const gradientNorm: number[] = [];
  const start = performance.now();
  let { step } = run.status();
  const { stepsPerEpoch } = run.status();
  while (step < targetStep) {
    const result = run.step();
    loss.push(result.loss);
    accuracy.push(result.accuracy);
    gradientNorm.push(result.gradientNorm);
    step += 1;
    if (result.diverged) break;
    if (step % stepsPerEpoch === 0 || performance.now() - start >= milliseconds) break;
  }
  return {
    status: run.status(),
    loss: Float32Array.from(loss),
    accuracy: Float32Array.from(accuracy),
    gradientNorm: Float32Array.from(gradientNorm),
    seconds: (performance.now() - start) / 1000,
  };
}
