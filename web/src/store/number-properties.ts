/** Properties of numbers: one, one or none, a list, the points that something is read at. */
import { plainNumber } from '../text/read-number.js';
import { entriesOf, mostPoints, readPoints } from '../text/read-points.js';
import type { Fault, Property, Reading } from './property.js';
import { say } from './words.js';

export interface NumberLimits {
  readonly key: string;
  readonly label: () => string;
  readonly initial: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly integer?: boolean;
}

interface NumberSpec extends NumberLimits {
  /** What an empty text means; without it, an empty text is refused. */
  readonly empty?: number;
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function readNumber(text: string, limits: NumberLimits): Reading<number> {
  const { minimum, maximum, integer = false } = limits;
  const fault: Fault = (name) => say(integer ? 'whole' : 'number', { name, minimum, maximum });
  const trimmed = text.trim();
  if (!numberPattern.test(trimmed)) return { kind: 'invalid', fault };
  const value = Number(trimmed);
  const inside = Math.min(maximum, Math.max(minimum, integer ? Math.round(value) : value));
  return inside === value ? { kind: 'valid', value } : { kind: 'clamped', value: inside, fault };
}

export function numberProperty(spec: NumberSpec): Property<number> {
  const { key, label, initial, empty, integer } = spec;
  const read = (text: string): Reading<number> =>
    empty !== undefined && text.trim() === '' ? { kind: 'valid', value: empty } : readNumber(text, spec);
  return {
    key,
    label,
    initial,
    read,
    // In a whole number a comma parts thousands: `1,000` must not become 1.
    ...(integer === true ? {} : { readTyped: (text: string) => read(plainNumber(text)) }),
    write: String,
  };
}

/** Whole numbers separated by commas, `256,192,128,64`. */
export function listProperty(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: readonly number[];
  readonly maximumLength: number;
  readonly minimum: number;
  readonly maximum: number;
}): Property<readonly number[]> {
  const { maximumLength, minimum, maximum } = spec;
  const fault: Fault = (name) => say('list', { name, most: maximumLength, minimum, maximum });
  return {
    key: spec.key,
    label: spec.label,
    initial: spec.initial,
    read: (text) => {
      // A hostile link may hold megabytes: nothing longer than a full list of numbers is looked at.
      if (text.length > 16 * maximumLength) return { kind: 'invalid', fault };
      const readings = text
        .trim()
        .split(/\s*[,;\s]\s*/)
        .map((part) => readNumber(part, { ...spec, initial: minimum, integer: true }));
      const values: number[] = [];
      for (const reading of readings) {
        if (reading.kind === 'invalid') return { kind: 'invalid', fault };
        values.push(reading.value);
      }
      const exact = values.length <= maximumLength && readings.every((reading) => reading.kind === 'valid');
      const value = values.slice(0, maximumLength);
      return exact ? { kind: 'valid', value } : { kind: 'clamped', value, fault };
    },
    write: (value) => value.join(','),
    say: (value) => value.join(', '),
  };
}

/** A number or nothing; an empty text is nothing. */
export function optionalNumberProperty(limits: Omit<NumberLimits, 'initial'>): Property<number | undefined> {
  return {
    key: limits.key,
    label: limits.label,
    initial: undefined,
    read: (text) =>
      text === '' ? { kind: 'valid', value: undefined } : readNumber(text, { ...limits, initial: limits.minimum }),
    write: (value) => (value === undefined ? '' : String(value)),
  };
}

const longestPoints = 2000;

/** Numbers separated by commas, as they were typed. */
export function pointsProperty(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: string;
}): Property<string> {
  return {
    ...spec,
    read: (text) => {
      if (text.length > longestPoints) return { kind: 'invalid', fault: (name) => say('shorter', { name }) };
      const reading = readPoints(text);
      return reading.kind === 'value'
        ? { kind: 'valid', value: entriesOf(text).join(', ') }
        : { kind: 'invalid', fault: (name) => say('points', { name, most: mostPoints }) };
    },
    write: (value) => entriesOf(value).join(','),
  };
}
