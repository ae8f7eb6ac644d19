/** What a plot of curves says. */
import catalogue from '../../text/catalogues/en/curves.json';
import { wordsOf } from '../../text/words.js';

export const { parts, say } = wordsOf('curves', catalogue);
