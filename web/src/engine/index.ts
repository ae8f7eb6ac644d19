/** The engine as the page uses it. What other programs import is `library.ts`. */
import { version } from '../../../package.json';
import { asDefinition } from './check-definition.js';
import { asBoolean, asFields, asInteger, asString } from './check-options.js';
import { asPoints, asPrecision, asRange, asSelection } from './check-requests.js';
import { asDataError } from './check-data.js';
import type { Connection } from './connection.js';
import { isNode } from './environment.js';
import { tellBy, withWording } from './telling.js';
import type { Wording } from './types/wording.js';
import { knownWordings } from './known-function.js';
import { endsByAwaitUsing, endsByUsing, printsAs } from './host-protocols.js';
import { LiveConnection, openConnection } from './live-connection.js';
import { loadTrainer } from './load-trainer.js';
import type { RunHost } from './make-run.js';
import { inEnglish, loadCodeWords } from './in-words.js';
import { noteTaken } from './reclaim.js';
import type { FormulaFault } from './refusal.js';
import type {
  ActivationInfo,
  Bytes,
  Claim,
  Dataset,
  DatasetRequest,
  DefineRequest,
  Engine,
  EngineOptions,
  EvaluateRequest,
  Evaluation,
  FormulaNote,
  FormulaReading,
  Kernels,
  LearnOnOptions,
  Measurement,
  MeasureRequest,
  Model,
  ModelDefinition,
  ModelJson,
  ResumeOptions,
  Run,
  RunOptions,
  Surface,
  SurfaceRequest,
} from './types.js';
import type { EngineInfo } from './wasm-types.js';
import { invalid } from './wording.js';

export { EngineError, type DownloadFault, type EngineErrorCode } from './errors.js';
export type * from './types.js';

tellBy(inEnglish);

/** What is said of functions, by id. */
export type Claims = ReadonlyMap<string, readonly Claim[]>;

/** About what a run takes: parameters, gradients, two moments; its batches. */
const runBytes = (parameters: number): number => 16 * parameters + 1e6;

const wordingOf = ({ code, values }: FormulaFault): Wording => ({ key: code, values });

/** A fault or a note in words. */
function remark(fault: FormulaFault): FormulaNote {
  const said = wordingOf(fault);
  return withWording({ message: inEnglish(said), from: fault.from, to: fault.to }, said);
}

class ActivariumEngine implements Engine {
  declare readonly [Symbol.dispose]: () => void;
  declare readonly [Symbol.asyncDispose]: () => Promise<void>;
  readonly #live: LiveConnection;
  #defined: readonly ActivationInfo[] = [];
  #known: readonly ActivationInfo[];
  #available: readonly Kernels[];
  readonly #registered: readonly ActivationInfo[];
  readonly #claims: Claims;
  readonly #host: RunHost = {
    alive: () => this.#live.alive(),
    defineAll: (definitions) => this.#defineAll(definitions),
    definitionsOf: (ids) => this.#definitionsOf(ids),
  };

  constructor(
    connection: Connection,
    worker: boolean,
    registered: readonly EngineInfo[],
    available: readonly Kernels[],
    claims: Claims,
  ) {
    this.#live = new LiveConnection(connection, () => openConnection(worker, (opening) => this.#defineAgain(opening)));
    this.#available = available;
    this.#claims = claims;
    this.#registered = registered.map((info) => this.#described(info));
    this.#known = this.#registered;
  }

  get activations(): readonly ActivationInfo[] {
    return this.#known;
  }

  readonly version = version;

  get kernels(): readonly Kernels[] {
    return this.#available;
  }

  async evaluate(request: EvaluateRequest): Promise<Evaluation> {
    const fields = asFields(request, '', ['activation', 'parameters', 'seed', 'x', 'precision']);
    const [id, parameters, seed] = asSelection(fields);
    const x = asPoints(fields.get('x'));
    const precision = asPrecision(fields.get('precision'));
    const connection = await this.#live.alive();
    return connection.call((core) => core.evaluate(id, parameters, seed, x, precision));
  }

  async readFormula(formula: string): Promise<FormulaReading> {
    asString(formula, 'formula');
    const connection = await this.#live.alive();
    const reading = await connection.call((core) => core.readFormula(formula));
    await loadCodeWords();
    if ('code' in reading) return withWording({ kind: 'invalid', ...remark(reading) }, wordingOf(reading));
    return { ...reading, notes: reading.notes.map(remark) };
  }

  async define(request: DefineRequest): Promise<ActivationInfo> {
    const { formula, name, parameters } = asDefinition(request);
    const connection = await this.#live.alive();
    const made = await connection.call((core) => core.define(formula, name, parameters));
    await loadCodeWords();
    const info = this.#described(made);
    const isKnown = this.#defined.some(({ id }) => id === info.id);
    this.#remember(
      isKnown ? this.#defined.map((known) => (known.id === info.id ? info : known)) : [...this.#defined, info],
    );
    return info;
  }

  async forget(id: string): Promise<void> {
    asString(id, 'id');
    const connection = await this.#live.alive();
    await connection.call((core) => core.forget(id));
    this.#remember(this.#defined.filter((info) => info.id !== id));
  }

  async surface(request: SurfaceRequest): Promise<Surface> {
    const fields = asFields(request, '', ['activation', 'parameters', 'seed', 'range', 'points']);
    const [id, parameters, seed] = asSelection(fields);
    const range = asRange(fields.get('range'));
    const points = asInteger(fields.get('points'), 'points', 2, 1000, 100);
    const connection = await this.#live.alive();
    return connection.call((core) => core.surface(id, parameters, seed, range, points));
  }

  async measure(request: MeasureRequest): Promise<Measurement> {
    const fields = asFields(request, '', ['activation', 'parameters', 'seed', 'cost']);
    const [id, parameters, seed] = asSelection(fields);
    const withCost = asBoolean(fields.get('cost'), 'cost', true);
    const connection = await this.#live.alive();
    return connection.call((core) => core.measure(id, parameters, seed, withCost));
  }

  async loadDataset(request: DatasetRequest): Promise<Dataset> {
    const { loadDataset } = await loadTrainer();
    const dataset = await loadDataset(await this.#live.alive(), request);
    await noteTaken(dataset.inputs * (dataset.train + dataset.test));
    return dataset;
  }

  async createRun(options: RunOptions | LearnOnOptions | ResumeOptions): Promise<Run> {
    const { createRun } = await loadTrainer();
    const connection = await this.#live.alive();
    const run = await createRun(connection, options, this.#host);
    await noteTaken(runBytes(run.parameterCount));
    this.#available = await connection.call((core) => core.kernels());
    if ('checkpoint' in options) await this.#takeDefinitions(connection);
    return run;
  }

  async loadModel(model: Model | ModelJson | string | Bytes): Promise<Model> {
    const { loadModel } = await loadTrainer();
    const known = new Set(this.#defined);
    try {
      return await loadModel(model, this.#host);
    } catch (error) {
      for (const info of this.#defined) if (!known.has(info)) await this.forget(info.id);
      throw asDataError(error);
    }
  }

  toJSON(): object {
    return { version: this.version, kernels: this.kernels, activations: this.activations.map(({ id }) => id) };
  }

  dispose(): void {
    this.#live.dispose();
  }

  #described({ knownAs, ...info }: EngineInfo): ActivationInfo {
    const claims = this.#claims.get(info.id) ?? [];
    if (knownAs === undefined) return { ...info, claims };
    const { id, name } = knownAs;
    const said = knownWordings(knownAs);
    return { ...info, claims, knownAs: withWording({ id, name, note: said.map(inEnglish).join(', ') }, said) };
  }

  /** Makes the functions that a checkpoint has brought known. */
  async #takeDefinitions(connection: Connection): Promise<void> {
    const definitions = await connection.call((core) => core.definitions());
    await loadCodeWords();
    this.#remember(definitions.map((info) => this.#described(info)));
  }

  async #defineAll(definitions: readonly ModelDefinition[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    for (const [i, { id, ...definition }] of definitions.entries())
      try {
        ids.set(id, (await this.define(definition)).id);
      } catch (error) {
        throw asDataError(error, `definitions[${String(i)}].`);
      }
    return ids;
  }

  async #definitionsOf(ids: readonly string[]): Promise<readonly ModelDefinition[]> {
    const isOwn = (id: string): boolean => !this.#registered.some((info) => info.id === id);
    const own = new Set(ids.filter(isOwn));
    if (own.size === 0) return [];
    const connection = await this.#live.alive();
    const known = await connection.call((core) => core.definitions());
    return known.flatMap(({ id, definition }) => (definition && own.has(id) ? [{ id, ...definition }] : []));
  }

  #remember(defined: readonly ActivationInfo[]): void {
    this.#defined = defined;
    this.#known = [...this.#registered, ...defined];
  }

  /** What a connection is told that takes an ended one's place. */
  async #defineAgain(connection: Connection): Promise<void> {
    for (const { definition } of this.#defined) {
      const { formula, name, parameters } = asDefinition(definition);
      await connection.call((core) => core.define(formula, name, parameters));
    }
  }
}

endsByUsing(ActivariumEngine);
endsByAwaitUsing(ActivariumEngine, (engine) => {
  engine.dispose();
  return Promise.resolve();
});
printsAs(ActivariumEngine, 'Engine', (engine) => engine.toJSON());

/**
 * Starts an engine. Fails with code `unsupported` where WebAssembly SIMD is missing.
 */
export async function createEngine(options: EngineOptions = {}, claims: Claims = new Map()): Promise<Engine> {
  const fields = asFields(options, '', ['worker']);
  const choice = fields.get('worker') ?? !isNode;
  if (typeof choice !== 'boolean') throw invalid('boolean', { field: 'worker' });
  if (choice && typeof Worker === 'undefined') throw invalid('worker', { field: 'worker' });
  let activations: readonly EngineInfo[] = [];
  let kernels: readonly Kernels[] = [];
  const connection = await openConnection(choice, async (opening) => {
    activations = await opening.call((core) => core.activations());
    kernels = await opening.call((core) => core.kernels());
  });
  return new ActivariumEngine(connection, choice, activations, kernels, claims);
}
