/** What is said when a file could not be had: to the learner, and apart from that to whoever hosts the page. */
import type { DownloadFault } from '../engine/errors.js';

export interface Words {
  readonly message: string;
  /** What the reader can do. */
  readonly advice: string;
  /** What whoever hosts the page can do; empty where that is nothing. */
  readonly hostAdvice: string;
  /** Whether a newer page was probably put in the place of this one, so that a reload helps. */
  readonly isReplaced: boolean;
}

const imagesAdvice =
  'The folder data/fashion-mnist is missing or incomplete. “npm start” makes it, from Debian’s package dataset-fashion-mnist ' +
  'or from the folder that the variable FASHION_MNIST_DIR names.';

/** Whether the browser is sure that there is no network; where it is not, there may still be none. */
const isSurelyOffline = (): boolean => (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;

export const offlineWords = (): Words => ({
  message: isSurelyOffline() ? 'You are offline.' : 'You are offline, or this site does not answer.',
  advice: 'Try again when the connection is back. Your settings are kept in the link.',
  hostAdvice: '',
  isReplaced: false,
});

/** `details` are the engine's own words. */
const words: Readonly<Record<'images' | 'engine', Readonly<Record<DownloadFault, (details: string) => Words>>>> = {
  images: {
    'no-answer': offlineWords,
    'not-there': (details) => ({
      message: 'The images are not on this site.',
      advice: 'Without them nothing can be trained here; everything else works.',
      hostAdvice: `${imagesAdvice} (${details})`,
      isReplaced: false,
    }),
    'other-content': (details) => ({
      message: 'A web page came in the place of the images.',
      advice: 'If this network asks you to sign in, do that and try again. If not, the images are not on this site.',
      hostAdvice: `${imagesAdvice} (${details})`,
      isReplaced: false,
    }),
    refused: (details) => ({
      message: 'This site did not hand out the images.',
      advice: 'It may be busy: try again in a minute.',
      hostAdvice: details,
      isReplaced: false,
    }),
    cut: () => ({
      message: 'The download of the images broke off.',
      advice: 'Try again when the connection is better.',
      hostAdvice: '',
      isReplaced: false,
    }),
  },
  engine: {
    'no-answer': offlineWords,
    'not-there': replaced,
    'other-content': replaced,
    refused: (details) => ({
      message: 'This site did not hand out a part of the page.',
      advice: 'It may be busy: try again in a minute. Your settings are kept in the link.',
      hostAdvice: details,
      isReplaced: false,
    }),
    cut: () => ({
      message: 'The download of a part of the page broke off.',
      advice: 'Try again when the connection is better. Your settings are kept in the link.',
      hostAdvice: '',
      isReplaced: false,
    }),
  },
};

/** The files of a page are named after what is in them, so one that is gone was there with the page before. */
function replaced(details: string): Words {
  return {
    message:
      'This page was probably replaced by a newer one while it stood open: a part of it is no longer on the site.',
    advice: 'Reload the page: the link keeps your settings.',
    hostAdvice: details,
    isReplaced: true,
  };
}

/** Nothing where it is not known why there is no file. */
export function missingFileWords(what: 'images' | 'engine', fault: unknown, details: string): Words | undefined {
  const known = words[what];
  return typeof fault === 'string' && Object.hasOwn(known, fault) ? known[fault as DownloadFault](details) : undefined;
}
