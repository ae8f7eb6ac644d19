/** The name of a function that nobody has named: an example's, or its formula. */
import { shorten } from '../text/cut.js';
import { drawnFormula } from './drawn-formula.js';
import { startingPoints } from './starting-points.js';

/** A legend has room for so many letters. */
const mostLetters = 28;

const plain = (formula: string): string => formula.replace(/[\s\p{C}]+/gu, '');

const known: ReadonlyMap<string, string> = new Map([
  ...startingPoints.map(({ definition: { name, formula } }) => [plain(formula), name] as const),
  [plain(drawnFormula), 'Drawn'],
]);

export function followedName(formula: string): string {
  const text = formula.replace(/[\s\p{C}]+/gu, ' ').trim();
  if (text === '') return 'Untitled';
  return known.get(plain(formula)) ?? (Array.from(text).length > mostLetters ? shorten(text, mostLetters - 1) : text);
}
