/**
 * A property of the page's state: its key in links, its words, its start value, and how text becomes a value.
 *
 * One parser serves form fields and links; only a decimal comma is for fields alone. A form takes only `valid` readings and says what is wrong with the others; a
 * link takes `clamped` readings too, because a link is never trusted but should still open.
 */
import { plainNumber } from '../text/read-number.js';
import { entriesOf, mostPoints, readPoints } from '../text/read-points.js';
import type { Typed } from '../text/typed.js';
import { decode, withoutBlanks } from './link-text.js';
import { say } from './words.js';

/** What is wrong with the value that is called `name`: a sentence without its full stop, in the language of the moment. */
export type Fault = (name: string) => string;

export type Reading<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'clamped'; readonly value: T; readonly fault: Fault }
  | { readonly kind: 'invalid'; readonly fault: Fault };

export interface Property<T> {
  /** Name in links. */
  readonly key: string;
  /** Name in sentences and at form fields. */
  readonly label: () => string;
  readonly initial: T;
  /** Whether a change of it is a step that the browser's Back goes over. */
  readonly makesHistory?: boolean;
  /** Whether it is a reader's text, in which a blank may be meant. */
  readonly isFree?: boolean;
  read(text: string): Reading<T>;
  /** How a field reads what is typed into it, where it takes more than links do. */
  readTyped?(text: string): Reading<T>;
  write(value: T): string;
  /** A value in a sentence to the reader; as links write it where this is missing. */
  say?(value: T): string;
}

/** Reads what is typed into a field; only a value that is valid as it stands is taken. */
export function readField<T>(property: Property<T>, text: string): Typed<T> {
  const reading = property.readTyped?.(text) ?? property.read(text);
  return reading.kind === 'valid'
    ? { kind: 'value', value: reading.value }
    : { kind: 'fault', reason: say('sentence', { fault: reading.fault(property.label()) }) };
}

/**
 * Reads what a link gives. In a text that is not free, a blank is a mail program's, unless the text is made of numbers
 * with blanks between them; and what is encoded twice is decoded once more.
 */
export function readGiven<T>(property: Property<T>, text: string): Reading<T> {
  if (property.isFree === true) return property.read(text);
  const plain = withoutBlanks(text);
  const reading = property.read(plain);
  const spaced = plain === text ? reading : property.read(text);
  if (reading.kind === 'valid') {
    const isClear = spaced.kind !== 'valid' || property.write(spaced.value) === property.write(reading.value);
    return isClear ? reading : { kind: 'clamped', value: reading.value, fault: (name) => say('space', { name }) };
  }
  if (spaced.kind === 'valid') return spaced;
  const decoded = decode(plain);
  const again = decoded === plain ? reading : property.read(decoded);
  return again.kind === 'valid' ? again : reading;
}

/** A property whose value is one of few. */
export interface ChoiceProperty<T extends string> extends Property<T> {
  readonly choices: readonly T[];
}

/** A choice whose values have names at form fields. */
export interface NamedChoiceProperty<T extends string> extends ChoiceProperty<T> {
  readonly names: Readonly<Record<T, () => string>>;
}

interface NumberLimits {
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

function readNumber(text: string, limits: NumberLimits): Reading<number> {
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

export function choiceProperty<T extends string>(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: NoInfer<T>;
  readonly makesHistory?: boolean;
  readonly choices: readonly T[];
}): ChoiceProperty<T> {
  return {
    ...spec,
    read: (text) => {
      const value = spec.choices.find((choice) => choice === text);
      return value === undefined
        ? { kind: 'invalid', fault: (name) => say('choice', { name, choices: spec.choices.join(', ') }) }
        : { kind: 'valid', value };
    },
    write: (value) => value,
  };
}

/** A choice among the members of `T`, the initial one first: the compiler misses a name where one is left out. */
export const namedChoiceProperty = <T extends string>(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: NoInfer<T>;
  readonly names: Readonly<Record<T, () => string>>;
}): NamedChoiceProperty<T> => ({
  ...spec,
  ...choiceProperty<T>({
    ...spec,
    choices: [spec.initial, ...(Object.keys(spec.names) as T[]).filter((name) => name !== spec.initial)],
  }),
});

/** The id of something listed elsewhere (an activation function), or nothing: only its spelling is checked here. */
export function idProperty(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: string;
}): Property<string> {
  return {
    ...spec,
    read: (text) =>
      /^(?:[a-z][a-z0-9-]{0,63})?$/.test(text)
        ? { kind: 'valid', value: text }
        : { kind: 'invalid', fault: (name) => say('id', { name }) },
    write: (value) => value,
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

/** A hostile link may hold megabytes; so much is more than two numbers take. */
const longestRange = 100;

export type NumberRange = readonly [from: number, to: number];

/** Two numbers, `-5,5`, the second larger by at least `smallest`, both within ±`limit`. */
export function rangeProperty(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: NumberRange;
  readonly limit: number;
  readonly smallest: number;
}): Property<NumberRange> {
  const { key, label, initial, limit, smallest } = spec;
  const fault: Fault = (name) => say('range', { name, minimum: -limit, maximum: limit, smallest });
  return {
    key,
    label,
    initial,
    read: (text) => {
      if (text.length > longestRange) return { kind: 'invalid', fault };
      const readings = text
        .split(',')
        .map((part) => readNumber(part, { key, label, initial: 0, minimum: -limit, maximum: limit }));
      const [from, to] = readings;
      if (readings.length !== 2 || !from || !to || from.kind === 'invalid' || to.kind === 'invalid') {
        return { kind: 'invalid', fault };
      }
      const value = [from.value, to.value] as const;
      if (!(value[1] - value[0] >= smallest)) return { kind: 'invalid', fault };
      return from.kind === 'valid' && to.kind === 'valid'
        ? { kind: 'valid', value }
        : { kind: 'clamped', value, fault };
    },
    write: (value) => value.join(','),
    say: (value) => {
      const [from = '', to = ''] = value.map((end) => String(end).replaceAll('-', '−'));
      return say('from-to', { from, to });
    },
  };
}

export type Pair = readonly [first: number, second: number];

/** Two whole numbers from 1, `3.41`, or nothing. */
export function pairProperty(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly maximum: number;
}): Property<Pair | undefined> {
  const fault: Fault = (name) => say('pair', { name, maximum: spec.maximum });
  return {
    key: spec.key,
    label: spec.label,
    initial: undefined,
    read: (text) => {
      if (text === '') return { kind: 'valid', value: undefined };
      const [, first = 0, second = 0] = (/^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? []).map(Number);
      const inside = [first, second].every((number) => number >= 1 && number <= spec.maximum);
      return inside ? { kind: 'valid', value: [first, second] } : { kind: 'invalid', fault };
    },
    write: (value) => value?.join('.') ?? '',
  };
}

/** Two angles in whole degrees, around 0 … 359 and above the horizon 0 … 90, `206,28`, or nothing. */
export function anglesProperty(spec: {
  readonly key: string;
  readonly label: () => string;
}): Property<Pair | undefined> {
  const fault: Fault = (name) => say('angles', { name });
  return {
    ...spec,
    initial: undefined,
    read: (text) => {
      if (text === '') return { kind: 'valid', value: undefined };
      const [, around, above] = /^(\d{1,3}),(\d{1,2})$/.exec(text) ?? [];
      if (around === undefined || Number(around) > 359 || Number(above) > 90) return { kind: 'invalid', fault };
      return { kind: 'valid', value: [Number(around), Number(above)] };
    },
    write: (value) => value?.join(',') ?? '',
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
