/** What charts say: they are loaded later than the shell of figures. */
import catalogue from '../text/catalogues/en/chart.json';
import { wordsOf } from '../text/words.js';

export const { say } = wordsOf('chart', catalogue);
