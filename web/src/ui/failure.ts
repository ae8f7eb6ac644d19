/** What went wrong, in a form that can be shown: the engine's code, and in a learner's words what happened and what to do. */
import type { EngineErrorCode } from '../engine/errors.js';
import { isWording, sayWording } from '../engine/in-words.js';
import type { Wording } from '../engine/types.js';
import { say } from './failure-words.js';
import { missingFileWords, type Words } from './missing-file.js';

export interface Failure extends Words {
  readonly code: EngineErrorCode | 'unknown';
  /** The setting or file at fault; empty where there is none. */
  readonly field: string;
  /** What the message was made of, where it comes from the engine's catalogue. */
  readonly wording?: Wording;
}

const codes: Readonly<Record<EngineErrorCode, true>> = {
  'invalid-argument': true,
  'unknown-activation': true,
  'invalid-data': true,
  'data-unavailable': true,
  'data-mismatch': true,
  'out-of-memory': true,
  unsupported: true,
  blocked: true,
  aborted: true,
  disposed: true,
  'engine-unavailable': true,
  'engine-crashed': true,
};

const isCode = (value: unknown): value is EngineErrorCode => typeof value === 'string' && Object.hasOwn(codes, value);

/** What a code says where the message alone is for those who make pages. */
function wordsOf(code: Failure['code'], message: string): Words {
  const plain = { message, advice: say(`advice.${code}`), hostAdvice: '', isReplaced: false };
  if (code === 'blocked') return { ...plain, message: say('blocked'), hostAdvice: message };
  if (code === 'engine-crashed') return { ...plain, message: say('crashed'), hostAdvice: message };
  if (code === 'invalid-data')
    return { ...plain, message: say('damaged'), hostAdvice: `${message} ${say('damaged.host')}` };
  return plain;
}

/** In the page's language where the engine's catalogue has the words, otherwise as the error has them. */
function messageOf(message: unknown, wording: unknown): string {
  if (isWording(wording)) return sayWording(wording);
  return typeof message === 'string' && message !== '' ? message : say('unknown');
}

/** Reads an error by its shape: one that crossed a worker's boundary is no longer an instance of its class. */
export function toFailure(error: unknown): Failure {
  const raw: {
    readonly code?: unknown;
    readonly field?: unknown;
    readonly message?: unknown;
    readonly wording?: unknown;
    readonly fault?: unknown;
  } = typeof error === 'object' && error !== null ? error : {};
  const code = isCode(raw.code) ? raw.code : 'unknown';
  const message = messageOf(raw.message, raw.wording);
  const what = code === 'data-unavailable' ? 'images' : code === 'engine-unavailable' ? 'engine' : undefined;
  return {
    code,
    field: typeof raw.field === 'string' ? raw.field : '',
    ...(isWording(raw.wording) && { wording: raw.wording }),
    ...((what && missingFileWords(what, raw.fault, message)) ?? wordsOf(code, message)),
  };
}

/** After these nothing that the engine held can be used any more. */
export const losesEngineState = (failure: Failure): boolean =>
  failure.code === 'engine-crashed' || failure.code === 'disposed';
