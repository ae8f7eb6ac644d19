/** What the examples show: only a function of one’s own starts from them. */
import catalogue from '../text/catalogues/en/examples.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('examples', catalogue);
