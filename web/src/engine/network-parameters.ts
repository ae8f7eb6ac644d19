/** Between a network's block of parameters, as the engine lays it out, and PyTorch's layout. */
import { asFloats } from './check-data.js';
import { asArray } from './check-options.js';
import type { NetworkParameters } from './types.js';
import type { ParameterLayout } from './wasm-types.js';
import { invalid } from './wording.js';

type Floats = Float32Array<ArrayBuffer>;
type LayerPlaces = ParameterLayout['layers'][number];
const normNames = ['weight', 'bias', 'runningMean', 'runningVariance'] as const;

/** Copies a matrix [rows × columns] of `from` as its transpose to `to`. */
function transpose(from: Float32Array, rows: number, columns: number, to: Float32Array): void {
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1) to[c * rows + r] = from[r * columns + c] ?? NaN;
}

export function parametersOf(block: Floats, layout: ParameterLayout): NetworkParameters {
  const at = (offset: number, size: number): Floats => block.slice(offset, offset + size);
  return {
    layers: layout.layers.map(({ inputs, outputs, weight, bias, norm }) => {
      const own = new Float32Array(inputs * outputs);
      transpose(block.subarray(weight, weight + own.length), inputs, outputs, own);
      return {
        inputs,
        outputs,
        weight: own,
        bias: at(bias, outputs),
        ...(norm && {
          norm: {
            weight: at(norm.weight, outputs),
            bias: at(norm.bias, outputs),
            runningMean: at(norm.runningMean, outputs),
            runningVariance: at(norm.runningVariance, outputs),
          },
        }),
      };
    }),
    activations: layout.activations.map(({ activation, offset, size }) => ({ activation, values: at(offset, size) })),
  };
}

/** The block for a network of that layout. `block` brings the right size; all of it is overwritten or nothing. */
export function writeParameters(parameters: NetworkParameters, layout: ParameterLayout, block: Floats): Floats {
  const { layers, activations } = parameters;
  const same = (field: string, found: number, needed: number, what: 'numbers' | 'layers' | 'entries'): void => {
    if (found !== needed) throw invalid('holds', { field, what, found, needed });
  };
  const put = (values: Float32Array, offset: number, size: number, field: string): void => {
    same(field, values.length, size, 'numbers');
    block.set(values, offset);
  };
  same('parameters.layers', layers.length, layout.layers.length, 'layers');
  layout.layers.forEach((places: LayerPlaces, i) => {
    const field = `parameters.layers[${String(i)}]`;
    const { inputs, outputs } = places;
    const given = layers[i];
    if (given === undefined) return; // there are as many as places
    same(`${field}.weight`, given.weight.length, inputs * outputs, 'numbers');
    transpose(given.weight, outputs, inputs, block.subarray(places.weight, places.weight + inputs * outputs));
    put(given.bias, places.bias, outputs, `${field}.bias`);
    if ((given.norm === undefined) !== (places.norm === undefined))
      throw invalid(places.norm ? 'missing' : 'layer.norm', { field: `${field}.norm` });
    for (const name of normNames)
      if (given.norm && places.norm) put(given.norm[name], places.norm[name], outputs, `${field}.norm.${name}`);
  });
  same('parameters.activations', activations.length, layout.activations.length, 'entries');
  layout.activations.forEach(({ activation, offset, size }, i) => {
    const own = activations[i]?.activation;
    if (own !== activation)
      throw invalid('holds.activation', {
        field: `parameters.activations[${String(i)}].activation`,
        own: String(own),
        needed: activation,
      });
    put(activations[i]?.values ?? new Float32Array(), offset, size, `parameters.activations[${String(i)}].values`);
  });
  return block;
}

const copied = (value: unknown, field: string): Floats => new Float32Array(asFloats(value, field));

function asRecord(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw invalid('object', { field });
  return value as Record<string, unknown>;
}

/** A copy of what a caller gives as parameters. */
export function asNetworkParameters(value: unknown): NetworkParameters {
  const { layers, activations } = asRecord(value, 'parameters');
  return {
    layers: asArray(layers, 'parameters.layers').map((layer, i) => {
      const field = `parameters.layers[${String(i)}]`;
      const own = asRecord(layer, field);
      const weight = copied(own['weight'], `${field}.weight`);
      const bias = copied(own['bias'], `${field}.bias`);
      const shape = { inputs: weight.length / bias.length, outputs: bias.length };
      if (own['norm'] === undefined) return { ...shape, weight, bias };
      const given = asRecord(own['norm'], `${field}.norm`);
      const [scale, shift, mean, variance] = normNames.map((name) => copied(given[name], `${field}.norm.${name}`));
      const norm = { weight: scale, bias: shift, runningMean: mean, runningVariance: variance } as Required<
        NetworkParameters['layers'][number]
      >['norm'];
      return { ...shape, weight, bias, norm };
    }),
    activations: asArray(activations, 'parameters.activations').map((entry, i) => {
      const field = `parameters.activations[${String(i)}]`;
      const own = asRecord(entry, field);
      return { activation: String(own['activation']), values: copied(own['values'], `${field}.values`) };
    }),
  };
}
