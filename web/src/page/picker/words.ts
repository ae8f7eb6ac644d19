/** What the picker says. */
import catalogue from '../../text/catalogues/en/picker.json';
import { wordsOf } from '../../text/words.js';

export const { english, has, say } = wordsOf('picker', catalogue);
