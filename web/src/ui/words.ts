/** What the parts of every element say. */
import catalogue from '../text/catalogues/en/ui.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('ui', catalogue);
