/** A model as plain data, and as JSON. */
import { asData } from './check-data.js';
import { modelFields, readDescription } from './check-model.js';
import { readParameters } from './check-model-parameters.js';
import { shortestFloat } from '../maths/shortest-float.js';
import type { ModelDescription, ModelJson, NetworkParameters } from './types.js';
import { invalidData } from './wording.js';

/** All that a model is, checked, with numbers of its own. */
export type ModelData = ModelDescription & { readonly parameters: NetworkParameters };

const listed = (numbers: Float32Array): number[] => Array.from(numbers, shortestFloat);

/** For `JSON.stringify`. The numbers are the shortest that are the same bits in single precision, −0 among them. */
export function writeModelJson({ parameters, ...description }: ModelData): ModelJson {
  return {
    ...description,
    parameters: {
      layers: parameters.layers.map(({ inputs, outputs, weight, bias, norm }) => ({
        inputs,
        outputs,
        weight: listed(weight),
        bias: listed(bias),
        ...(norm === undefined
          ? {}
          : {
              norm: {
                weight: listed(norm.weight),
                bias: listed(norm.bias),
                runningMean: listed(norm.runningMean),
                runningVariance: listed(norm.runningVariance),
              },
            }),
      })),
      activations: parameters.activations.map(({ activation, values }) => ({ activation, values: listed(values) })),
    },
  };
}

/** Of parsed JSON, or of the same with Float32Arrays as its lists. All of it is checked; what is given stays as it is. */
export function readModelJson(value: unknown): ModelData {
  return asData(() => {
    const fields = modelFields(value, ['parameters']);
    const description = readDescription(fields);
    return { ...description, parameters: readParameters(fields.get('parameters'), description) };
  });
}

export function parseModelText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidData('model.json', { field: 'model' });
  }
}
