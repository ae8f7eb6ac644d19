/** Checks the types of what `define` is given; whether the values make sense is the engine's to say. */
import { asArray, asBoolean, asFields, asNumber, asString } from './check-options.js';
import type { FormulaParameter } from './types.js';
import type { Declarations } from './wasm-types.js';
import { invalid } from './wording.js';

const parameterFields = [
  'initial',
  'distribution',
  'spread',
  'minimum',
  'maximum',
  'learnable',
] as const satisfies readonly (keyof FormulaParameter)[];

function declarationOf(value: unknown, field: string): Declarations[number][1] {
  const own = asFields(value, field, parameterFields);
  const given = [...own].filter(([, v]) => v !== undefined);
  const checked = given.map(([name, v]) => {
    const at = `${field}.${name}`;
    if (name === 'learnable') return [name, asBoolean(v, at, true)];
    if (name === 'distribution') return [name, asString(v, at)];
    if (name !== 'initial') return [name, asNumber(v, at)];
    const numbers = Array.isArray(v) ? asArray(v, at).map((n) => asNumber(n, at)) : [asNumber(v, at)];
    if (numbers.length === 0) throw invalid('not-empty', { field: at });
    return [name, numbers];
  });
  return Object.fromEntries(checked) as Declarations[number][1];
}

export function asDefinition(request: unknown): { formula: string; name: string; parameters: Declarations } {
  const fields = asFields(request, '', ['formula', 'parameters', 'name']);
  const parameters = fields.get('parameters') ?? {};
  if (typeof parameters !== 'object' || Array.isArray(parameters)) throw invalid('object', { field: 'parameters' });
  return {
    formula: asString(fields.get('formula'), 'formula'),
    name: asString(fields.get('name'), 'name', ''),
    parameters: Object.entries(parameters).map(([name, value]) => [name, declarationOf(value, `parameters.${name}`)]),
  };
}
