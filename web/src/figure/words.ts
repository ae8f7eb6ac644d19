/** What the shell of figures says, and what saves them. */
import catalogue from '../text/catalogues/en/figure.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('figure', catalogue);
