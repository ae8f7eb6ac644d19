/** What a table says: it is loaded when one is opened. */
import catalogue from '../text/catalogues/en/table.json';
import { wordsOf } from '../text/words.js';

export const { say, parts } = wordsOf('table', catalogue);
