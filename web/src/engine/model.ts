/** A trained network as the library's caller sees it: its numbers, and a network in the engine once it predicts. */
import { readRows } from './array-data.js';
import { inputsOf, outputsOf } from './check-model.js';
import { endsByUsing, printsAs } from './host-protocols.js';
import type { Connection } from './connection.js';
import { modelToSafetensors } from './model-safetensors.js';
import { writeModelJson, type ModelData } from './model-data.js';
import { hasGivenBack, noteTaken, onceUnreachable, withRoom } from './reclaim.js';
import type {
  Kernels,
  Model,
  ModelDefinition,
  ModelDescription,
  ModelJson,
  NetworkParameters,
  Rows,
  Scaling,
  TargetKind,
} from './types.js';
import type { NetworkPurpose, PlainSettings } from './wasm-types.js';
import { invalid } from './wording.js';

/** What models need of their engine. */
export interface ModelHost {
  /** A connection that works; another one after a crash. */
  alive(): Promise<Connection>;
  /** Defines these functions: the id that each has here. */
  defineAll(definitions: readonly ModelDefinition[]): Promise<ReadonlyMap<string, string>>;
}

export class TrainedModel implements Model {
  declare readonly [Symbol.dispose]: () => void;
  readonly targets: TargetKind;
  readonly shape: readonly [number, number];
  readonly inputs: number;
  readonly outputs: number;
  readonly classNames: readonly string[];
  readonly scaling: Scaling;
  readonly layers: ModelDescription['layers'];
  readonly kernels: Kernels;
  readonly #data: ModelData;
  readonly #host: ModelHost;
  #network: { readonly connection: Connection; readonly id: Promise<number> } | undefined;

  constructor(data: ModelData, host: ModelHost) {
    this.#data = data;
    this.#host = host;
    const { input, output } = data;
    this.targets = output.targets;
    this.shape = input.shape;
    this.inputs = inputsOf(data);
    this.outputs = outputsOf(data);
    this.classNames = output.targets === 'classes' ? output.classNames : [];
    this.scaling = input.scaling;
    this.layers = data.layers;
    this.kernels = data.kernels;
  }

  /** All about `value` if it is a model, of this engine or another's. */
  static data(value: unknown): ModelData | undefined {
    return value instanceof TrainedModel ? value.#data : undefined;
  }

  get parameters(): NetworkParameters {
    return this.#data.parameters;
  }

  /** Makes its network in the engine, which finds what is wrong with it. */
  async prepare(): Promise<void> {
    await this.#inEngine();
  }

  async predict(x: Rows): Promise<Float32Array> {
    const { values } = readRows(x, 'x', { columns: this.inputs });
    const { connection, id } = await this.#inEngine();
    return connection.call((core) => core.predictByNetwork(id, connection.giveView(values), this.inputs, this.scaling));
  }

  async #inEngine(): Promise<{ connection: Connection; id: number }> {
    const connection = await this.#host.alive();
    if (this.#network?.connection !== connection) this.#network = { connection, id: this.#made(connection) };
    const network = this.#network;
    const id = await network.id.catch((error: unknown): never => {
      if (this.#network === network) this.#network = undefined; // the next call tries again
      throw error;
    });
    return { connection, id };
  }

  async #made(connection: Connection): Promise<number> {
    const { settings, parameters } = await startOf(this.#data, this.#host);
    const purpose: NetworkPurpose = {
      height: this.shape[0],
      width: this.shape[1],
      hasClasses: this.targets === 'classes',
      outputs: this.outputs,
      background: this.#data.input.background ?? undefined,
    };
    const id = await withRoom(async () => connection.call((core) => core.createNetwork(settings, purpose, parameters)));
    await noteTaken(bytesOf(parameters));
    onceUnreachable(this, remover(connection, id));
    return id;
  }

  toJSON(): ModelJson {
    return writeModelJson(this.#data);
  }
  toSafetensors(): Uint8Array<ArrayBuffer> {
    return modelToSafetensors(this.#data);
  }

  dispose(): void {
    hasGivenBack(this);
    const network = this.#network;
    this.#network = undefined;
    void network?.id.then(
      (id) => {
        remover(network.connection, id)();
      },
      () => undefined,
    );
  }
}

endsByUsing(TrainedModel);
printsAs(TrainedModel, 'Model', ({ targets, shape, outputs, classNames, scaling, layers, kernels }) => {
  return { targets, shape, outputs, classNames, scaling, layers, kernels };
});

/** What a network is made of in the engine, with functions under the ids that they have there. */
export async function startOf(
  { definitions, layers, share, learnParameters, kernels, parameters }: ModelData,
  host: ModelHost,
): Promise<{ settings: PlainSettings; parameters: NetworkParameters }> {
  const ids = await host.defineAll(definitions);
  const own = <T extends { readonly activation: string }>(named: T): T => ({
    ...named,
    activation: ids.get(named.activation) ?? named.activation,
  });
  return {
    settings: { layers: layers.map(own), share, kernels, ...(learnParameters && { learnParameters }) },
    parameters: { layers: parameters.layers, activations: parameters.activations.map(own) },
  };
}

const arraysOf = ({ layers, activations }: NetworkParameters): Float32Array[] => [
  ...layers.flatMap(({ weight, bias, norm }) => [weight, bias, ...Object.values(norm ?? {})]),
  ...activations.map(({ values }) => values),
];

const bytesOf = (parameters: NetworkParameters): number =>
  arraysOf(parameters).reduce((sum, { byteLength }) => sum + byteLength, 0);

/** Parameters that JSON can hold. */
export function finite(parameters: NetworkParameters): NetworkParameters {
  if (!arraysOf(parameters).every((values) => values.every(Number.isFinite)))
    throw invalid('run.not-finite', { field: 'run' });
  return parameters;
}

const remover = (connection: Connection, id: number) => (): void => {
  connection.release((core) => core.removeNetwork(id));
};
