/** What is said when a file could not be had: to the learner, and apart from that to whoever hosts the page. */
import type { DownloadFault } from '../engine/errors.js';
import { say } from './failure-words.js';

export interface Words {
  readonly message: string;
  /** What the reader can do. */
  readonly advice: string;
  /** What whoever hosts the page can do; empty where that is nothing. */
  readonly hostAdvice: string;
  /** Whether a newer page was probably put in the place of this one, so that a reload helps. */
  readonly isReplaced: boolean;
}

/** Whether the browser is sure that there is no network; where it is not, there may still be none. */
const isSurelyOffline = (): boolean => (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;

export const offlineWords = (): Words => ({
  message: say(isSurelyOffline() ? 'offline.surely' : 'offline'),
  advice: say('offline.advice'),
  hostAdvice: '',
  isReplaced: false,
});

type Said = Pick<Words, 'message' | 'advice' | 'hostAdvice'>;

/** `details` are the engine's own words. */
const words: Readonly<Record<'images' | 'engine', Readonly<Record<DownloadFault, (details: string) => Said>>>> = {
  images: {
    'no-answer': offlineWords,
    'not-there': (details) => ({
      message: say('images.not-there'),
      advice: say('images.not-there.advice'),
      hostAdvice: say('images.host', { details }),
    }),
    'other-content': (details) => ({
      message: say('images.other-content'),
      advice: say('images.other-content.advice'),
      hostAdvice: say('images.host', { details }),
    }),
    refused: (details) => ({
      message: say('images.refused'),
      advice: say('images.refused.advice'),
      hostAdvice: details,
    }),
    cut: () => ({ message: say('images.cut'), advice: say('images.cut.advice'), hostAdvice: '' }),
  },
  engine: {
    'no-answer': offlineWords,
    'not-there': replaced,
    'other-content': replaced,
    refused: (details) => ({
      message: say('engine.refused'),
      advice: say('engine.refused.advice'),
      hostAdvice: details,
    }),
    cut: () => ({ message: say('engine.cut'), advice: say('engine.cut.advice'), hostAdvice: '' }),
  },
};

/** The files of a page are named after what is in them, so one that is gone was there with the page before. */
function replaced(details: string): Words {
  return { message: say('replaced'), advice: say('replaced.advice'), hostAdvice: details, isReplaced: true };
}

/** Nothing where it is not known why there is no file. */
export function missingFileWords(what: 'images' | 'engine', fault: unknown, details: string): Words | undefined {
  const known = words[what];
  if (typeof fault !== 'string' || !Object.hasOwn(known, fault)) return undefined;
  return { isReplaced: false, ...known[fault as DownloadFault](details) };
}
