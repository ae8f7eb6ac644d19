/**
 * The engine as one object, in a worker or in-process: the wasm module plus tables of its data sets, runs and
 * analyses by number. Every method does a bounded piece of work, so that a caller can stop between two of them.
 */
import { Backoff } from './backoff.js';
import { refusalError } from './check-options.js';
import { EngineError } from './errors.js';
import { symbolOf } from './letters.js';
import { nearestId } from './nearest.js';
import type { FormulaFault, Refusal } from './refusal.js';
import { readMeasurement } from './read-measurement.js';
import { hasRelaxedSimd, installRelaxedKernels } from './relaxed-kernels.js';
import { stepCost } from './step-cost.js';
import { predictRows, readNetwork, writeNetwork } from './network-memory.js';
import type { Evaluation, Kernels, Measurement, NetworkParameters, Scaling, Surface } from './types.js';
import { Table } from './table.js';
import { stageIdx } from './unpack.js';
import { loadWasmModule, type LoadedModule } from './wasm-module.js';
import type {
  AnalysisName,
  AnalysisRequest,
  ArrayShape,
  DatasetNumbers,
  Declarations,
  EngineInfo,
  NetworkPurpose,
  NetworkSettings,
  ParameterEntries,
  PlainSettings,
  Precision,
  ReadFormula,
  RunStatus,
  WasmAnalysis,
  WasmDataset,
  WasmDatasetBuilder,
  WasmModule,
  WasmNetwork,
  WasmRun,
} from './wasm-types.js';
import { wording } from './wording.js';

export interface DatasetSummary extends DatasetNumbers {
  readonly id: number;
}

export interface RunSummary {
  readonly id: number;
  readonly status: RunStatus;
  readonly network: NetworkSettings;
}

/** The steps of one slice of training. */
export interface Slice {
  readonly status: RunStatus;
  readonly loss: Float32Array;
  readonly accuracy: Float32Array;
  readonly gradientNorm: Float32Array;
  readonly seconds: number;
}

function isRefusal(value: object): value is Refusal {
  return 'code' in value;
}

/** A value of the wrong type, with whether there is none at all. */
function withAbsence(refusal: Refusal, settings: PlainSettings | undefined): Refusal {
  if (refusal.code !== 'wrong-type' || settings === undefined) return refusal;
  const path = refusal.field.split(/[.[\]]+/).filter((name) => name !== '');
  let value: unknown = settings;
  for (const name of path) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined ? { ...refusal, values: { ...refusal.values, missing: 1 } } : refusal;
}

/** A defined function with its parameters' letters. */
function withSymbols({ knownAs, ...info }: EngineInfo): EngineInfo {
  const names = info.parameters.map(({ name }) => name);
  const parameters = info.parameters.map((each) => ({ ...each, symbol: symbolOf(each.name, names) }));
  if (knownAs === undefined) return { ...info, parameters };
  const starts = knownAs.starts.map((start) => ({ ...start, name: symbolOf(start.name, names) }));
  return { ...info, parameters, knownAs: { ...knownAs, starts } };
}

export class EngineCore {
  private readonly builders = new Table<WasmDatasetBuilder>('data-set');
  private readonly datasets = new Table<WasmDataset>('data-set');
  private readonly runs = new Table<WasmRun>('run');
  private readonly networks = new Table<WasmNetwork>('model');
  private readonly analyses = new Table<WasmAnalysis>('analysis');
  private readonly runOfAnalysis = new Map<number, number>();

  private readonly module: WasmModule;
  private hasRelaxed = hasRelaxedSimd();
  private installing: Promise<boolean> | undefined;
  private joining: Promise<void> | undefined;
  private readonly backoff = new Backoff();
  private timing: Promise<unknown> = Promise.resolve();

  private constructor(private readonly loaded: LoadedModule) {
    this.module = loaded.module;
  }

  static async create(): Promise<EngineCore> {
    return new EngineCore(await loadWasmModule());
  }

  /** The kernel sets there are. */
  kernels(): readonly Kernels[] {
    return this.hasRelaxed ? ['plain', 'relaxed'] : ['plain'];
  }

  activations(): EngineInfo[] {
    return this.module.activations();
  }

  async evaluate(
    id: string,
    parameters: ParameterEntries,
    seed: number,
    x: Float32Array | readonly number[],
    precision: Precision,
  ): Promise<Evaluation> {
    if (precision === 'float32') return this.accepted(this.module.evaluate(id, parameters, seed, x));
    await this.whole();
    return this.accepted(this.module.evaluateRounded(id, parameters, seed, x, precision));
  }

  async readFormula(formula: string): Promise<ReadFormula | FormulaFault> {
    await this.whole();
    return this.module.readFormula(formula);
  }
  async define(formula: string, name: string, parameters: Declarations): Promise<EngineInfo> {
    await this.whole();
    return withSymbols(this.accepted(this.module.define(formula, name, parameters)).info);
  }
  async definitions(): Promise<EngineInfo[]> {
    await this.whole();
    return this.module.definitions().map(withSymbols);
  }
  async forget(id: string): Promise<void> {
    await this.whole();
    this.module.forget(id);
  }

  surface(
    id: string,
    parameters: ParameterEntries,
    seed: number,
    range: readonly [number, number],
    points: number,
  ): Surface {
    return this.accepted(this.module.surface(id, parameters, seed, range[0], range[1], points));
  }

  async measure(id: string, parameters: ParameterEntries, seed: number, withCost: boolean): Promise<Measurement> {
    await this.whole();
    const measured = readMeasurement(this.accepted(this.module.measure(id, parameters, seed)));
    if (!withCost) return measured;
    await this.installRelaxed();
    // One at a time: two would time each other.
    const timed = this.timing.then(() =>
      stepCost(this.module, id, parameters, seed, this.hasRelaxed ? 'relaxed' : 'plain'),
    );
    this.timing = timed.catch(() => undefined);
    const time = await timed;
    return time ? { ...measured, cost: time.ratio, costNoise: time.noise } : measured;
  }

  async openDataset(classes: number, train: number, test: number): Promise<number> {
    await this.whole();
    const builder = new this.module.DatasetBuilder(classes);
    if (!builder.reserve(false, train) || !builder.reserve(true, test)) {
      builder.delete();
      throw new EngineError('out-of-memory', '', wording('memory.images'));
    }
    return this.builders.add(builder);
  }

  /** Appends up to `limit` images of a pair of IDX files, plain or gzip. */
  async appendImages(
    id: number,
    test: boolean,
    images: ArrayBuffer,
    labels: ArrayBuffer,
    limit: number,
    prefix: string,
  ): Promise<void> {
    const builder = this.builders.get(id);
    await stageIdx(this.module, builder, images, 3, `${prefix}images`);
    await stageIdx(this.module, builder, labels, 1, `${prefix}labels`);
    const refusal = builder.append(test, limit);
    if (refusal.code !== '') throw refusalError({ ...refusal, field: prefix + refusal.field }, false);
  }

  /** Ends the filling of a data set, or gives it up. */
  closeDataset(id: number): DatasetSummary {
    const dataset = this.builders.get(id).dataset();
    this.builders.remove(id);
    return { id: this.datasets.add(dataset), ...dataset.summary() };
  }
  abandonDataset(id: number): void {
    this.builders.remove(id);
  }

  /** `x` and `y` are of training and test, the latter absent where there is none. */
  async loadArrays(
    shape: ArrayShape,
    x: readonly (Uint8Array | Float32Array)[],
    y: readonly (Uint8Array | Float32Array)[],
  ): Promise<DatasetSummary> {
    await this.whole();
    const space = this.accepted(this.module.arrayDataset(shape));
    for (const [parts, addresses] of [
      [x, space.x],
      [y, space.y],
    ] as const)
      parts.forEach((part, i) => {
        const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
        this.module.HEAPU8.set(bytes, addresses[i] ?? NaN);
      });
    return { id: this.datasets.add(space.dataset), ...space.dataset.summary() };
  }

  datasetImages(id: number, test: boolean, from: number, count: number): { pixels: Uint8Array; labels: Uint8Array } {
    return this.accepted(this.datasets.get(id).images(test, from, count));
  }
  removeDataset(id: number): void {
    this.datasets.remove(id);
  }

  async createRun(settings: PlainSettings, dataset: number, isShorthand: boolean): Promise<RunSummary> {
    if (settings['kernels'] !== 'plain') await this.installRelaxed();
    const made = this.module.createRun(settings, this.datasets.get(dataset), false);
    return this.addRun(this.accepted(made, isShorthand, settings).run);
  }
  /** A run that starts from these parameters, and goes back to them. */
  async createRunFrom(settings: PlainSettings, dataset: number, parameters: NetworkParameters): Promise<RunSummary> {
    if (settings['kernels'] !== 'plain') await this.installRelaxed();
    const { run } = this.accepted(this.module.createRun(settings, this.datasets.get(dataset), true));
    this.filled(run, parameters).keepStart();
    return this.addRun(run);
  }
  async resumeRun(checkpoint: ArrayBuffer, dataset: number): Promise<RunSummary> {
    const bytes = new Uint8Array(checkpoint.slice(0)); // the caller may transfer its own meanwhile
    await this.installRelaxed();
    const held = new this.module.CheckpointBytes(bytes.length);
    try {
      const address = held.address();
      if (address === 0) throw new EngineError('out-of-memory', '', wording('memory.checkpoint'));
      this.module.HEAPU8.set(bytes, address);
      return this.addRun(this.accepted(held.resume(this.datasets.get(dataset))).run);
    } finally {
      held.delete();
    }
  }

  /** Trains until `targetStep`, the end of an epoch, divergence, or about `milliseconds`; at least one step. */
  train(id: number, targetStep: number, milliseconds: number): Slice {
    const run = this.runs.get(id);
    const loss: number[] = [];
    const accuracy: number[] = [];
    const gradientNorm: number[] = [];
    const start = performance.now();
    let { step } = run.status();
    const { stepsPerEpoch } = run.status();
    while (step < targetStep) {
      const result = run.step();
      loss.push(result.loss);
      accuracy.push(result.accuracy);
      gradientNorm.push(result.gradientNorm);
      step += 1;
      if (result.diverged) break;
      if (step % stepsPerEpoch === 0 || performance.now() - start >= milliseconds) break;
    }
    return {
      status: run.status(),
      loss: Float32Array.from(loss),
      accuracy: Float32Array.from(accuracy),
      gradientNorm: Float32Array.from(gradientNorm),
      seconds: (performance.now() - start) / 1000,
    };
  }

  resetRun(id: number): RunStatus {
    this.runs.get(id).reset();
    return this.runs.get(id).status();
  }
  predict(id: number, test: boolean, from: number, count: number): Float32Array {
    return this.accepted(this.runs.get(id).predict(test, from, count));
  }
  predictInputs(id: number, x: Float32Array | Uint8Array, columns: number, scaling: Scaling): Float32Array {
    return predictRows(this.module, this.runs.get(id), x, columns, scaling);
  }
  parameters(id: number): NetworkParameters {
    return readNetwork(this.runs.get(id));
  }
  setParameters(id: number, parameters: NetworkParameters): void {
    writeNetwork(this.module, this.runs.get(id), parameters);
  }
  parametersHash(id: number): string {
    return this.runs.get(id).parametersHash();
  }
  checkpoint(id: number): ArrayBuffer {
    return this.accepted(this.runs.get(id).checkpoint()).buffer;
  }
  /** Removes its analyses too: who disposes of a run waits for nothing of it. */
  removeRun(id: number): void {
    for (const [analysis, run] of this.runOfAnalysis) if (run === id) this.removeAnalysis(analysis);
    this.runs.remove(id);
  }

  /** A network that only predicts. */
  async createNetwork(
    settings: PlainSettings,
    purpose: NetworkPurpose,
    parameters: NetworkParameters,
  ): Promise<number> {
    await this.whole();
    if (settings['kernels'] !== 'plain') await this.installRelaxed();
    const { network } = this.accepted(this.module.createNetwork(settings, purpose));
    return this.networks.add(this.filled(network, parameters));
  }
  predictByNetwork(id: number, x: Float32Array | Uint8Array, columns: number, scaling: Scaling): Float32Array {
    return predictRows(this.module, this.networks.get(id), x, columns, scaling);
  }
  removeNetwork(id: number): void {
    this.networks.remove(id);
  }

  /** `step` is the one that it is of. */
  startAnalysis(run: number, name: AnalysisName, request: AnalysisRequest): { id: number; step: number } {
    const { analysis } = this.accepted(this.runs.get(run).startAnalysis(name, request));
    const id = this.analyses.add(analysis);
    this.runOfAnalysis.set(id, run);
    return { id, step: analysis.step() };
  }
  /** Takes in more images for about `milliseconds`. */
  advanceAnalysis(id: number, milliseconds: number): { images: number; total: number } {
    const analysis = this.analyses.get(id);
    const start = performance.now();
    while (analysis.done() < analysis.total()) {
      analysis.advance();
      if (performance.now() - start >= milliseconds) break;
    }
    return { images: analysis.done(), total: analysis.total() };
  }
  analysisResult(id: number): object {
    return this.analyses.get(id).result();
  }
  removeAnalysis(id: number): void {
    this.analyses.remove(id);
    this.runOfAnalysis.delete(id);
  }

  /** The module with all that it can do: who only draws registered functions does not wait for the rest of it. */
  private async whole(): Promise<void> {
    this.joining ??= this.joinRest();
    await this.joining;
  }

  private async joinRest(): Promise<void> {
    await this.backoff.turn();
    try {
      await this.loaded.joinRest();
    } catch (error) {
      this.backoff.failed();
      this.joining = undefined; // the next call tries again
      throw error;
    }
  }

  /** When the first run may use them, since who trains nothing does not need them; tried once, so that runs agree. */
  private async installRelaxed(): Promise<void> {
    this.installing ??= installRelaxedKernels(this.loaded);
    this.hasRelaxed = await this.installing;
  }

  /** The network with these parameters; where they do not fit, it is given back. */
  private filled<T extends WasmNetwork>(network: T, parameters: NetworkParameters): T {
    try {
      writeNetwork(this.module, network, parameters);
      return network;
    } catch (error) {
      network.delete();
      throw error;
    }
  }

  private addRun(run: WasmRun): RunSummary {
    return { id: this.runs.add(run), status: run.status(), network: run.network() };
  }

  /** A name that there is not, with the one that was probably meant. */
  private withSuggestion(refusal: Refusal): Refusal {
    const { activation } = refusal.values;
    if (refusal.code !== 'unknown-activation' || typeof activation !== 'string') return refusal;
    const nearest = nearestId(activation, this.module.activations());
    return nearest === undefined ? refusal : { ...refusal, values: { ...refusal.values, nearest } };
  }

  /** `settings` are what was asked for, where a refusal's field tells a place in them. */
  private accepted<T extends object>(result: T | Refusal, isShorthand = false, settings?: PlainSettings): T {
    if (isRefusal(result)) throw refusalError(this.withSuggestion(withAbsence(result, settings)), isShorthand);
    return result;
  }
}
