/**
 * Puts into words what the engine says. The words for codes of the compiled engine, which come with an answer of it only,
 * are loaded when the first one comes.
 */
import { english, language } from '../text/words.js';
import type { Wording, WordingValue } from './types/wording.js';
import { engineWords, wordsFor, type How, type TellCode, type Told } from './words.js';

let tellCode: TellCode = () => undefined;

/** To be awaited before words are made of a code. Without a network they may stay away. */
export async function loadCodeWords(): Promise<void> {
  try {
    ({ tellCode } = await import('./problem-words.js'));
  } catch {
    // The codes are told as such.
  }
}

/** Whether it is one of the compiled engine's. */
export const isCode = ({ key }: Wording): boolean => !wordsFor(key);

function alternatives(names: readonly string[], how: How): string {
  const tag = how === 'say' ? language() : english;
  // Of the kinds of English, the one without a comma before its “or”.
  return new Intl.ListFormat(tag === english ? 'en-GB' : tag, { type: 'disjunction' }).format(names);
}

const isList = (value: WordingValue): value is readonly string[] => Array.isArray(value);

function toldValues(values: Told, how: How): Told {
  const told = (value: WordingValue): string | number => {
    if (isList(value)) return alternatives(value, how);
    return typeof value === 'object' ? tell(value, how) : value;
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, told(value as WordingValue)]));
}

function tell(wording: Wording, how: How): string {
  const { key, values } = wording;
  const words = wordsFor(key);
  if (words) return words[how](key, toldValues(values, how));
  return (
    tellCode(wording, how, (own) => toldValues(own, how)) ??
    engineWords[how]('refused', { field: values['field'] ?? '', code: key })
  );
}

export const isWording = (value: unknown): value is Wording =>
  typeof value === 'object' && value !== null && 'key' in value && 'values' in value;

/** In the language of the page. */
export const sayWording = (wording: Wording): string => tell(wording, 'say');
export const inEnglish = (wording: Wording): string => tell(wording, 'english');
