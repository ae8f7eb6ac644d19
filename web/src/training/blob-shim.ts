/** TEMPORARY until the library has Blobs. */
import type { EpochSummary, Run } from '../engine/types.js';
export const blobOf = async (run: Run): Promise<Blob> => new Blob([await run.checkpoint()]);
export const gradientsOf = (summary: EpochSummary): readonly number[] =>
  (summary as unknown as { layerGradientNorms?: readonly number[] }).layerGradientNorms ?? [];
