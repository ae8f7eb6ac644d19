/** Checks of what stands in a file: each gives the value in its type, or throws a fault that names the field. */
import type { Property } from '../../store/property.js';
import { cut } from '../../text/cut.js';
import { say } from './words.js';

/** Its message is a sentence without its full stop, in the language of the moment. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault';
}

export type Fields = ReadonlyMap<string, unknown>;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object's own entries by name. */
export function asEntries(value: unknown, field: string): Fields {
  if (!isObject(value)) throw new FieldFault(say('field.object', { field }));
  return new Map(Object.entries(value));
}

/** The same, after a check that there are no others than those that are known. `field` is empty for the whole file. */
export function asFields(value: unknown, field: string, known: readonly string[]): Fields {
  const entries = asEntries(value, field);
  for (const name of entries.keys()) {
    if (known.includes(name)) continue;
    const at = field === '' ? name : `${field}.${name}`;
    throw new FieldFault(say('field.unknown', { field: cut(at, 200), known: known.join(', ') }));
  }
  return entries;
}

export function asList<T>(
  value: unknown,
  field: string,
  { least, most }: { readonly least: number; readonly most: number },
  read: (item: unknown, field: string) => T,
): readonly T[] {
  if (!Array.isArray(value) || value.length < least || value.length > most)
    throw new FieldFault(say('field.list', { field, least, most }));
  return (value as readonly unknown[]).map((item, i) => read(item, `${field}[${String(i)}]`));
}

/** `most`: without it, any finite number from `least` on. */
export function asNumber(value: unknown, field: string, least: number, most?: number): number {
  if (typeof value === 'number' && value >= least && value <= (most ?? Number.MAX_VALUE)) return value;
  if (most === undefined) throw new FieldFault(say('field.number.from', { field, least }));
  throw new FieldFault(say('field.number', { field, least, most }));
}

/** Any that single precision can hold. */
export function asFloat(value: unknown, field: string): number {
  if (typeof value === 'number' && Number.isFinite(Math.fround(value))) return value;
  throw new FieldFault(say('field.number.any', { field }));
}

export function asWhole(value: unknown, field: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new FieldFault(say('field.whole', { field, least, most }));
}

/** NaN for null, as which numbers that are not finite are written. */
export const asFigure = (value: unknown, field: string, most?: number): number =>
  value === null ? NaN : asNumber(value, field, 0, most);

export function asNull(value: unknown, field: string): number {
  if (value === null) return NaN;
  throw new FieldFault(say('field.null', { field }));
}

export function asBoolean(value: unknown, field: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new FieldFault(say('field.boolean', { field }));
}

export function asText(value: unknown, field: string, least: number, most: number): string {
  if (typeof value === 'string' && value.length >= least && value.length <= most) return value;
  throw new FieldFault(say('field.text', { field, least, most }));
}

export function asChoice<T extends string>(value: unknown, field: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new FieldFault(say('field.choice', { field, choices: choices.join(', ') }));
}

/** What a property of the page takes: as a number, a list of numbers or a text, whichever its values are. */
export function asProperty<T>(value: unknown, field: string, property: Property<T>): T {
  const isOfKind = Array.isArray(property.initial)
    ? Array.isArray(value) && value.every((item) => typeof item === 'number')
    : typeof value === typeof property.initial;
  // No property reads a text that is none of its kind.
  const reading = property.read(isOfKind ? String(value) : 'null');
  if (reading.kind === 'valid') return reading.value;
  throw new FieldFault(reading.fault(field));
}
