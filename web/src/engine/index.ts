/** The engine as the page uses it. What other programs import is `library.ts`. */
import { version } from '../../../package.json';
import { asDefinition } from './check-definition.js';
import { asBoolean, asFields, asInteger, asNumber, asParameters, asString, invalid } from './check-options.js';
import { Connection } from './connection.js';
import { loadDataset } from './dataset.js';
import { isNode } from './environment.js';
import { EngineError } from './errors.js';
import { createRun } from './run.js';
import type {
  ActivationInfo,
  Claim,
  Dataset,
  DatasetRequest,
  DefineRequest,
  Engine,
  EngineOptions,
  EvaluateRequest,
  Evaluation,
  FormulaReading,
  Kernels,
  Measurement,
  MeasureRequest,
  ResumeOptions,
  Run,
  RunOptions,
  Surface,
  SurfaceRequest,
} from './types.js';
import type { EngineInfo, Precision } from './wasm-module.js';

export { EngineError, type EngineErrorCode } from './errors.js';
export type * from './types.js';

/** What is said of functions, by id. */
export type Claims = ReadonlyMap<string, readonly Claim[]>;

const maxSeed = Number.MAX_SAFE_INTEGER;
const defaultSeed = 7;

/** More would need hundreds of megabytes for the answer. */
const maxPoints = 10_000_000;

function asPoints(value: unknown): Float32Array | readonly number[] {
  if ((value instanceof Float32Array || Array.isArray(value)) && value.length > maxPoints)
    throw invalid('x', `holds ${value.length.toLocaleString('en')} numbers; at most 10,000,000 are evaluated at once`);
  if (value instanceof Float32Array) {
    try {
      return value.slice();
    } catch {
      throw invalid('x', 'is detached: its numbers were transferred elsewhere');
    }
  }
  if (Array.isArray(value) && value.every((v) => typeof v === 'number')) return value;
  throw invalid('x', 'must be a Float32Array or an array of numbers');
}

function asRange(value: unknown): readonly [number, number] {
  if (value === undefined) return [-5, 5];
  if (!Array.isArray(value) || value.length !== 2) throw invalid('range', 'must be [low, high]');
  const low = asNumber(value[0], 'range[0]');
  const high = asNumber(value[1], 'range[1]');
  if (!(low < high) || !Number.isFinite(high - low)) throw invalid('range', 'must be finite, low below high');
  return [low, high];
}

const precisions: readonly Precision[] = ['float32', 'float16', 'bfloat16'];

function asPrecision(value: unknown): Precision {
  const name = asString(value, 'precision', 'float32');
  const precision = precisions.find((known) => known === name);
  if (precision === undefined) throw invalid('precision', `must be 'float32', 'float16' or 'bfloat16', not '${name}'`);
  return precision;
}

class ActivariumEngine implements Engine {
  private disposed = false;
  private opening: Promise<Connection> | undefined;
  private defined: readonly ActivationInfo[] = [];
  private readonly registered: readonly ActivationInfo[];
  private known: readonly ActivationInfo[];

  constructor(
    private connection: Connection,
    private readonly worker: boolean,
    registered: readonly EngineInfo[],
    private available: readonly Kernels[],
    private readonly claims: Claims,
  ) {
    this.registered = registered.map((info) => this.withClaims(info));
    this.known = this.registered;
  }

  get activations(): readonly ActivationInfo[] {
    return this.known;
  }

  readonly version = version;

  get kernels(): readonly Kernels[] {
    return this.available;
  }

  async evaluate(request: EvaluateRequest): Promise<Evaluation> {
    const fields = asFields(request, '', ['activation', 'parameters', 'seed', 'x', 'precision']);
    const [id, parameters, seed] = this.selection(fields);
    const x = asPoints(fields.get('x'));
    const precision = asPrecision(fields.get('precision'));
    const connection = await this.alive();
    return connection.call((core) => core.evaluate(id, parameters, seed, x, precision));
  }

  async readFormula(formula: string): Promise<FormulaReading> {
    asString(formula, 'formula');
    const connection = await this.alive();
    return connection.call((core) => core.readFormula(formula));
  }

  async define(request: DefineRequest): Promise<ActivationInfo> {
    const { formula, name, parameters } = asDefinition(request);
    const connection = await this.alive();
    const info = this.withClaims(await connection.call((core) => core.define(formula, name, parameters)));
    const isKnown = this.defined.some(({ id }) => id === info.id);
    this.remember(
      isKnown ? this.defined.map((known) => (known.id === info.id ? info : known)) : [...this.defined, info],
    );
    return info;
  }

  async forget(id: string): Promise<void> {
    asString(id, 'id');
    const connection = await this.alive();
    await connection.call((core) => core.forget(id));
    this.remember(this.defined.filter((info) => info.id !== id));
  }

  async surface(request: SurfaceRequest): Promise<Surface> {
    const fields = asFields(request, '', ['activation', 'parameters', 'seed', 'range', 'points']);
    const [id, parameters, seed] = this.selection(fields);
    const range = asRange(fields.get('range'));
    const points = asInteger(fields.get('points'), 'points', 2, 1000, 100);
    const connection = await this.alive();
    return connection.call((core) => core.surface(id, parameters, seed, range, points));
  }

  async measure(request: MeasureRequest): Promise<Measurement> {
    const fields = asFields(request, '', ['activation', 'parameters', 'seed', 'cost']);
    const [id, parameters, seed] = this.selection(fields);
    const withCost = asBoolean(fields.get('cost'), 'cost', true);
    const connection = await this.alive();
    return connection.call((core) => core.measure(id, parameters, seed, withCost));
  }

  async loadDataset(request: DatasetRequest): Promise<Dataset> {
    return loadDataset(await this.alive(), request);
  }

  async createRun(options: RunOptions | ResumeOptions): Promise<Run> {
    const connection = await this.alive();
    const run = await createRun(connection, options);
    this.available = await connection.call((core) => core.kernels());
    if ('checkpoint' in options) {
      const definitions = await connection.call((core) => core.definitions());
      this.remember(definitions.map((info) => this.withClaims(info)));
    }
    return run;
  }

  dispose(): void {
    this.disposed = true;
    this.connection.die(new EngineError('disposed', '', 'The engine has been disposed of.'));
  }

  /** A method, because the compiler takes the property for unchanging across an `await`. */
  private isDisposed(): boolean {
    return this.disposed;
  }

  private selection(fields: ReadonlyMap<string, unknown>): [string, ReturnType<typeof asParameters>, number] {
    return [
      asString(fields.get('activation'), 'activation'),
      asParameters(fields.get('parameters'), 'parameters'),
      asInteger(fields.get('seed'), 'seed', 0, maxSeed, defaultSeed),
    ];
  }

  private withClaims(info: EngineInfo): ActivationInfo {
    return { ...info, claims: this.claims.get(info.id) ?? [] };
  }

  private remember(defined: readonly ActivationInfo[]): void {
    this.defined = defined;
    this.known = [...this.registered, ...defined];
  }

  /** A new connection with the old one's definitions. */
  private async reopen(): Promise<Connection> {
    const connection = await Connection.open(this.worker);
    for (const { definition } of this.defined) {
      const { formula, name, parameters } = asDefinition(definition);
      await connection.call((core) => core.define(formula, name, parameters));
    }
    return connection;
  }

  /** A connection that works: after a crash, a new one. What the old one held is lost, but for the definitions. */
  private async alive(): Promise<Connection> {
    if (this.isDisposed()) throw new EngineError('disposed', '', 'The engine has been disposed of.');
    if (!this.connection.dead) return this.connection;
    // Calls that come meanwhile wait for the same one.
    this.opening ??= this.reopen().finally(() => {
      this.opening = undefined;
    });
    this.connection = await this.opening;
    if (this.isDisposed()) this.dispose();
    return this.connection;
  }
}

/**
 * Starts an engine. Fails with code `unsupported` where WebAssembly SIMD is missing.
 */
export async function createEngine(options: EngineOptions = {}, claims: Claims = new Map()): Promise<Engine> {
  const fields = asFields(options, '', ['worker']);
  const choice = fields.get('worker') ?? !isNode;
  if (typeof choice !== 'boolean') throw invalid('worker', 'must be true or false');
  if (choice && typeof Worker === 'undefined') throw invalid('worker', 'needs an environment with Worker');
  const connection = await Connection.open(choice);
  return new ActivariumEngine(
    connection,
    choice,
    await connection.call((core) => core.activations()),
    await connection.call((core) => core.kernels()),
    claims,
  );
}
