/** A model as a safetensors file: its parameters as tensors, its description in the metadata. */
import { asData, asList, asText } from './check-data.js';
import { inputsOf, modelFields, outputsOf, readDescription } from './check-model.js';
import { layersWithSets } from './check-model-parameters.js';
import { parseModelText, readModelJson, type ModelData } from './model-data.js';
import { readSafetensors, writeSafetensors, type Tensor } from './safetensors.js';
import type { ModelDescription } from './types.js';
import { invalidData } from './wording.js';

/** In the metadata: the description as JSON, and a list of the functions that `activations.0`, … belong to. */
const descriptionKey = 'activarium';
const activationsKey = 'activarium.activations';

/** How nn.BatchNorm1d calls what a norm has. */
const normTensors = [
  ['weight', 'weight'],
  ['bias', 'bias'],
  ['runningMean', 'running_mean'],
  ['runningVariance', 'running_var'],
] as const;

type NamedTensor = Tensor & { readonly name: string };

function* tensorsOf({ parameters, ...description }: ModelData): Generator<NamedTensor> {
  for (const [i, { inputs, outputs, weight, bias, norm }] of parameters.layers.entries()) {
    const at = `layers.${String(i)}`;
    yield { name: `${at}.weight`, shape: [outputs, inputs], data: weight };
    yield { name: `${at}.bias`, shape: [outputs], data: bias };
    if (norm === undefined) continue;
    for (const [key, name] of normTensors) yield { name: `${at}.norm.${name}`, shape: [outputs], data: norm[key] };
  }
  const layers = layersWithSets(
    description,
    parameters.activations.map(({ activation }) => activation),
  );
  for (const [i, { values }] of parameters.activations.entries()) {
    const sets = setsOf(description, layers[i]);
    yield { name: `activations.${String(i)}.values`, shape: [values.length / sets, sets], data: values };
  }
}

const setsOf = ({ share }: ModelDescription, layer: ModelDescription['layers'][number] | undefined): number =>
  share === 'unit' ? (layer?.units ?? 1) : 1;

export function modelToSafetensors(data: ModelData): Uint8Array<ArrayBuffer> {
  const { parameters, ...description } = data;
  return writeSafetensors(tensorsOf(data), {
    [descriptionKey]: JSON.stringify(description),
    [activationsKey]: JSON.stringify(parameters.activations.map(({ activation }) => activation)),
  });
}

/** Parsed JSON of the metadata. */
function parsed(metadata: ReadonlyMap<string, string>, key: string): unknown {
  const text = metadata.get(key);
  if (text === undefined) throw invalidData('file.foreign', { field: 'safetensors' });
  return parseModelText(text);
}

/** Gives out the tensors of a file by name, each once. */
class Tensors {
  private readonly left: Map<string, Tensor>;
  constructor(tensors: ReadonlyMap<string, Tensor>) {
    this.left = new Map(tensors);
  }

  /** `shape` with −1 where any size will do. */
  take(name: string, shape: readonly number[]): Tensor {
    const field = `safetensors.${name}`;
    const tensor = this.left.get(name);
    if (tensor === undefined) throw invalidData('missing', { field });
    this.left.delete(name);
    const fits = tensor.shape.length === shape.length && shape.every((n, i) => n === -1 || n === tensor.shape[i]);
    if (fits) return tensor;
    const wanted = shape.map((n) => (n === -1 ? 'any' : n)).join(', ');
    throw tensor.shape.length > 8
      ? invalidData('file.rank', { field, wanted, count: tensor.shape.length })
      : invalidData('file.tensor', { field, wanted, found: tensor.shape.join(', ') });
  }

  refuseOthers(): void {
    for (const name of this.left.keys())
      throw invalidData('file.other', { field: `safetensors.${name.slice(0, 100)}` });
  }
}

/** Of a file that `modelToSafetensors` made; checked as JSON is. */
export function modelFromSafetensors(bytes: Uint8Array): ModelData {
  const { tensors: all, metadata } = readSafetensors(bytes);
  const written = parsed(metadata, descriptionKey);
  const description = asData(() => readDescription(modelFields(written)));
  const tensors = new Tensors(all);
  const layers = [...description.layers, undefined].map((hidden, i) => {
    const at = `layers.${String(i)}`;
    const inputs = description.layers[i - 1]?.units ?? inputsOf(description);
    const weight = tensors.take(`${at}.weight`, [hidden === undefined ? outputsOf(description) : -1, inputs]);
    const outputs = weight.shape[0] ?? 0;
    const bias = tensors.take(`${at}.bias`, [outputs]).data;
    const norms = hidden?.norm === undefined ? [] : normTensors;
    const norm = norms.map(([key, name]) => [key, tensors.take(`${at}.norm.${name}`, [outputs]).data] as const);
    return {
      inputs,
      outputs,
      weight: weight.data,
      bias,
      ...(norm.length > 0 ? { norm: Object.fromEntries(norm) } : {}),
    };
  });
  const named = asData(() =>
    asList(parsed(metadata, activationsKey), activationsKey, 0, description.layers.length).map((id, i) =>
      asText(id, `${activationsKey}[${String(i)}]`, 1, 200),
    ),
  );
  const owners = layersWithSets(description, named);
  const activations = named.map((activation, i) => ({
    activation,
    values: tensors.take(`activations.${String(i)}.values`, [-1, setsOf(description, owners[i])]).data,
  }));
  tensors.refuseOthers();
  return readModelJson({ ...description, parameters: { layers, activations } });
}
