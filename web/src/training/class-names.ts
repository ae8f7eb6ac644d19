/** The classes of FashionMNIST, as the page calls them. */
import { say } from './words.js';

const classes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** In the order of the labels. */
export const classNames = (): readonly string[] => classes.map((label) => say(`class.${label}`));
