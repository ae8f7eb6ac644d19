/** Checks of what stands in a file, in the words of those of options, but a refusal is a fault of the data. */
import { asNumber, invalid } from './check-options.js';
import { EngineError } from './errors.js';

export function invalidData(field: string, reason: string): EngineError {
  return new EngineError('invalid-data', field, `${field} ${reason}.`);
}

/** A refused argument as a fault of the data, with `prefix` before the field; anything else as it is. */
export function asDataError(error: unknown, prefix = ''): unknown {
  if (!(error instanceof EngineError) || error.code !== 'invalid-argument') return error;
  return new EngineError('invalid-data', `${prefix}${error.field}`, `${prefix}${error.message}`);
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
  if (!Array.isArray(value)) throw invalid(field, 'must be an array');
  if (value.length < least || value.length > most) {
    const wanted = least === most ? String(most) : `from ${String(least)} to ${most.toLocaleString('en')}`;
    throw invalid(field, `must have ${wanted} items, not ${value.length.toLocaleString('en')}`);
  }
  return Array.from(value as readonly unknown[]); // holes become undefined, which map() would pass over
}

/** One of a few words. */
export function asChoice<T extends string>(value: unknown, field: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw invalid(field, `must be ${choices.map((choice) => `'${choice}'`).join(' or ')}`);
  return found;
}

export function asText(value: unknown, field: string, least: number, most: number): string {
  if (typeof value !== 'string') throw invalid(field, 'must be a string');
  if (value.length < least || value.length > most)
    throw invalid(field, `must have from ${String(least)} to ${most.toLocaleString('en')} characters`);
  return value;
}

const isFloat = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(Math.fround(value));

const notFloat = 'must be a finite number that single precision can hold';

export function asFloat(value: unknown, field: string): number {
  const number = asNumber(value, field);
  if (!isFloat(number)) throw invalid(field, notFloat);
  return number;
}

/** Numbers that single precision can hold: what was given, looked at and not copied. */
export type Floats = readonly number[] | Float32Array;

/** `lengths`: how many there may be. Fields are those of the list, the message tells the place in it. */
export function asFloats(value: unknown, field: string, lengths?: readonly number[]): Floats {
  if (!Array.isArray(value) && !(value instanceof Float32Array)) throw invalid(field, 'must be an array of numbers');
  const numbers = value as Floats;
  if (lengths !== undefined && !lengths.includes(numbers.length)) {
    const wanted = lengths.map((length) => length.toLocaleString('en')).join(' or ');
    throw invalid(field, `must have ${wanted} numbers, not ${numbers.length.toLocaleString('en')}`);
  }
  for (let i = 0; i < numbers.length; i += 1)
    if (!isFloat(numbers[i])) throw new EngineError('invalid-argument', field, `${field}[${String(i)}] ${notFloat}.`);
  return numbers;
}
