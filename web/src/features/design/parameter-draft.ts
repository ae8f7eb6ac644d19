/**
 * What a reader types about a formula's parameters: the declaration where it can be read, and for each field that cannot
 * the text as typed with the reason.
 */
import type { FormulaParameter } from '../../engine/types.js';
import { shorten } from '../../text/cut.js';
import { formatValue } from '../../text/format.js';
import { parseNumber } from '../../text/read-number.js';
import { without } from '../../functions/definition.js';
import { say } from './words.js';

export type ParameterField = 'initial' | 'spread' | 'minimum' | 'maximum';

interface Typed {
  readonly text: string;
  readonly reason: string;
}

export type FieldReading =
  | { readonly kind: 'value'; readonly value: number | readonly number[] | undefined }
  | { readonly kind: 'fault'; readonly reason: string };

const largest = 1e6;

/** An empty text is no declaration: the engine chooses. `count` numbers are separated by commas; one number serves all. */
export function readField(name: string, field: ParameterField, text: string, count: number): FieldReading {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'value', value: undefined };
  const refused = (reason: string): FieldReading => ({ kind: 'fault', reason });
  const said = { field, name };
  if (field === 'initial' && count > 1 && /[,;\s]/.test(trimmed)) {
    const parts = trimmed.split(/\s*[,;\s]\s*/).filter((part) => part !== '');
    const values = parts.map((part) => parseNumber(part));
    const wrong = values.findIndex((value) => !(Math.abs(value) <= largest));
    if (wrong >= 0) {
      return refused(say('wrong.entry', { entry: shorten(parts[wrong] ?? '', 20), ...said }));
    }
    if (values.length !== count) {
      return refused(say('wrong.count', { count, found: values.length, ...said }));
    }
    return { kind: 'value', value: values };
  }
  const value = parseNumber(trimmed);
  if (!(Math.abs(value) <= largest)) return refused(say('wrong.number', { example: formatValue(0.5), ...said }));
  if (field === 'spread' && value < 0) return refused(say('wrong.negative', said));
  return { kind: 'value', value };
}

/** What numbers together do not allow, with the field to mend. */
export function conflictOf(
  name: string,
  { initial, minimum, maximum }: Pick<FormulaParameter, 'initial' | 'minimum' | 'maximum'>,
): { readonly field: ParameterField; readonly reason: string } | undefined {
  if (minimum !== undefined && maximum !== undefined && !(minimum < maximum)) {
    return { field: 'maximum', reason: say('wrong.most', { name, least: formatValue(minimum) }) };
  }
  const starts = initial === undefined ? [] : typeof initial === 'number' ? [initial] : initial;
  const outside = starts.find((start) => start < (minimum ?? -Infinity) || start > (maximum ?? Infinity));
  if (outside === undefined) return undefined;
  const said = {
    name,
    least: formatValue(minimum ?? NaN),
    most: formatValue(maximum ?? NaN),
    start: formatValue(outside),
  };
  const key = minimum === undefined ? 'wrong.above' : maximum === undefined ? 'wrong.below' : 'wrong.outside';
  return { field: 'initial', reason: say(key, said) };
}

export class ParameterDraft {
  readonly #typed = new Map<string, Typed>();

  fault(name: string, field: ParameterField): string | undefined {
    return this.#typed.get(`${name}.${field}`)?.reason;
  }

  /** The text of a field that cannot be read. */
  text(name: string, field: ParameterField): string | undefined {
    return this.#typed.get(`${name}.${field}`)?.text;
  }

  /** The declaration with a field's text taken in; nothing where it is refused. */
  take(
    name: string,
    declared: FormulaParameter,
    field: ParameterField,
    text: string,
    count: number,
  ): FormulaParameter | undefined {
    const key = `${name}.${field}`;
    this.#typed.delete(key);
    const reading = readField(name, field, text, count);
    if (reading.kind === 'fault') {
      this.#typed.set(key, { text, reason: reading.reason });
      return undefined;
    }
    const others = without(declared, field);
    const changed: FormulaParameter = reading.value === undefined ? others : { ...others, [field]: reading.value };
    const conflict = conflictOf(name, changed);
    if (!conflict) return changed;
    this.#typed.set(key, { text, reason: conflict.reason });
    return undefined;
  }

  /** Drops what was typed, for another formula's parameters. */
  clear(): void {
    this.#typed.clear();
  }
}
