/** Numbers that a reader types: text read as a number, and what to say where it is none. */
import { formatValue } from './format.js';
import { say } from './say.js';
import type { Typed } from './typed.js';

export interface NumberField {
  /** As the reader knows the field, first in its fault. */
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  /** A number that the field takes. */
  readonly example: number;
}

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A typed number as links write it: with a decimal point and a hyphen for its minus. */
export const plainNumber = (text: string): string => text.trim().replaceAll('−', '-').replace(',', '.');

/** Takes a decimal comma and true minus signs too; NaN for what is no number. */
export function parseNumber(text: string): number {
  const plain = plainNumber(text);
  return numberPattern.test(plain) ? Number(plain) : NaN;
}

export function readNumber(text: string, { name, minimum, maximum, example }: NumberField): Typed<number> {
  const value = parseNumber(text);
  if (value >= minimum && value <= maximum) return { kind: 'value', value };
  const values = { minimum: formatValue(minimum), maximum: formatValue(maximum), example: formatValue(example) };
  return { kind: 'fault', reason: say('no-number', { name, ...values }) };
}
