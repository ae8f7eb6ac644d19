/** What the view Design says, beside what is said of trainings elsewhere. */
import catalogue from '../../text/catalogues/en/design.json';
import { wordsOf } from '../../text/words.js';

export const { say, parts } = wordsOf('design', catalogue);
