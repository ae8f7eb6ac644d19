/** What the view Neurons says, beside what is said of trainings elsewhere. */
import catalogue from '../../text/catalogues/en/neurons.json';
import { wordsOf } from '../../text/words.js';

export const { say, parts } = wordsOf('neurons', catalogue);
