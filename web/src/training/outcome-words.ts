/** What is said of what happened in a training: loaded with the view that shows it, not with the first one. */
import catalogue from '../text/catalogues/en/outcomes.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('outcomes', catalogue);
