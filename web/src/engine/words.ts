/** What the engine's TypeScript says. */
import catalogue from '../text/catalogues/en/engine.json';
import { wordsOf } from '../text/words.js';
import type { Wording } from './types/wording.js';

export const engineWords = wordsOf('engine', catalogue);

export const isEngineKey = (key: string): key is keyof typeof catalogue => Object.hasOwn(catalogue, key);

/** Whether as the page speaks, or in English whatever it speaks. */
export type How = 'say' | 'english';

export type Told = Readonly<Record<string, unknown>>;

/** What a code of the compiled engine says, with `told` for the values in it; `undefined` where there is no such code. */
export type TellCode = (wording: Wording, how: How, told: (values: Told) => Told) => string | undefined;
