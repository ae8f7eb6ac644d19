/** What the figures' shell and the charts say. */
import catalogue from '../text/catalogues/en/figure.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('figure', catalogue);
