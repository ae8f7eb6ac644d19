/** The name of a function that nobody has named: an example's, or its formula. */
import { shorten } from '../text/cut.js';
import { drawnFormula } from './drawn-formula.js';
import { startingPoints } from './starting-points.js';
import { say } from './words.js';

/** A legend has room for so many letters. */
const mostLetters = 28;

const plain = (formula: string): string => formula.replace(/[\s\p{C}]+/gu, '');

export function followedName(formula: string): string {
  const text = formula.replace(/[\s\p{C}]+/gu, ' ').trim();
  if (text === '') return say('untitled');
  const short = plain(formula);
  if (short === plain(drawnFormula)) return say('drawn');
  const example = startingPoints().find(({ definition }) => plain(definition.formula) === short);
  return example?.definition.name ?? (Array.from(text).length > mostLetters ? shorten(text, mostLetters - 1) : text);
}
