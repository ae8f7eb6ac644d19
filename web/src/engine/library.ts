/** The library: functions, training and analysis of the Activarium engine, in browsers and in Node. */
import { claims } from './claims/index.js';
import { createEngine as create } from './index.js';
import type { Engine, EngineOptions } from './types.js';

export { EngineError, type DownloadFault, type EngineErrorCode } from './errors.js';
export type * from './types.js';

/** Starts an engine. Fails with code `unsupported` where WebAssembly SIMD is missing. */
export const createEngine = (options: EngineOptions = {}): Promise<Engine> => create(options, claims);
