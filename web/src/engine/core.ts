/**
 * The engine as one object, in a worker or in-process: the wasm module plus tables of its data sets, runs and
 * analyses by number. Every method does a bounded piece of work, so that a caller can stop between two of them.
 */
import { bytesOf } from './blob-bytes.js';
import { refusalError } from './check-options.js';
import { EngineError } from './errors.js';
import { symbolOf } from './letters.js';
import type { FormulaFault } from './refusal.js';
import { ModuleParts } from './module-parts.js';
import { readMeasurement } from './read-measurement.js';
import { stepCost } from './step-cost.js';
import { predictRows, readNetwork, writeNetwork } from './network-memory.js';
import type { Evaluation, Kernels, Measurement, NetworkParameters, Scaling, Surface } from './types.js';
import { Table } from './table.js';
import { trainSlice, type Slice } from './train-slice.js';
import { stageIdx } from './unpack.js';
import { loadWasmModule } from './wasm-module.js';
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
  private timing: Promise<unknown> = Promise.resolve();

  private constructor(private readonly parts: ModuleParts) {
    this.module = parts.module;
  }

  static async create(): Promise<EngineCore> {
    return new EngineCore(new ModuleParts(await loadWasmModule()));
  }

  /** The kernel sets there are. */
  kernels(): readonly Kernels[] {
    return this.parts.hasRelaxed ? ['plain', 'relaxed'] : ['plain'];
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
    if (precision === 'float32') return this.parts.accepted(this.module.evaluate(id, parameters, seed, x));
    await this.parts.whole();
    return this.parts.accepted(this.module.evaluateRounded(id, parameters, seed, x, precision));
  }

  async readFormula(formula: string): Promise<ReadFormula | FormulaFault> {
    await this.parts.whole();
    return this.module.readFormula(formula);
  }
  async define(formula: string, name: string, parameters: Declarations): Promise<EngineInfo> {
    await this.parts.whole();
    return withSymbols(this.parts.accepted(this.module.define(formula, name, parameters)).info);
  }
  async definitions(): Promise<EngineInfo[]> {
    await this.parts.whole();
    return this.module.definitions().map(withSymbols);
  }
  async forget(id: string): Promise<void> {
    await this.parts.whole();
    this.module.forget(id);
  }

  surface(
    id: string,
    parameters: ParameterEntries,
    seed: number,
    range: readonly [number, number],
    points: number,
  ): Surface {
    return this.parts.accepted(this.module.surface(id, parameters, seed, range[0], range[1], points));
  }

  async measure(id: string, parameters: ParameterEntries, seed: number, withCost: boolean): Promise<Measurement> {
    await this.parts.whole();
    const measured = readMeasurement(this.parts.accepted(this.module.measure(id, parameters, seed)));
    if (!withCost) return measured;
    await this.parts.installRelaxed();
    // One at a time: two would time each other.
    const timed = this.timing.then(() =>
      stepCost(this.module, id, parameters, seed, this.parts.hasRelaxed ? 'relaxed' : 'plain'),
    );
    this.timing = timed.catch(() => undefined);
    const time = await timed;
    return time ? { ...measured, cost: time.ratio, costNoise: time.noise } : measured;
  }

  async openDataset(classes: number, train: number, test: number): Promise<number> {
    await this.parts.whole();
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
    images: ArrayBuffer | Blob,
    labels: ArrayBuffer | Blob,
    limit: number,
    prefix: string,
  ): Promise<void> {
    const builder = this.builders.get(id);
    for (const [source, rank, field] of [
      [images, 3, `${prefix}images`],
      [labels, 1, `${prefix}labels`],
    ] as const)
      await stageIdx(this.module, builder, await bytesOf(source, 'data-unavailable', field), rank, field);
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
    await this.parts.whole();
    const space = this.parts.accepted(this.module.arrayDataset(shape));
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
    return this.parts.accepted(this.datasets.get(id).images(test, from, count));
  }
  removeDataset(id: number): void {
    this.datasets.remove(id);
  }

  async createRun(settings: PlainSettings, dataset: number, isShorthand: boolean): Promise<RunSummary> {
    if (settings['kernels'] !== 'plain') await this.parts.installRelaxed();
    const made = this.module.createRun(settings, this.datasets.get(dataset), false);
    return this.addRun(this.parts.accepted(made, isShorthand, settings).run);
  }
  /** A run that starts from these parameters, and goes back to them. */
  async createRunFrom(settings: PlainSettings, dataset: number, parameters: NetworkParameters): Promise<RunSummary> {
    if (settings['kernels'] !== 'plain') await this.parts.installRelaxed();
    const { run } = this.parts.accepted(this.module.createRun(settings, this.datasets.get(dataset), true));
    this.parts.filled(run, parameters).keepStart();
    return this.addRun(run);
  }
  async resumeRun(checkpoint: ArrayBuffer | Blob, dataset: number): Promise<RunSummary> {
    // The caller may transfer its own meanwhile.
    const source = checkpoint instanceof Blob ? checkpoint : checkpoint.slice(0);
    const bytes = new Uint8Array(await bytesOf(source, 'invalid-data', 'checkpoint'));
    await this.parts.installRelaxed();
    const held = new this.module.CheckpointBytes(bytes.length);
    try {
      const address = held.address();
      if (address === 0) throw new EngineError('out-of-memory', '', wording('memory.checkpoint'));
      this.module.HEAPU8.set(bytes, address);
      return this.addRun(this.parts.accepted(held.resume(this.datasets.get(dataset))).run);
    } finally {
      held.delete();
    }
  }

  /** Trains until `targetStep`, the end of an epoch, divergence, or about `milliseconds`; at least one step. */
  train(id: number, targetStep: number, milliseconds: number): Slice {
    return trainSlice(this.runs.get(id), targetStep, milliseconds);
  }
  resetRun(id: number): RunStatus {
    this.runs.get(id).reset();
    return this.runs.get(id).status();
  }
  predict(id: number, test: boolean, from: number, count: number): Float32Array {
    return this.parts.accepted(this.runs.get(id).predict(test, from, count));
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
    return this.parts.accepted(this.runs.get(id).checkpoint()).buffer;
  }
  checkpointBlob(id: number): Blob {
    return new Blob([this.checkpoint(id)]);
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
    await this.parts.whole();
    if (settings['kernels'] !== 'plain') await this.parts.installRelaxed();
    const { network } = this.parts.accepted(this.module.createNetwork(settings, purpose));
    return this.networks.add(this.parts.filled(network, parameters));
  }
  predictByNetwork(id: number, x: Float32Array | Uint8Array, columns: number, scaling: Scaling): Float32Array {
    return predictRows(this.module, this.networks.get(id), x, columns, scaling);
  }
  removeNetwork(id: number): void {
    this.networks.remove(id);
  }

  /** `step` is the one that it is of. */
  startAnalysis(run: number, name: AnalysisName, request: AnalysisRequest): { id: number; step: number } {
    const { analysis } = this.parts.accepted(this.runs.get(run).startAnalysis(name, request));
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

  private addRun(run: WasmRun): RunSummary {
    return { id: this.runs.add(run), status: run.status(), network: run.network() };
  }
}
