/** What is said in the comments of code that is given away. */
import catalogue from '../text/catalogues/en/code.json';
import { wordsOf, type Values } from '../text/words.js';

const { say } = wordsOf('code', catalogue);

export type CommentKey = keyof typeof catalogue;

/** A line of Python. */
export const comment = (key: CommentKey, values: Values = {}): string => `# ${say(key, values)}`;
