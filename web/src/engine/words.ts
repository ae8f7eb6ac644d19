/** What the engine's TypeScript says: the words of what every start needs, and those of parts that are loaded later. */
import catalogue from '../text/catalogues/en/engine.json';
import { wordsOf, type Words } from '../text/words.js';
import type { Wording } from './types/wording.js';

export const engineWords = wordsOf('engine', catalogue);

const rooms: Words<string>[] = [wordsOf<string>('engine', catalogue)];

/** To be called by a part when it has come. */
export function addWords(words: Words<string>): void {
  rooms.push(words);
}

/** The words that have a key; none have the compiled engine's codes. */
export const wordsFor = (key: string): Words<string> | undefined => rooms.find((words) => words.has(key));

/** Whether as the page speaks, or in English whatever it speaks. */
export type How = 'say' | 'english';

export type Told = Readonly<Record<string, unknown>>;

/** What a code of the compiled engine says, with `told` for the values in it; `undefined` where there is no such code. */
export type TellCode = (wording: Wording, how: How, told: (values: Told) => Told) => string | undefined;
