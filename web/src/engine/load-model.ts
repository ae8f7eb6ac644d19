/** How models are loaded: from a model, JSON or a safetensors file. */
import { asBytes } from './check-options.js';
import { parseModelText, readModelJson, type ModelData } from './model-data.js';
import { modelFromSafetensors } from './model-safetensors.js';
import { TrainedModel, type ModelHost } from './model.js';
import type { Model } from './types.js';
import { invalid } from './wording.js';

function readModel(value: unknown): ModelData {
  const own = TrainedModel.data(value);
  if (own !== undefined) return own;
  if (typeof value === 'string') return readModelJson(parseModelText(value));
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
    return modelFromSafetensors(new Uint8Array(asBytes(value, 'model', 'model')));
  if (typeof value !== 'object' || value === null) throw invalid('model.source', { field: 'model' });
  return readModelJson(value);
}

export async function loadModel(value: unknown, host: ModelHost): Promise<Model> {
  const model = new TrainedModel(readModel(value), host);
  await model.prepare();
  return model;
}
