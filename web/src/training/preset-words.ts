/** What presets are called, and what they set. */
import catalogue from '../text/catalogues/en/presets.json';
import { wordsOf } from '../text/words.js';

export const { say, parts } = wordsOf('presets', catalogue);
