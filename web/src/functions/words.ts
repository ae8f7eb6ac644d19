/** What is said of functions: their families, examples, and what links must say of them. */
import catalogue from '../text/catalogues/en/functions.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('functions', catalogue);
