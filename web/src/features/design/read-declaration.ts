/** What a reader types about a formula's parameters: the declaration, or why there is none. */
import type { FormulaParameter } from '../../engine/types.js';
import { shorten } from '../../text/cut.js';
import { formatValue } from '../../text/format.js';
import { parseNumber } from '../../text/read-number.js';
import type { Typed } from '../../text/typed.js';
import { without } from '../../functions/definition.js';
import { say } from './words.js';

export type ParameterField = 'initial' | 'spread' | 'minimum' | 'maximum';

const largest = 1e6;

/** An empty text is no declaration: the engine chooses. `count` numbers are separated by commas; one number serves all. */
export function readField(
  name: string,
  field: ParameterField,
  text: string,
  count: number,
): Typed<number | readonly number[] | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'value', value: undefined };
  const refused = (reason: string): Typed<never> => ({ kind: 'fault', reason });
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

/** The declaration with a field's text taken in, and in agreement with the other fields. */
export function readDeclaration(
  name: string,
  declared: FormulaParameter,
  field: ParameterField,
  text: string,
  count: number,
): Typed<FormulaParameter> {
  const reading = readField(name, field, text, count);
  if (reading.kind === 'fault') return reading;
  const others = without(declared, field);
  const changed: FormulaParameter = reading.value === undefined ? others : { ...others, [field]: reading.value };
  const conflict = conflictOf(name, changed);
  return conflict ? { kind: 'fault', reason: conflict.reason } : { kind: 'value', value: changed };
}
