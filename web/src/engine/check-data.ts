/** Checks of what stands in a file, in the words of those of options, but a refusal is a fault of the data. */
import { asNumber } from './check-options.js';
import { EngineError } from './errors.js';
import { invalid, wording } from './wording.js';

/** A refused argument as a fault of the data, with `prefix` before the field; anything else as it is. */
export function asDataError(error: unknown, prefix = ''): unknown {
  if (!(error instanceof EngineError) || error.code !== 'invalid-argument') return error;
  const { field, message, wording: said } = error;
  // The field, or a place in it.
  const place = said?.values['field'];
  return new EngineError(
    'invalid-data',
    `${prefix}${field}`,
    said && typeof place === 'string' ? { ...said, values: { ...said.values, field: `${prefix}${place}` } } : message,
  );
}

/** What `check` gives; what it refuses is refused as data. */
export function asData<T>(check: () => T, prefix = ''): T {
  try {
    return check();
  } catch (error) {
    throw asDataError(error, prefix);
  }
}

/** An array of `least` to `most` items, whose number is looked at before they are. */
export function asList(value: unknown, field: string, least: number, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid('array', { field });
  if (value.length < least || value.length > most) {
    throw least === most
      ? invalid('items', { field, most, given: value.length })
      : invalid('items.between', { field, least, most, given: value.length });
  }
  return Array.from(value as readonly unknown[]); // holes become undefined, which map() would pass over
}

const quoted = (names: readonly string[]): readonly string[] => names.map((name) => `'${name}'`);

/** One of a few words. */
export function asChoice<T extends string>(value: unknown, field: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw invalid('choice', { field, names: quoted(choices) });
  return found;
}

export function asText(value: unknown, field: string, least: number, most: number): string {
  if (typeof value !== 'string') throw invalid('string', { field });
  if (value.length < least || value.length > most) throw invalid('characters', { field, least, most });
  return value;
}

const isFloat = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(Math.fround(value));

export function asFloat(value: unknown, field: string): number {
  const number = asNumber(value, field);
  if (!isFloat(number)) throw invalid('float', { field });
  return number;
}

/** Numbers that single precision can hold: what was given, looked at and not copied. */
export type Floats = readonly number[] | Float32Array;

/** `lengths`: how many there may be. Fields are those of the list, the message tells the place in it. */
export function asFloats(value: unknown, field: string, lengths?: readonly number[]): Floats {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) throw invalid('numbers', { field });
  const numbers = value as Floats;
  if (lengths !== undefined && !lengths.includes(numbers.length)) {
    const wanted = lengths.map((length) => length.toLocaleString('en'));
    throw invalid('numbers.count', { field, lengths: wanted, given: numbers.length });
  }
  for (let i = 0; i < numbers.length; i += 1)
    if (!isFloat(numbers[i]))
      throw new EngineError('invalid-argument', field, wording('float', { field: `${field}[${String(i)}]` }));
  return numbers;
}
