/** What the engine's TypeScript says. */
import catalogue from '../text/catalogues/en/engine.json';
import { wordsOf } from '../text/words.js';

export const engineWords = wordsOf('engine', catalogue);

export const isEngineKey = (key: string): key is keyof typeof catalogue => Object.hasOwn(catalogue, key);
