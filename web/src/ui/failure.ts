/** What went wrong, in a form that can be shown: the engine's code, and in a learner's words what happened and what to do. */
import type { EngineErrorCode } from '../engine/errors.js';
import { missingFileWords, type Words } from './missing-file.js';

export interface Failure extends Words {
  readonly code: EngineErrorCode | 'unknown';
  /** The setting or file at fault; empty where there is none. */
  readonly field: string;
}

const keptSettings = 'Your settings are kept in the link.';

const advice: Readonly<Record<Failure['code'], string>> = {
  'invalid-argument': 'Change the setting and run again.',
  'unknown-activation': 'Choose a function from the list.',
  'invalid-data':
    'Something on the way may have changed what was loaded, such as a network that asks you to sign in. Try again; if it ' +
    'happens again, tell whoever looks after this site.',
  'data-unavailable': 'Try again. If it happens again, tell whoever looks after this site.',
  'data-mismatch': 'Start a new training.',
  'out-of-memory': 'Choose fewer or smaller hidden layers or the smaller set of images, and close other tabs.',
  unsupported:
    'Use a newer browser. If yours is new enough, WebAssembly may be switched off, as in the lockdown mode of iPhones ' +
    'or by the policy of an organisation.',
  blocked: 'You can do nothing about it here: tell whoever looks after this site.',
  aborted: 'Start again when you like.',
  disposed: `Try again; if that does not help, reload the page. ${keptSettings}`,
  'engine-unavailable': `Try again; if that does not help, reload the page. ${keptSettings}`,
  'engine-crashed': `Trying again starts the engine anew. ${keptSettings}`,
  unknown: `Try again; if it happens again, reload the page. ${keptSettings}`,
};

const isCode = (value: unknown): value is Failure['code'] => typeof value === 'string' && Object.hasOwn(advice, value);

/** What a code says where the message alone is for those who make pages. */
function wordsOf(code: Failure['code'], message: string): Words {
  const plain = { message, advice: advice[code], hostAdvice: '', isReplaced: false };
  if (code === 'blocked')
    return { ...plain, message: 'This site or frame does not let the page compute.', hostAdvice: message };
  if (code === 'engine-crashed')
    return { ...plain, message: 'The engine, the part of the page that computes, has failed.', hostAdvice: message };
  if (code === 'invalid-data')
    return {
      ...plain,
      message: 'What was loaded is not what it should be.',
      hostAdvice: `${message} If the data are damaged, remove the folder data/fashion-mnist and build it again with “npm start”.`,
    };
  return plain;
}

/** Reads an error by its shape: one that crossed a worker's boundary is no longer an instance of its class. */
export function toFailure(error: unknown): Failure {
  const raw: {
    readonly code?: unknown;
    readonly field?: unknown;
    readonly message?: unknown;
    readonly fault?: unknown;
  } = typeof error === 'object' && error !== null ? error : {};
  const code = isCode(raw.code) ? raw.code : 'unknown';
  const message = typeof raw.message === 'string' && raw.message !== '' ? raw.message : 'Something went wrong.';
  const what = code === 'data-unavailable' ? 'images' : code === 'engine-unavailable' ? 'engine' : undefined;
  return {
    code,
    field: typeof raw.field === 'string' ? raw.field : '',
    ...((what && missingFileWords(what, raw.fault, message)) ?? wordsOf(code, message)),
  };
}

/** After these nothing that the engine held can be used any more. */
export const losesEngineState = (failure: Failure): boolean =>
  failure.code === 'engine-crashed' || failure.code === 'disposed';
