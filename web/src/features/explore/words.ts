/** What Explore says. */
import catalogue from '../../text/catalogues/en/explore.json';
import { wordsOf } from '../../text/words.js';

export const { parts, say } = wordsOf('explore', catalogue);
