/**
 * Why a script of the page could not be loaded: an import that fails does not tell. The page itself is asked for, to see whether
 * it is there, and still this one.
 */
import { offlineWords, type Words } from '../text/missing-file.js';

const replaced: Words = {
  message: 'This page was replaced by a newer one while it stood open.',
  advice: 'Reload the page: the link keeps your settings.',
  hostAdvice: '',
  isReplaced: true,
};

const unknown: Words = {
  message: 'This part of the page could not be loaded.',
  advice: 'Try again; if that does not help, reload the page. The link keeps your settings.',
  hostAdvice: '',
  isReplaced: false,
};

/** The name of the script that the page starts with; it changes with all that the page loads. */
function ownScript(): string | undefined {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script?.src.split('/').at(-1);
}

export async function whyMissing(): Promise<Words> {
  const script = ownScript();
  try {
    const response = await fetch(location.href, { cache: 'no-store' });
    const page = await response.text();
    return response.ok && script !== undefined && !page.includes(script) ? replaced : unknown;
  } catch {
    return offlineWords();
  }
}
