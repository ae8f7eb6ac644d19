/** Every failure of the library, argument errors included. */

/** What kind of failure it was. */
export type EngineErrorCode =
  | 'invalid-argument' // a setting is missing, of the wrong type or out of its range; `field` names it
  | 'unknown-activation' // there is no function with this id
  | 'invalid-data' // a file (IDX, gzip, checkpoint, model) is not what it should be
  | 'data-unavailable' // no FashionMNIST was found, or the download failed
  | 'data-mismatch' // a checkpoint belongs to another data set
  | 'out-of-memory' // the data, network or answer is larger than the engine can hold
  | 'unsupported' // WebAssembly SIMD or another feature is missing
  | 'aborted' // a signal ended the call
  | 'disposed' // the engine, run or data set has been disposed of
  | 'engine-crashed'; // the engine failed; the next call starts a new one, whose data sets and runs are made anew

/** What calls are refused with: a code for programs, a message for people. */
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

  toJSON(): object {
    const { name, code, field, message } = this;
    return { name, code, field, message };
  }
}
