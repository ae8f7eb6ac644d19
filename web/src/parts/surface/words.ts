/** What is said of a function over two inputs, and of layers that have no curve. */
import catalogue from '../../text/catalogues/en/surface.json';
import { wordsOf } from '../../text/words.js';

export const { say } = wordsOf('surface', catalogue);
