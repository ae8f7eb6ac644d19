/** Properties of two numbers: a range, a pair of places, two angles. */
import { readNumber } from './number-properties.js';
import type { Fault, Property } from './property.js';
import { say } from './words.js';

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
