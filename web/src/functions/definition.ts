/**
 * Functions of the reader's own, as formulas, and how links write them.
 *
 * In links a definition is `name~formula~parameter~…`, definitions are separated by `;`. A parameter is
 * `name:start:minimum:maximum:distribution:spread:fixed`, of which the end may be missing: `b:1:0:5`, `c:0:::n:1` (drawn
 * from a normal distribution), `w:0.1,0.2` (start values one by one). Whether a formula can be read is the engine's
 * knowledge and is checked where the engine is.
 */
import type { DefineRequest, FormulaParameter } from '../engine/types.js';
import { cut } from '../text/cut.js';
import { followedName } from './followed-name.js';
import type { Fault, Property, Reading } from '../store/property.js';
import { say } from './words.js';

export type Parameters = Readonly<Record<string, FormulaParameter>>;

/** What is being written, whether or not it can be read as it is. */
export interface Draft {
  /** Set by hand; empty while the name follows the formula. */
  readonly name: string;
  readonly formula: string;
  readonly parameters: Parameters;
  /** Id of the reader's function that this is to replace; empty for a new one. */
  readonly of: string;
}

/** As many as can be selected. */
export const mostOwn = 6;
export const longestName = 40;
export const longestFormula = 2000;
/** Scalars that an activation may have. */
export const mostScalars = 128;
const largestNumber = 1e6;

export const parameterNamePattern = /^[\p{L}_][\p{L}\p{N}_]{0,31}$/u;

/** A parameter's declaration; empty where nothing is declared. Names come from links: `constructor` is one like others. */
export const declaredAs = (parameters: Parameters, name: string): FormulaParameter =>
  Object.hasOwn(parameters, name) ? (parameters[name] ?? {}) : {};

export const without = (parameter: FormulaParameter, ...left: readonly (keyof FormulaParameter)[]): FormulaParameter =>
  Object.fromEntries(Object.entries(parameter).filter(([field]) => !left.some((name) => name === field)));

/** A name as it can be kept: without what nobody sees, but for the joiners inside an emoji, and no longer than there is room. */
export const keptName = (name: string): string =>
  cut(name.replace(/[^\P{C}\u200C\u200D]/gu, '').trim(), longestName).trim();

export const requestOf = ({ name, formula, parameters }: Draft): DefineRequest => ({
  name: keptName(name) === '' ? followedName(formula) : keptName(name),
  formula,
  parameters,
});

/** A name that the formula alone would give goes on following it. */
export const draftOf = ({ name = '', formula, parameters = {} }: DefineRequest, of: string): Draft => ({
  name: name === followedName(formula) ? '' : name,
  formula,
  parameters,
  of,
});

const escapes = [
  ["'", "''"],
  ['~', "'t"],
  [';', "'s"],
] as const;

const escape = (text: string): string => text.replace(/['~;]/g, (c) => escapes.find(([from]) => from === c)?.[1] ?? c);
const unescape = (text: string): string =>
  text.replace(/'['ts]/g, (code) => escapes.find(([, to]) => to === code)?.[0] ?? code);

const writeNumber = (value: number | undefined): string => (value === undefined ? '' : String(value));

const letters = { normal: 'n', uniform: 'u' } as const;

function writeParameter([name, parameter]: readonly [string, FormulaParameter]): string {
  const { initial, distribution, spread, minimum, maximum, learnable } = parameter;
  return [
    name,
    typeof initial === 'object' ? initial.join(',') : writeNumber(initial),
    writeNumber(minimum),
    writeNumber(maximum),
    distribution === undefined || distribution === 'constant' ? '' : letters[distribution],
    writeNumber(spread),
    learnable === false ? 'fixed' : '',
  ]
    .join(':')
    .replace(/:+$/, '');
}

export const writeDefinition = ({ name = '', formula, parameters = {} }: DefineRequest): string =>
  [escape(name), escape(formula), ...Object.entries(parameters).map(writeParameter)].join('~');

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Nothing for an empty text, NaN for what is no number or too large. */
function readNumber(text: string): number | undefined {
  if (text === '') return undefined;
  const value = numberPattern.test(text) ? Number(text) : NaN;
  return Math.abs(value) <= largestNumber ? value : NaN;
}

function readInitial(text: string): number | readonly number[] | undefined {
  if (!text.includes(',')) return readNumber(text);
  const values = text.split(',').map((part) => readNumber(part) ?? NaN);
  return values.length <= mostScalars && values.every(Number.isFinite) ? values : NaN;
}

/** Nothing where any part of it is not as it is written. */
function readParameter(text: string): readonly [string, FormulaParameter] | undefined {
  const parts = text.split(':');
  const [name = '', start = '', from = '', to = '', letter = '', width = '', fixed = ''] = parts;
  const initial = readInitial(start);
  const [minimum, maximum, spread] = [from, to, width].map(readNumber);
  const distribution = letter === 'n' ? 'normal' : letter === 'u' ? 'uniform' : undefined;
  const isWell =
    parts.length <= 7 &&
    parameterNamePattern.test(name) &&
    ![initial, minimum, maximum, spread].some((value) => typeof value === 'number' && Number.isNaN(value)) &&
    (letter === '' || distribution !== undefined) &&
    (fixed === '' || fixed === 'fixed');
  if (!isWell) return undefined;
  return [
    name,
    {
      ...(initial !== undefined && { initial }),
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(distribution !== undefined && { distribution }),
      ...(spread !== undefined && { spread }),
      ...(fixed === 'fixed' && { learnable: false }),
    },
  ];
}

interface ReadDefinition {
  readonly definition: DefineRequest;
  /** Whether all of it could be taken. */
  readonly exact: boolean;
}

function readDefinition(text: string): ReadDefinition | undefined {
  const [nameText = '', formulaText, ...parameterTexts] = text.split('~');
  if (formulaText === undefined) return undefined;
  const formula = unescape(formulaText);
  const name = keptName(unescape(nameText));
  if (formula.length > longestFormula) return undefined;
  const parameters = parameterTexts.slice(0, mostScalars).map(readParameter);
  const known = parameters.filter((parameter) => parameter !== undefined);
  return {
    definition: { name, formula, ...(known.length > 0 && { parameters: Object.fromEntries(known) }) },
    exact: name === unescape(nameText) && known.length === parameterTexts.length,
  };
}

/** A hostile link may hold megabytes. */
const longestDefinition = 3 * longestFormula + 20 * mostScalars;

const fault: Fault = (name) => say('fault.definition', { name });

/** The functions that the reader has made. */
export function definitionsProperty(spec: {
  readonly key: string;
  readonly label: () => string;
}): Property<readonly DefineRequest[]> {
  return {
    ...spec,
    initial: [],
    isFree: true,
    read: (text): Reading<readonly DefineRequest[]> => {
      if (text === '') return { kind: 'valid', value: [] };
      if (text.length > (mostOwn + 1) * longestDefinition) return { kind: 'invalid', fault };
      const parts = text.split(';');
      const readings = parts.slice(0, mostOwn).flatMap((part) => readDefinition(part) ?? []);
      const value = readings.map(({ definition }) => definition);
      if (value.length === 0) return { kind: 'invalid', fault };
      const exact = value.length === parts.length && readings.every((reading) => reading.exact);
      if (exact) return { kind: 'valid', value };
      return { kind: 'clamped', value, fault: (name) => say('fault.definitions', { name }) };
    },
    write: (value) => value.map(writeDefinition).join(';'),
    say: (value) => value.map(({ name = '', formula }) => (name === '' ? formula : name)).join(', '),
  };
}

const idPattern = /^(?:[a-z][a-z0-9-]{0,63})?$/;

/** What is being written, or nothing; with the id of what it is to replace before it: `f-0123~Name~x`. */
export function draftProperty(spec: {
  readonly key: string;
  readonly label: () => string;
}): Property<Draft | undefined> {
  return {
    ...spec,
    initial: undefined,
    isFree: true,
    read: (text): Reading<Draft | undefined> => {
      if (text === '') return { kind: 'valid', value: undefined };
      const [of = ''] = text.split('~', 1);
      const read = text.length > longestDefinition ? undefined : readDefinition(text.slice(of.length + 1));
      if (!read || !idPattern.test(of)) return { kind: 'invalid', fault };
      const value = draftOf(read.definition, of);
      return read.exact ? { kind: 'valid', value } : { kind: 'clamped', value, fault };
    },
    write: (value) => (value === undefined ? '' : `${value.of}~${writeDefinition(requestOf(value))}`),
    say: (value) => (value && requestOf(value).name) ?? '',
  };
}
