/** What is said of files of a figure: loaded when one is saved. */
import catalogue from '../text/catalogues/en/save.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('save', catalogue);
