/** Every failure of the library, argument errors included. */

export type EngineErrorCode =
  | 'invalid-argument' // a setting is missing, of the wrong type or out of its range; `field` names it
  | 'unknown-activation'
  | 'invalid-data' // an IDX, gzip or checkpoint file is not what it should be
  | 'data-unavailable' // no FashionMNIST was found, or the download failed
  | 'data-mismatch' // a checkpoint belongs to another data set
  | 'out-of-memory'
  | 'unsupported' // WebAssembly SIMD or another feature is missing
  | 'aborted'
  | 'disposed'
  | 'engine-crashed';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  constructor(
    readonly code: EngineErrorCode,
    /** The setting or file at fault, e.g. `optimizer.learningRate`; empty where there is none. */
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}
