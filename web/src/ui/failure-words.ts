/** What is said of failures. */
import catalogue from '../text/catalogues/en/failure.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('failure', catalogue);
