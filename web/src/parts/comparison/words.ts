/** What the table of properties says. */
import catalogue from '../../text/catalogues/en/comparison.json';
import { wordsOf } from '../../text/words.js';

export const { say } = wordsOf('comparison', catalogue);
