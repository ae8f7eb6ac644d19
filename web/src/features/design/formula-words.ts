/** What is said of a formula's text: what is wrong in it, and what may not be meant. */
import type { FormulaNote } from '../../engine/types.js';

export interface FormulaFault {
  readonly message: string;
  /** UTF-16 units of the value; equal ends are a place between two. */
  readonly from: number;
  readonly to: number;
}

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;

export function faultWords(formula: string, { message, from }: FormulaFault): string {
  const place =
    formula.trim() === '' ? '' : from >= formula.length ? 'At the end: ' : `Character ${String(from + 1)}: `;
  return sentence(`${place}${message}`);
}

/** Notes begin with the name that they are about, whose letters stay as they are. */
export const noteWords = (notes: readonly FormulaNote[]): string =>
  notes.map(({ message }) => (/[.?!]$/.test(message) ? message : `${message}.`)).join(' ');
