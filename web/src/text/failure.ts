/** What went wrong, in a form that can be shown: the engine's code and words, and what the reader can do. */
import type { EngineErrorCode } from '../engine/errors.js';

export interface Failure {
  readonly code: EngineErrorCode | 'unknown';
  /** The setting or file at fault; empty where there is none. */
  readonly field: string;
  readonly message: string;
  readonly advice: string;
}

const advice: Readonly<Record<Failure['code'], string>> = {
  'invalid-argument': 'Change the setting and run again.',
  'unknown-activation': 'Choose a function from the list.',
  'invalid-data':
    'The data files are not what they should be. Build the page again with “npm start”, then retry; ' +
    'if a proxy stands between, load the page without it.',
  'data-unavailable':
    'Retry when the network is back. If you host the page: its folder data/fashion-mnist is missing or incomplete; ' +
    '“npm start” makes it, from the package dataset-fashion-mnist or the folder in FASHION_MNIST_DIR.',
  'data-mismatch': 'Start a new training.',
  'out-of-memory': 'Choose fewer or smaller hidden layers or the smaller set of images, and close other tabs.',
  unsupported:
    'Use a newer browser. If yours is new enough, WebAssembly may be switched off, as in the lockdown mode of iPhones ' +
    'or by the policy of an organisation.',
  aborted: 'Start again when you like.',
  disposed: 'Reload the page.',
  'engine-crashed': 'Your settings are kept. Retry starts the engine anew.',
  unknown: 'Retry; if it happens again, reload the page.',
};

const isCode = (value: unknown): value is Failure['code'] => typeof value === 'string' && Object.hasOwn(advice, value);

/** Reads an error by its shape: one that crossed a worker's boundary is no longer an instance of its class. */
export function toFailure(error: unknown): Failure {
  const raw: { readonly code?: unknown; readonly field?: unknown; readonly message?: unknown } =
    typeof error === 'object' && error !== null ? error : {};
  const code = isCode(raw.code) ? raw.code : 'unknown';
  return {
    code,
    field: typeof raw.field === 'string' ? raw.field : '',
    message: typeof raw.message === 'string' && raw.message !== '' ? raw.message : 'Something went wrong.',
    advice: advice[code],
  };
}

/** After these nothing that the engine held can be used any more. */
export const losesEngineState = (failure: Failure): boolean =>
  failure.code === 'engine-crashed' || failure.code === 'disposed';
