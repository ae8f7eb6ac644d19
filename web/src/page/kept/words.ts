/** What is said of the trainings that are kept. */
import catalogue from '../../text/catalogues/en/kept.json';
import { wordsOf } from '../../text/words.js';

export const { say } = wordsOf('kept', catalogue);
