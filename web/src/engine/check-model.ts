/** Checks the description of a model: all but its parameters. A refusal names the place inside the model. */
import { asChoice, asData, asFloat, asFloats, asList, asText } from './check-data.js';
import { asDefinition } from './check-definition.js';
import { asFields, asInteger, asNumber } from './check-options.js';
import type { FormulaParameter, ModelDefinition, ModelDescription } from './types.js';
import { invalid } from './wording.js';

type Fields = ReadonlyMap<string, unknown>;
type Layer = ModelDescription['layers'][number];

const format = 'activarium-model';
const version = 1;

const most = { layers: 100, units: 16_384, inputs: 65_536, outputs: 65_536, definitions: 256, id: 200, formula: 2000 };

const descriptionFields = [
  'format',
  'version',
  'input',
  'output',
  'layers',
  'share',
  'learnParameters',
  'kernels',
  'definitions',
] as const satisfies readonly (keyof ModelDescription)[];

/** The model's own entries, of this format and version, with no others than those there are. */
export function modelFields(value: unknown, others: readonly string[] = []): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('object', { field: 'model' });
  const own = new Map<string, unknown>(Object.entries(value));
  if (own.get('format') !== format) throw invalid('model.format', { field: 'format', format });
  const written = asNumber(own.get('version'), 'version');
  if (written !== version) throw invalid('model.version', { field: 'version', written, version });
  if (own.has('')) throw invalid('model.nameless', { field: 'model' });
  return asFields(value, '', [...descriptionFields, ...others]);
}

function readScaling(value: unknown, inputs: number): ModelDescription['input']['scaling'] {
  const at = 'input.scaling';
  const fields = asFields(value, at, ['multiply', 'add']);
  const list = (name: string): number[] => [...asFloats(fields.get(name), `${at}.${name}`, [1, inputs])];
  return { multiply: list('multiply'), add: list('add') };
}

function readInput(value: unknown): ModelDescription['input'] {
  const fields = asFields(value, 'input', ['shape', 'scaling', 'background']);
  const [height = 0, width = 0] = asList(fields.get('shape'), 'input.shape', 2, 2).map((size, i) =>
    asInteger(size, `input.shape[${String(i)}]`, 1, most.inputs),
  );
  if (height * width > most.inputs) throw invalid('model.inputs', { field: 'input.shape' });
  const background = fields.get('background');
  return {
    shape: [height, width],
    scaling: readScaling(fields.get('scaling'), height * width),
    background: background === null ? null : asFloat(background, 'input.background'),
  };
}

function readOutput(value: unknown): ModelDescription['output'] {
  const { targets } = (typeof value === 'object' && value !== null ? value : {}) as { targets?: unknown };
  const fields = asFields(value, 'output', ['targets', targets === 'numbers' ? 'count' : 'classNames']);
  if (asChoice(fields.get('targets'), 'output.targets', ['classes', 'numbers']) === 'numbers')
    return { targets: 'numbers', count: asInteger(fields.get('count'), 'output.count', 1, most.outputs) };
  const at = 'output.classNames';
  const classNames = asList(fields.get('classNames'), at, 2, 256).map((name, i) =>
    asText(name, `${at}[${String(i)}]`, 0, Infinity),
  );
  if (new Set(classNames).size < classNames.length) throw invalid('names.twice', { field: at });
  return { targets: 'classes', classNames };
}

function readLayer(value: unknown, index: number): Layer {
  const at = `layers[${String(index)}]`;
  const fields = asFields(value, at, ['units', 'activation', 'norm', 'dropout']);
  const [norm, dropout] = [fields.get('norm'), fields.get('dropout')];
  if (dropout !== undefined) {
    const share = asNumber(dropout, `${at}.dropout`);
    if (!(share >= 0 && share < 1)) throw invalid('model.dropout', { field: `${at}.dropout`, given: share });
  }
  return {
    units: asInteger(fields.get('units'), `${at}.units`, 1, most.units),
    activation: asText(fields.get('activation'), `${at}.activation`, 1, most.id),
    ...(norm === undefined ? {} : { norm: asChoice(norm, `${at}.norm`, ['batch']) }),
    ...(dropout === undefined ? {} : { dropout: dropout as number }),
  };
}

/** A copy of what `asDefinition` has found to be the parameters of a formula. */
function copiedParameters(value: object): Record<string, FormulaParameter> {
  const entries = Object.entries(value as Record<string, FormulaParameter>).map(([name, parameter]) => {
    if (name === '__proto__') throw invalid('model.parameter', { field: 'parameters.__proto__' });
    const { initial } = parameter;
    return [name, typeof initial === 'object' ? { ...parameter, initial: [...initial] } : { ...parameter }] as const;
  });
  return Object.fromEntries(entries);
}

function readDefinition(value: unknown, index: number): ModelDefinition {
  const at = `definitions[${String(index)}]`;
  const fields = asFields(value, at, ['id', 'formula', 'name', 'parameters']);
  const [name, parameters] = [fields.get('name'), fields.get('parameters')];
  if (parameters === null) throw invalid('object', { field: `${at}.parameters` });
  return asData(() => {
    asDefinition({ formula: fields.get('formula'), name, parameters });
    return {
      id: asText(fields.get('id'), 'id', 1, most.id),
      formula: asText(fields.get('formula'), 'formula', 1, most.formula),
      ...(name === undefined ? {} : { name: name as string }),
      ...(parameters === undefined ? {} : { parameters: copiedParameters(parameters) }),
    };
  }, `${at}.`);
}

export function readDescription(fields: Fields): ModelDescription {
  const learned = fields.get('learnParameters');
  const definitions = asList(fields.get('definitions'), 'definitions', 0, most.definitions).map(readDefinition);
  definitions.forEach(({ id }, i) => {
    if (definitions.findIndex((other) => other.id === id) !== i)
      throw invalid('model.twice', { field: `definitions[${String(i)}].id`, id });
  });
  return {
    format,
    version,
    input: readInput(fields.get('input')),
    output: readOutput(fields.get('output')),
    layers: asList(fields.get('layers'), 'layers', 1, most.layers).map(readLayer),
    share: asChoice(fields.get('share'), 'share', ['network', 'layer', 'unit']),
    ...(learned === undefined ? {} : { learnParameters: readLearned(learned) }),
    kernels: asChoice(fields.get('kernels'), 'kernels', ['plain', 'relaxed']),
    definitions,
  };
}

function readLearned(value: unknown): string[] {
  return asList(value, 'learnParameters', 0, 10_000).map((name, i) =>
    asText(name, `learnParameters[${String(i)}]`, 1, most.id),
  );
}

export const inputsOf = ({ input: { shape } }: ModelDescription): number => shape[0] * shape[1];

export const outputsOf = ({ output }: ModelDescription): number =>
  output.targets === 'classes' ? output.classNames.length : output.count;
