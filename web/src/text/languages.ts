/** The languages that there are catalogues for, and how one comes to be spoken. */
import sources from 'virtual:languages';
import { chooseLanguage } from './choose-language.js';
import { english, speak, type Catalogues } from './words.js';

/**
 * Speaks the first of the wishes that there are catalogues for, and returns its tag. Where its catalogues cannot be
 * loaded, that is English.
 */
export async function speakFirstOf(wishes: readonly (string | null | undefined)[]): Promise<string> {
  const tag = chooseLanguage(wishes, [english, ...sources.keys()], english);
  const load = sources.get(tag);
  if (!load) return english;
  try {
    speak(tag, (await load()).default as Catalogues);
    return tag;
  } catch {
    return english;
  }
}
