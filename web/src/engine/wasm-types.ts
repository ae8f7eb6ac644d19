/** What the compiled engine's Embind classes and functions look like. */
import type { FormulaFault, KnownFunction, Refusal } from './refusal.js';
import type {
  ActivationInfo,
  EvaluationResult,
  Evaluation,
  FormulaParameter,
  FormulaReading,
  Kernels,
  LayerNeurons,
  ModelDescription,
  NeuronDetail,
  Surface,
} from './types.js';

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

export interface DatasetNumbers {
  readonly train: number;
  readonly test: number;
  readonly height: number;
  readonly width: number;
  /** Whether targets are classes, and how many outputs a network has for them. */
  readonly hasClasses: boolean;
  readonly outputs: number;
  readonly background: number | undefined;
  readonly hash: string;
}

export interface WasmDataset extends WasmObject {
  summary(): DatasetNumbers;
  images(test: boolean, from: number, count: number): { pixels: Uint8Array; labels: Uint8Array } | Refusal;
}

/** A data set whose numbers JavaScript writes: the addresses of inputs and targets of training and test. */
export interface ArraySpace {
  readonly dataset: WasmDataset;
  /** Bytes or floats, [count × height × width] each. */
  readonly x: readonly [number, number];
  /** Bytes for classes, or floats, [count × outputs] each. */
  readonly y: readonly [number, number];
}

export interface ArrayShape {
  readonly height: number;
  readonly width: number;
  readonly hasClasses: boolean;
  readonly outputs: number;
  readonly train: number;
  readonly test: number;
  /** Inputs are bytes, which become p · multiply + add; with classes only. */
  readonly bytes?: { readonly multiply: number; readonly add: number };
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
  /** Of each linear layer. */
  readonly epochLayerGradientNorms: Float64Array;
}

/** What the engine itself knows of a function. What another function it is has no words yet. */
export type EngineInfo = Omit<ActivationInfo, 'claims' | 'knownAs'> & {
  readonly knownAs?: { readonly id: string; readonly name: string } & KnownFunction;
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

/** Where a network's parameters lie in its block, in floats. */
export interface ParameterLayout {
  readonly layers: readonly {
    readonly inputs: number;
    readonly outputs: number;
    /** [inputs × outputs], row-major. */
    readonly weight: number;
    readonly bias: number;
    readonly norm?: {
      readonly weight: number;
      readonly bias: number;
      readonly runningMean: number;
      readonly runningVariance: number;
    };
  }[];
  readonly activations: readonly { readonly activation: string; readonly offset: number; readonly size: number }[];
}

/** A network in the engine's memory. */
export interface WasmNetwork extends WasmObject {
  layout(): ParameterLayout;
  /** A copy of the block. */
  parameters(): Float32Array<ArrayBuffer>;
  /** The block's address, for writing all of it. */
  changeParameters(): number;
  /** Where rows of scaled inputs are written for `predictRows`, and how many at once. */
  inputSpace(): { readonly address: number; readonly rows: number };
  /** Class probabilities or outputs, [rows × outputs]. */
  predictRows(rows: number): Float32Array<ArrayBuffer>;
}

/** What a network is made of, defaults filled in. */
export type NetworkSettings = Pick<ModelDescription, 'layers' | 'share' | 'learnParameters'>;

/** What a network is for, where there is no data set. */
export interface NetworkPurpose {
  readonly height: number;
  readonly width: number;
  readonly hasClasses: boolean;
  readonly outputs: number;
  readonly background: number | undefined;
}

export interface WasmRun extends WasmNetwork {
  /** What its network is made of: no more of the settings. */
  network(): NetworkSettings;
  /** Makes the parameters as they are now those that `reset` goes back to; of a run that was made with `startsGiven`. */
  keepStart(): void;
  step(): { loss: number; accuracy: number; gradientNorm: number; diverged: boolean };
  reset(): void;
  status(): RunStatus;
  predict(test: boolean, from: number, count: number): Float32Array | Refusal;
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
  define(formula: string, name: string, parameters: Declarations): { info: EngineInfo } | Refusal;
  definitions(): EngineInfo[];
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
  arrayDataset(shape: ArrayShape): ArraySpace | Refusal;
  createRun(settings: PlainSettings, dataset: WasmDataset, startsGiven: boolean): { run: WasmRun } | Refusal;
  /** A network that only predicts: of `layers`, `share`, `learnParameters` and `kernels`. */
  createNetwork(settings: PlainSettings, purpose: NetworkPurpose): { network: WasmNetwork } | Refusal;
  readonly CheckpointBytes: new (size: number) => WasmCheckpointBytes;
  /** `index` is the kernel's place in the function table. */
  installRelaxedKernels(index: number): void;
}
