/** What the property card says. */
import catalogue from '../../text/catalogues/en/card.json';
import { wordsOf } from '../../text/words.js';

export const { has, parts, say } = wordsOf('card', catalogue);
