/** Reads a function of an experiment's file. Whether a formula can be read is the engine's to say, and so is its id. */
import type { DefineRequest, FormulaParameter, ParameterValues } from '../../engine/types.js';
import { longestFormula, longestName, mostScalars, parameterNamePattern } from '../../functions/definition.js';
import { idProperty } from '../../store/choice-properties.js';
import { cut } from '../../text/cut.js';
import {
  asBoolean,
  asChoice,
  asEntries,
  asFields,
  asFloat,
  asList,
  asProperty,
  asText,
  FieldFault,
  type Fields,
} from './check-fields.js';
import type { ComparedFunction } from './experiment.js';
import { say } from './words.js';

const id = idProperty({ key: 'activation', label: () => say('activation'), initial: '' });

/** A function's id as it is spelled. */
export const asId = (value: unknown, field: string): string => asProperty(asText(value, field, 1, 64), field, id);

/** Names of parameters are a reader's: `__proto__` is none, `constructor` is one like others. */
function namedParameters<T>(
  value: unknown,
  field: string,
  read: (value: unknown, field: string) => T,
): Readonly<Record<string, T>> {
  const entries = [...asEntries(value, field)];
  if (entries.length > mostScalars) throw new FieldFault(say('field.list', { field, least: 0, most: mostScalars }));
  return Object.fromEntries(
    entries.map(([name, each]) => {
      if (name === '__proto__' || !parameterNamePattern.test(name))
        throw new FieldFault(say('field.name', { field: `${field}.${cut(name, 40)}` }));
      return [name, read(each, `${field}.${name}`)] as const;
    }),
  );
}

const asValues = (value: unknown, field: string): number | readonly number[] =>
  Array.isArray(value) ? asList(value, field, { least: 1, most: mostScalars }, asFloat) : asFloat(value, field);

const distributions = ['constant', 'normal', 'uniform'] as const;

const readers = {
  initial: asValues,
  distribution: (value: unknown, field: string) => asChoice(value, field, distributions),
  spread: asFloat,
  minimum: asFloat,
  maximum: asFloat,
  learnable: asBoolean,
} satisfies Record<keyof FormulaParameter, (value: unknown, field: string) => unknown>;

const parameterFields = Object.keys(readers) as readonly (keyof FormulaParameter)[];

function readParameter(value: unknown, field: string): FormulaParameter {
  const fields = asFields(value, field, parameterFields);
  return Object.fromEntries(
    parameterFields
      .filter((name) => fields.has(name))
      .map((name) => [name, readers[name](fields.get(name), `${field}.${name}`)]),
  );
}

function readDefinition(value: unknown, field: string): DefineRequest {
  const fields = asFields(value, field, ['name', 'formula', 'parameters']);
  return {
    formula: asText(fields.get('formula'), `${field}.formula`, 1, longestFormula),
    ...optional(fields, 'name', field, (name, at) => asText(name, at, 0, longestName)),
    ...optional(fields, 'parameters', field, (parameters, at) => namedParameters(parameters, at, readParameter)),
  };
}

export function readFunction(value: unknown, field: string): ComparedFunction {
  const fields = asFields(value, field, ['activation', 'parameters', 'definition']);
  return {
    activation: asId(fields.get('activation'), `${field}.activation`),
    ...optional(fields, 'parameters', field, (values, at): ParameterValues => namedParameters(values, at, asValues)),
    ...optional(fields, 'definition', field, readDefinition),
  };
}

/** A field that may be missing. */
function optional<Name extends string, T>(
  fields: Fields,
  name: Name,
  field: string,
  read: (value: unknown, field: string) => T,
): Partial<Record<Name, T>> {
  if (!fields.has(name)) return {};
  return { [name]: read(fields.get(name), `${field}.${name}`) } as Record<Name, T>;
}
