/** What the picker says. */
import catalogue from '../../text/catalogues/en/picker.json';
import { wordsOf } from '../../text/words.js';

export const { say } = wordsOf('picker', catalogue);
