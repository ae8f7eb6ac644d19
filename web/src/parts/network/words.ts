/** What is said of a network's neurons wherever they are shown. */
import catalogue from '../../text/catalogues/en/network.json';
import { wordsOf } from '../../text/words.js';

export const { say } = wordsOf('network', catalogue);
