/** What the page's frame says. */
import catalogue from '../text/catalogues/en/page.json';
import { wordsOf } from '../text/words.js';

export const { say, parts } = wordsOf('page', catalogue);
