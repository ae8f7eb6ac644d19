/**
 * Checks a model's parameters against its description. All sizes and numbers have been looked at before room is taken
 * for any of them.
 */
import { asFloats, asList, asText, type Floats } from './check-data.js';
import { asFields, asInteger } from './check-options.js';
import { inputsOf, outputsOf } from './check-model.js';
import type { ModelDescription, NetworkParameters } from './types.js';
import { invalid } from './wording.js';

type Layer = NetworkParameters['layers'][number];
type Norm = NonNullable<Layer['norm']>;

/** The same with what was given in place of Float32Arrays. */
type Given<T> = { readonly [K in keyof T]: Float32Array extends T[K] ? Floats : T[K] };
type GivenLayer = Given<Omit<Layer, 'norm'>> & { readonly norm: Given<Norm> | undefined };

const normFields = ['weight', 'bias', 'runningMean', 'runningVariance'] as const satisfies readonly (keyof Norm)[];

/** More than a layer ever has, so that no product of sizes leaves the whole numbers. */
const mostOutputs = 1 << 22;

function readNorm(value: unknown, at: string, outputs: number): Given<Norm> {
  const fields = asFields(value, at, normFields);
  const list = (name: (typeof normFields)[number]): Floats => asFloats(fields.get(name), `${at}.${name}`, [outputs]);
  const runningVariance = list('runningVariance');
  const negative = runningVariance.findIndex((variance) => variance < 0);
  if (negative !== -1) throw invalid('layer.variance', { field: `${at}.runningVariance`, index: negative });
  return { weight: list('weight'), bias: list('bias'), runningMean: list('runningMean'), runningVariance };
}

function readLayer(value: unknown, index: number, inputs: number, model: ModelDescription): GivenLayer {
  const at = `parameters.layers[${String(index)}]`;
  const fields = asFields(value, at, ['inputs', 'outputs', 'weight', 'bias', 'norm']);
  const said = asInteger(fields.get('inputs'), `${at}.inputs`, 1, mostOutputs);
  if (said !== inputs) throw invalid('layer.inputs', { field: `${at}.inputs`, needed: inputs, given: said });
  const outputs = asInteger(fields.get('outputs'), `${at}.outputs`, 1, mostOutputs);
  const hidden = model.layers[index];
  if (hidden === undefined && outputs !== outputsOf(model))
    throw invalid('layer.outputs', { field: `${at}.outputs`, needed: outputsOf(model), given: outputs });
  if (hidden !== undefined && outputs % hidden.units !== 0)
    throw invalid('layer.units', { field: `${at}.outputs`, units: hidden.units, given: outputs });
  const norm = fields.get('norm');
  const hasNorm = hidden?.norm !== undefined;
  if (!hasNorm && norm !== undefined) throw invalid('layer.norm', { field: `${at}.norm` });
  return {
    inputs,
    outputs,
    weight: asFloats(fields.get('weight'), `${at}.weight`, [inputs * outputs]),
    bias: asFloats(fields.get('bias'), `${at}.bias`, [outputs]),
    norm: hasNorm ? readNorm(norm, `${at}.norm`, outputs) : undefined,
  };
}

/**
 * The hidden layers to which the sets of parameters belong where `activations` are those that have any: the first with
 * each activation where the network shares one set, otherwise every one.
 */
export function layersWithSets(
  { layers, share }: ModelDescription,
  activations: readonly string[],
): ModelDescription['layers'] {
  return layers.filter(
    ({ activation }, i) =>
      activations.includes(activation) &&
      (share !== 'network' || layers.findIndex((layer) => layer.activation === activation) === i),
  );
}

function readActivations(value: unknown, model: ModelDescription): Given<NetworkParameters['activations'][number]>[] {
  const at = 'parameters.activations';
  const entries = asList(value, at, 0, model.layers.length).map((entry, i) => {
    const fields = asFields(entry, `${at}[${String(i)}]`, ['activation', 'values']);
    return {
      activation: asText(fields.get('activation'), `${at}[${String(i)}].activation`, 1, 200),
      values: asFloats(fields.get('values'), `${at}[${String(i)}].values`),
    };
  });
  const named = entries.map(({ activation }) => activation);
  const layers = layersWithSets(model, named);
  if (layers.length > entries.length)
    throw invalid('sets.items', { field: at, needed: layers.length, given: entries.length });
  const scalars = new Map<string, number>();
  entries.forEach(({ activation, values }, i) => {
    const layer = layers[i];
    if (layer?.activation !== activation)
      throw invalid('sets.turn', { field: `${at}[${String(i)}].activation`, activation });
    const sets = model.share === 'unit' ? layer.units : 1;
    const count = values.length / sets;
    if (count < 1 || !Number.isInteger(count) || count !== (scalars.get(activation) ?? count))
      throw invalid('sets.numbers', { field: `${at}[${String(i)}].values`, count: values.length, sets });
    scalars.set(activation, count);
  });
  return entries;
}

/** The parameters, copied, of a model whose description has been checked. */
export function readParameters(value: unknown, model: ModelDescription): NetworkParameters {
  const fields = asFields(value, 'parameters', ['layers', 'activations']);
  const count = model.layers.length + 1;
  const layers = asList(fields.get('layers'), 'parameters.layers', count, count).map((layer, i) =>
    readLayer(layer, i, model.layers[i - 1]?.units ?? inputsOf(model), model),
  );
  const activations = readActivations(fields.get('activations'), model);
  const copy = (numbers: Floats): Float32Array => new Float32Array(numbers);
  return {
    layers: layers.map(({ inputs, outputs, weight, bias, norm }) => ({
      inputs,
      outputs,
      weight: copy(weight),
      bias: copy(bias),
      ...(norm === undefined
        ? {}
        : {
            norm: {
              weight: copy(norm.weight),
              bias: copy(norm.bias),
              runningMean: copy(norm.runningMean),
              runningVariance: copy(norm.runningVariance),
            },
          }),
    })),
    activations: activations.map(({ activation, values }) => ({ activation, values: copy(values) })),
  };
}
