/** What is said of trainings, their settings and results. */
import catalogue from '../text/catalogues/en/training.json';
import { wordsOf } from '../text/words.js';

export const { say, parts } = wordsOf('training', catalogue);
