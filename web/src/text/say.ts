/** The words of numbers, of lists, and of what is wrong with a number that was typed. */
import catalogue from './catalogues/en/text.json';
import { wordsOf } from './words.js';

export const { say } = wordsOf('text', catalogue);
