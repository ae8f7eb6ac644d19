/** What the page says of its state, and of what a link names that is not there. */
import catalogue from '../text/catalogues/en/workbench.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('workbench', catalogue);
