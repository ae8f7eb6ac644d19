/** What is said of a formula's text: what is wrong in it, and what may not be meant. */
import type { FormulaNote } from '../../engine/types.js';
import { say } from './words.js';

export interface FormulaFault {
  readonly message: string;
  /** UTF-16 units of the value; equal ends are a place between two. */
  readonly from: number;
  readonly to: number;
}

const sentence = (text: string): string => (/\p{Sentence_Terminal}$/u.test(text) ? text : say('sentence', { text }));

export function faultWords(formula: string, { message, from }: FormulaFault): string {
  if (formula.trim() === '') return say('fault.empty');
  const fault = sentence(message);
  return from >= formula.length ? say('fault.end', { fault }) : say('fault.place', { place: from + 1, fault });
}

/** Notes begin with the name that they are about, whose letters stay as they are. */
export const noteWords = (notes: readonly FormulaNote[]): string =>
  notes.map(({ message }) => sentence(message)).join(' ');
