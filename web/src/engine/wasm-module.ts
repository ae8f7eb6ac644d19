/** The compiled engine: what its Embind classes look like, and how its bytes are found and instantiated. */
import createModule from '#wasm/engine.js';
import firstUrl from '#wasm/engine-first.wasm?url';
import restUrl from '#wasm/engine-rest.wasm?url';
import type {
  ActivationInfo,
  EvaluationResult,
  Evaluation,
  FormulaParameter,
  FormulaReading,
  Kernels,
  LayerNeurons,
  NetworkParameters,
  NeuronDetail,
  Surface,
} from './types.js';
import { EngineError } from './errors.js';
import type { FormulaFault, KnownFunction } from './formula-words.js';
import type { Refusal } from './problem-words.js';
import { isNode } from './environment.js';

export type ParameterEntries = readonly (readonly [string, readonly number[]])[];

/** A formula's parameters by name; a start value is a list. */
export type Declarations = readonly (readonly [
  string,
  Omit<FormulaParameter, 'initial'> & { readonly initial?: readonly number[] },
])[];

export type Precision = 'float32' | 'float16' | 'bfloat16';

export interface WasmObject {
  delete(): void;
}

export interface WasmDataset extends WasmObject {
  summary(): { train: number; test: number; height: number; width: number; hash: string };
  images(test: boolean, from: number, count: number): { pixels: Uint8Array; labels: Uint8Array };
}

export interface WasmDatasetBuilder extends WasmObject {
  reserve(test: boolean, count: number): boolean;
  stage(file: 0 | 1, size: number): number;
  append(test: boolean, limit: number): Refusal;
  dataset(): WasmDataset;
}

export interface RunStatus {
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** What is no longer finite; empty while all is. */
  readonly divergence: '' | 'loss' | 'gradient' | 'parameters';
  readonly kernels: Kernels;
  readonly batchSize: number;
  readonly parameterCount: number;
  readonly epochLoss: number;
  readonly epochAccuracy: number;
  readonly epochGradientNorm: number;
}

/** What the engine itself knows of a function. */
export type EngineInfo = Omit<ActivationInfo, 'claims'>;

/** The same of a function that was defined, without words. */
export type DefinedInfo = Omit<EngineInfo, 'knownAs'> & {
  readonly knownAs?: Omit<NonNullable<EngineInfo['knownAs']>, 'note'> & KnownFunction;
};

/** A formula that can be read, without words for the notes. */
export type ReadFormula = Omit<Extract<FormulaReading, { kind: 'valid' }>, 'notes'> & {
  readonly notes: readonly FormulaFault[];
};

/** What the engine itself knows of a neuron. */
export type OneNeuron = Omit<NeuronDetail, 'layer' | 'unit' | 'images' | 'step'>;

export interface WasmAnalysis extends WasmObject {
  advance(): void;
  done(): number;
  total(): number;
  /** Steps that the run had done when it began. */
  step(): number;
  result(): object;
}

/** What an analysis gives, by its name. */
export interface AnalysisResults {
  readonly evaluation: EvaluationResult;
  readonly neurons: { readonly layers: LayerNeurons[] };
  readonly neuron: OneNeuron;
}
export type AnalysisName = keyof AnalysisResults;

export interface AnalysisRequest {
  readonly test: boolean;
  readonly images?: number;
  readonly layer?: number;
  readonly unit?: number;
}

export interface WasmRun extends WasmObject {
  step(): { loss: number; accuracy: number; gradientNorm: number; diverged: boolean };
  reset(): void;
  status(): RunStatus;
  predict(test: boolean, from: number, count: number): Float32Array | Refusal;
  parameters(): NetworkParameters;
  parametersHash(): string;
  checkpoint(): Uint8Array<ArrayBuffer> | Refusal;
  startAnalysis(name: AnalysisName, request: AnalysisRequest): { analysis: WasmAnalysis } | Refusal;
}

/** A checkpoint's bytes in the engine's memory. */
export interface WasmCheckpointBytes extends WasmObject {
  /** Where they are to be written; 0 if memory ended. */
  address(): number;
  resume(dataset: WasmDataset): { run: WasmRun } | Refusal;
}

/** The settings of a run as plain data; the engine fills in defaults and says what is wrong. */
export type PlainSettings = Readonly<Record<string, unknown>>;

/** A measurement as the engine gives it. */
export interface MeasuredNumbers {
  readonly numbers: Float64Array;
  readonly parameters: Float32Array;
}

export interface WasmModule {
  readonly HEAPU8: Uint8Array;
  readonly DatasetBuilder: new (classes: number) => WasmDatasetBuilder;
  activations(): EngineInfo[];
  evaluate(
    id: string,
    parameters: ParameterEntries,
    seed: number,
    x: Float32Array | readonly number[],
  ): Evaluation | Refusal;
  evaluateRounded(
    id: string,
    parameters: ParameterEntries,
    seed: number,
    x: Float32Array | readonly number[],
    precision: Exclude<Precision, 'float32'>,
  ): Evaluation | Refusal;
  readFormula(formula: string): ReadFormula | FormulaFault;
  define(formula: string, name: string, parameters: Declarations): { info: DefinedInfo } | Refusal;
  definitions(): DefinedInfo[];
  forget(id: string): void;
  surface(
    id: string,
    parameters: ParameterEntries,
    seed: number,
    low: number,
    high: number,
    points: number,
  ): Surface | Refusal;
  measure(id: string, parameters: ParameterEntries, seed: number): MeasuredNumbers | Refusal;
  idxFileBytes(head: Uint8Array, rank: 1 | 3): { bytes: number } | Refusal;
  createRun(settings: PlainSettings, dataset: WasmDataset): { run: WasmRun } | Refusal;
  readonly CheckpointBytes: new (size: number) => WasmCheckpointBytes;
  /** `index` is the kernel's place in the function table. */
  installRelaxedKernels(index: number): void;
}

/** The smallest module that uses a 128-bit vector: (func (result v128) (i8x16.splat (i32.const 0))). */
const simdProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11],
);

/** The module in a file of the build; `signal` gives up its fetching. */
export async function compileWasm(url: string, signal?: AbortSignal): Promise<WebAssembly.Module> {
  const address = new URL(url, import.meta.url);
  if (isNode) {
    const { readFile } = await import('node:fs/promises');
    return WebAssembly.compile(new Uint8Array(await readFile(address)));
  }
  const response = await fetch(address, { signal: signal ?? null });
  if (!response.ok)
    throw new EngineError(
      'engine-crashed',
      '',
      `The engine could not be loaded: ${address.pathname} answered ${String(response.status)}. Reload the page.`,
    );
  // Not every host sends application/wasm, which compileStreaming demands.
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * The engine with what another module needs to join it. Before `joinRest` it describes and draws registered functions,
 * nothing else; any other call throws.
 */
export interface LoadedModule {
  readonly module: WasmModule;
  /** Loads what trains, analyses and reads formulas. */
  readonly joinRest: () => Promise<void>;
  readonly memory: WebAssembly.Memory;
  readonly table: WebAssembly.Table;
}

/** The export of that kind; Emscripten shortens the names. */
function exportOf<T>(instance: WebAssembly.Instance, kind: new (...args: never[]) => T): T {
  const found = Object.values(instance.exports).find((value): value is T & typeof value => value instanceof kind);
  if (found === undefined) throw new Error(`The engine exports no ${kind.name}`);
  return found;
}

/**
 * What stands in the function table for the functions of the rest, each named by its place there. The rest takes these
 * places when it joins, but Embind keeps what it found at the start: that calls what is there by then.
 */
function placeholders(placeOf: () => WebAssembly.Table | undefined): Record<string, (...values: unknown[]) => unknown> {
  return new Proxy(
    {},
    {
      get:
        (_, place) =>
        (...values: unknown[]) => {
          const table = placeOf();
          if (table === undefined) throw new Error('The rest of the engine has not been loaded yet');
          return (table.get(Number(place)) as (...values: unknown[]) => unknown)(...values);
        },
    },
  );
}

export async function loadWasmModule(): Promise<LoadedModule> {
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(simdProbe))
    throw new EngineError(
      'unsupported',
      'WebAssembly',
      'This browser lacks WebAssembly with SIMD. Chrome or Edge 97, Firefox 113, Safari 16.4 and later have it.',
    );
  const compiled = await compileWasm(firstUrl);
  // Emscripten's promise does not hear of a failed instantiation, so it is rejected here.
  return new Promise((resolve, reject) => {
    let instance: WebAssembly.Instance;
    let joined: WebAssembly.Table | undefined;
    const joinRest = async (): Promise<void> => {
      // It calls nothing of what stands in for it.
      await WebAssembly.instantiate(await compileWasm(restUrl), { primary: instance.exports });
      joined = exportOf(instance, WebAssembly.Table);
    };
    const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
      WebAssembly.instantiate(compiled, { ...imports, placeholder: placeholders(() => joined) })
        .then((made) => {
          instance = made;
          done(made);
        })
        .catch(reject);
      return {};
    };
    createModule({ instantiateWasm })
      .then((module) => {
        resolve({
          module: module as WasmModule,
          joinRest,
          memory: exportOf(instance, WebAssembly.Memory),
          table: exportOf(instance, WebAssembly.Table),
        });
      })
      .catch(reject);
  });
}
