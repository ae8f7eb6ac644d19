/** What is told of the page. */
import catalogue from '../../text/catalogues/en/about.json';
import { wordsOf } from '../../text/words.js';

export const { say, parts, english } = wordsOf('about', catalogue);
