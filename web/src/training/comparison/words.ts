/** What is said of comparisons and their files: loaded with the view that shows them, not with the first one. */
import catalogue from '../../text/catalogues/en/experiments.json';
import { wordsOf } from '../../text/words.js';

export const { say } = wordsOf('experiments', catalogue);
