/** An analysis of a run, slice by slice, up to its result. */
import { checkHooks } from './check-options.js';
import type { Connection } from './connection.js';
import { EngineError } from './errors.js';
import type { AnalysisOptions } from './types.js';
import type { AnalysisName, AnalysisRequest, AnalysisResults } from './wasm-types.js';
import { wording } from './wording.js';

/** A stop takes effect after one slice. */
const sliceMilliseconds = 40;

export async function analyse<Name extends AnalysisName>(
  connection: Connection,
  run: number,
  name: Name,
  request: AnalysisRequest,
  { signal, onProgress }: AnalysisOptions,
): Promise<{ step: number; result: AnalysisResults[Name] }> {
  checkHooks(signal, onProgress);
  const { id, step } = await connection.call((core) => core.startAnalysis(run, name, request));
  try {
    for (let done = false; !done;) {
      if (signal?.aborted) throw new EngineError('aborted', '', wording('stopped.analysis'));
      const progress = await connection.call((core) => core.advanceAnalysis(id, sliceMilliseconds));
      await connection.turn();
      onProgress?.(progress);
      done = progress.images === progress.total;
    }
    const result = await connection.call((core) => core.analysisResult(id));
    return { step, result: result as AnalysisResults[Name] };
  } finally {
    if (!connection.dead) await connection.call((core) => core.removeAnalysis(id));
  }
}
