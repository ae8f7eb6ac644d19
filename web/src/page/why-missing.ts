/**
 * Why a script of the page could not be loaded: an import that fails does not tell. The page itself is asked for, to see whether
 * it is there, and still this one.
 */
import { offlineWords, type Words } from '../ui/missing-file.js';
import { say } from './words.js';

const replaced = (): Words => ({
  message: say('replaced'),
  advice: say('replaced.advice'),
  hostAdvice: '',
  isReplaced: true,
});

const unknown = (): Words => ({
  message: say('part-missing'),
  advice: say('part-missing.advice'),
  hostAdvice: '',
  isReplaced: false,
});

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
    return response.ok && script !== undefined && !page.includes(script) ? replaced() : unknown();
  } catch {
    return offlineWords();
  }
}
