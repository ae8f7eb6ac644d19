/** Every failure of the library, argument errors included. */

import { inWords, withWording } from './telling.js';
import type { Wording } from './types/wording.js';

/** What kind of failure it was. */
export type EngineErrorCode =
  | 'invalid-argument' // a setting is missing, of the wrong type or out of its range; `field` names it
  | 'unknown-activation' // there is no function with this id
  | 'invalid-data' // a file (IDX, gzip, checkpoint, model) is not what it should be
  | 'data-unavailable' // no FashionMNIST was found, or the download failed; `fault` tells how
  | 'data-mismatch' // a checkpoint belongs to another data set
  | 'out-of-memory' // the data, network or answer is larger than the engine can hold
  | 'unsupported' // WebAssembly SIMD or another feature is missing
  | 'blocked' // the page's Content-Security-Policy or its frame forbids a worker, a file or WebAssembly
  | 'aborted' // a signal ended the call
  | 'disposed' // the engine, run or data set has been disposed of
  | 'engine-unavailable' // a file of the engine could not be loaded; `fault` tells how, and the next call tries again
  | 'engine-crashed'; // the engine failed; the next call starts a new one, whose data sets and runs are made anew

/** Why a file could not be had. */
export type DownloadFault =
  | 'no-answer' // there is no network, or the server does not answer
  | 'not-there' // the server has no such file
  | 'other-content' // something else came in its place, such as a web page
  | 'refused' // the server answered with another error
  | 'cut'; // the connection broke off half-way

/** What calls are refused with: a code for programs, a message for people. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  /** What the message was made of, where it comes from a catalogue. */
  declare readonly wording?: Wording;
  constructor(
    readonly code: EngineErrorCode,
    /** The setting or file at fault, e.g. `optimizer.learningRate`; empty where there is none. */
    readonly field: string,
    // In English where it is words already.
    said: string | Wording,
    /** Why a file could not be had, where that is what went wrong. */
    readonly fault?: DownloadFault,
  ) {
    super(typeof said === 'string' ? said : inWords(said));
    if (typeof said !== 'string') withWording(this, said);
    // Consoles would show it with every other error.
    if (fault === undefined) Reflect.deleteProperty(this, 'fault');
  }

  toJSON(): object {
    const { name, code, field, message, fault } = this;
    return { name, code, field, message, ...(fault && { fault }) };
  }
}
