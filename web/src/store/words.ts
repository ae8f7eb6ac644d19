/** What is said of the page's properties and of values that they cannot take. */
import catalogue from '../text/catalogues/en/store.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('store', catalogue);
