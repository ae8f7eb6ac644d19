/** What is said of the four conditions of a good activation function. */
import catalogue from '../../text/catalogues/en/conditions.json';
import { wordsOf } from '../../text/words.js';

export const { say } = wordsOf('conditions', catalogue);
