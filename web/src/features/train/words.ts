/** What the view Train says, beside what is said of trainings elsewhere. */
import catalogue from '../../text/catalogues/en/train.json';
import { wordsOf } from '../../text/words.js';

export const { say, parts } = wordsOf('train', catalogue);
