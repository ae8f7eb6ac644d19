/**
 * The public types of the library (`activarium.js`).
 *
 * Units: losses are nats (mean cross-entropy per image), accuracies and rates are fractions in [0, 1],
 * times are seconds unless a name says otherwise.
 */
import type { Kernels, LayerOptions, RunSettings } from './settings.generated.js';

export type * from './settings.generated.js';

/** What start values must be besides finite, for the formula to make sense. Learning may lead beyond. */
export interface LegalValues {
  readonly atLeast?: number;
  readonly above?: number;
  readonly notZero?: true;
  /** The name of another parameter, whose start value must not be smaller. */
  readonly atMost?: string;
}

/** One learnable or adjustable parameter of an activation function. */
export interface ActivationParameter {
  /** Name in the API, e.g. `alpha`. */
  readonly name: string;
  /** Symbol for display, e.g. `α`. */
  readonly symbol: string;
  /** How many scalars it holds (STAF: 25, others 1). */
  readonly count: number;
  /** Start value, or the mean of start values that are drawn. */
  readonly initial: number;
  /** Start values one by one, [count], where they differ. */
  readonly initials?: readonly number[];
  /** Start values are all `initial`, or drawn from N(initial, spread²) or U(initial − spread, initial + spread). */
  readonly distribution: 'constant' | 'normal' | 'uniform';
  readonly spread: number;
  /** Range offered by sliders; values outside it are taken too where `legal` allows them. */
  readonly minimum: number;
  readonly maximum: number;
  /** Absent where every finite start value is legal. */
  readonly legal?: LegalValues;
  /** Whether gradient descent may change it. */
  readonly learnable: boolean;
  /** Whether it is learned unless a run's `learnParameters` says otherwise. */
  readonly learned: boolean;
}

/** A point at which f′ does not exist, and the value taken there. */
export interface Kink {
  readonly x: number;
  readonly derivative: number;
  readonly reason: string;
}

/** Where a definition comes from; `none` with a note when there is no publication. */
export type Source =
  | {
      readonly kind: 'paper' | 'book' | 'documentation';
      readonly title: string;
      readonly year: number;
      readonly link: string;
    }
  | { readonly kind: 'none'; readonly note: string };

/** The largest error over all finite floats, in units in the last place of float32, and a float where it occurs. */
export interface WorstError {
  readonly ulp: number;
  readonly x: number;
}

/** What a source says of a function, and what is found here. */
export interface Claim {
  readonly text: string;
  readonly source: string;
  /** `open`: it can be measured, and has not been yet. */
  readonly mark: 'confirmed' | 'contradicted' | 'uncheckable' | 'open';
  readonly found: string;
  /** What prints the figures that `found` states, in a copy of the sources. */
  readonly command?: string;
}

/**
 * What a function takes: each number by itself; two halves of a layer's pre-activations, one gating the other; groups of
 * them; or all of the output layer's. All but the elementwise ones are layers and have no curve of their own.
 */
export type ActivationKind = 'elementwise' | 'gated' | 'grouped' | 'output';

/** Everything the registry knows about one activation function. */
export interface ActivationInfo {
  readonly id: string;
  readonly name: string;
  readonly family:
    | 'identity'
    | 'sigmoidal'
    | 'rectifier'
    | 'exponential'
    | 'smooth gate'
    | 'shrinkage'
    | 'periodic'
    | 'learned shape'
    | 'layer'
    | 'own formula';
  /** f(x) in TeX; empty for what `Engine.define` made. */
  readonly formula: string;
  /** f(x) as plain text. */
  readonly formulaText: string;
  /** f(x) in the formula language, its parameters by name; empty where that has no words for it. */
  readonly expression: string;
  readonly kind: ActivationKind;
  /** Pre-activations per unit: a layer of `units` has `pieces · units` columns of weights. */
  readonly pieces: number;
  /** The id of a gate's own function; empty where nothing gates. */
  readonly gate: string;
  readonly parameters: readonly ActivationParameter[];
  readonly kinks: readonly Kink[];
  /** Limits of f and f′ for x → −∞ and x → +∞ with the initial parameters; NaN where there is none. */
  readonly limits: {
    readonly value: readonly [number, number];
    readonly derivative: readonly [number, number];
  };
  /** Infimum and supremum of f with the initial parameters; NaN where they depend on drawn parameters. */
  readonly range: readonly [number, number];
  readonly monotone: boolean;
  /**
   * The errors of f and f′; around a zero of f′ an error of up to 2⁻²⁴ counts as none. NaN where they were not measured,
   * or where no bound in ULP holds, as for sums of sines whose arguments are rounded products with learned numbers.
   */
  readonly accuracy: { readonly value: WorstError; readonly derivative: WorstError };
  readonly source: Source;
  /** Year of the first publication; 0 where none is known. */
  readonly year: number;
  readonly history: string;
  readonly typicalUse: string;
  readonly pros: string;
  readonly cons: string;
  /** Empty in the page's own engine, whose property card loads them by itself. */
  readonly claims: readonly Claim[];
  /** True if training draws a random number per element (RReLU). */
  readonly noisy: boolean;
  /** True if f′ as given and trained with stands for a derivative that is 0 everywhere (the step function). */
  readonly surrogateDerivative?: true;
  /** For what `Engine.define` made: its request, with everything filled in that was left out. */
  readonly definition?: DefineRequest;
  /** The registered function that a defined one is under another spelling. */
  readonly knownAs?: {
    readonly id: string;
    readonly name: string;
    /**
     * Which parameter is which (`b is its β`, with `within its range` where they differ beyond what a slider offers), or
     * for which values (`with b = 1`); may be empty.
     */
    readonly note: string;
  };
}

/** How a formula's parameter starts and whether it learns. */
export interface FormulaParameter {
  /** Start value, or the mean of start values that are drawn; for a list one for all or one for each. Default 1. */
  readonly initial?: number | readonly number[];
  /** As in `ActivationParameter`, default constant. */
  readonly distribution?: 'constant' | 'normal' | 'uniform';
  /** ≥ 0, default 1. */
  readonly spread?: number;
  /** Range offered by sliders; default: around `initial`. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Whether it is learned; default true. */
  readonly learnable?: boolean;
}

export interface DefineRequest {
  /** In the formula language, at most 2,000 characters: `x * sigmoid(b * x)`. Names it does not know are parameters. */
  readonly formula: string;
  readonly parameters?: Readonly<Record<string, FormulaParameter>>;
  /** Default: the formula. */
  readonly name?: string;
}

/** A formula as its text is read. Places count UTF-16 units. */
export type FormulaReading =
  | {
      readonly kind: 'valid';
      /** With normal spacing and no more parentheses than needed. */
      readonly canonical: string;
      /** In the order of the text. `firstIndex` is that of a list, undefined for a single number. */
      readonly parameters: readonly {
        readonly name: string;
        readonly count: number;
        readonly firstIndex: 0 | 1 | undefined;
      }[];
      readonly tree: FormulaNode;
      /** What may not be meant as it is read, in the order of the text; empty for most formulas. */
      readonly notes: readonly FormulaNote[];
    }
  | {
      readonly kind: 'invalid';
      readonly message: string;
      /** What is at fault is text[from … to), or missing there if that is empty. */
      readonly from: number;
      readonly to: number;
    };

/** A remark on a formula that can be read: `z is read as a parameter; the variable is x`, of text[from … to). */
export interface FormulaNote {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A formula's tree. Operators are `+ - * / ^ neg < <= > >= == != and or not`, functions have their names. `spline` has the
 * name of its coefficients as its last argument. A function of the registry has its id, with `_` for `-`, as `op` and is
 * given again as `expanded`, in the language's other words, with its arguments and start values put in.
 */
export type FormulaNode =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'x' }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'index'; readonly name: string; readonly index: FormulaNode }
  | {
      readonly op: 'sum';
      readonly variable: string;
      readonly low: number;
      readonly high: number;
      readonly body: FormulaNode;
    }
  | { readonly op: FormulaOperation; readonly args: readonly FormulaNode[] }
  | { readonly op: string; readonly args: readonly FormulaNode[]; readonly expanded: FormulaNode };

export type FormulaOperation =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | 'neg'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or'
  | 'not'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log1p'
  | 'sqrt'
  | 'abs'
  | 'sign'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'relu'
  | 'silu'
  | 'gelu'
  | 'phi'
  | 'erf'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'sech'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'erfc'
  | 'cbrt'
  | 'floor'
  | 'ceil'
  | 'round'
  | 'trunc'
  | 'log2'
  | 'log10'
  | 'exp2'
  | 'heaviside'
  | 'bspline'
  | 'pow'
  | 'mod'
  | 'max'
  | 'min'
  | 'clamp'
  | 'where'
  | 'spline';

/** Parameter values by name; a scalar fills all entries of a vector parameter. */
export type ParameterValues = Readonly<Record<string, number | readonly number[]>>;

export interface EvaluateRequest {
  readonly activation: string;
  readonly parameters?: ParameterValues;
  /** Seed for parameters that are drawn (STAF), default 7. */
  readonly seed?: number;
  readonly x: Float32Array | readonly number[];
  /** The shorter formats round each operation of the function's `expression`, and need one. Default float32. */
  readonly precision?: 'float32' | 'float16' | 'bfloat16';
}

/** f, f′ and f″ at each x, [n] each. */
export interface Evaluation {
  readonly y: Float32Array;
  readonly dy: Float32Array;
  readonly d2y: Float32Array;
}

export interface SurfaceRequest {
  readonly activation: string;
  readonly parameters?: ParameterValues;
  readonly seed?: number;
  /** Both axes run over [range[0], range[1]], default [−5, 5]. */
  readonly range?: readonly [number, number];
  /** Points per axis, 2 … 1000, default 100. */
  readonly points?: number;
}

/** z = f(x) + f(y) and |∇z|, [points × points] row-major; row = y, column = x. */
export interface Surface {
  readonly axis: Float32Array;
  readonly z: Float32Array;
  readonly gradient: Float32Array;
}

export interface MeasureRequest {
  readonly activation: string;
  readonly parameters?: ParameterValues;
  readonly seed?: number;
  /** Whether `cost` is measured too, which takes half a second, in slices of some 20 ms; default true. */
  readonly cost?: boolean;
}

/** A largest or smallest value; `x` is NaN where it is reached nowhere, or over a stretch. */
export interface Extreme {
  readonly value: number;
  readonly x: number;
}

/** What a function does on both sides of a point: f at a jump, f′ at a kink. */
export interface Step {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** A stretch over which f rises, falls or stays the same. */
export interface Piece {
  readonly low: number;
  readonly high: number;
  readonly direction: 'rising' | 'falling' | 'constant';
}

type Interval = readonly [low: number, high: number];

/**
 * What a function does, measured with the parameters given: found by following its formula, whose divisors, switches,
 * domains and slopes are searched for zeros, with interval bounds that prove where there are none. Of each list only the
 * 32 entries nearest to 0 are given.
 */
export interface Measurement {
  /** Whether f has a finite value at every float. */
  readonly finite: boolean;
  /** Where f has a value, in order; a single point without one, as a pole, lies between two of them. */
  readonly domain: readonly Interval[];
  /** Where f has no value: single points too, both ends then equal. */
  readonly undefined: readonly Interval[];
  /** Where |f| is more than a float can hold, but for the surroundings of poles. */
  readonly infinite: readonly Interval[];
  /** Where |f| grows without bound at a finite x, and where f goes on either side; NaN where it has no value on that side. */
  readonly poles: readonly Step[];
  /** Infimum and supremum of f. */
  readonly lowest: Extreme;
  readonly highest: Extreme;
  /** Limits of f and f′ for x → −∞ and x → +∞; NaN where there is none. */
  readonly limits: { readonly value: Interval; readonly derivative: Interval };
  /** Of f on all of its domain: 1/x falls on each side of 0 and is 'no'. */
  readonly monotone: 'rising' | 'falling' | 'constant' | 'no';
  /** Stretches in order over which f rises, falls or stays the same, without a jump or pole inside. */
  readonly pieces: readonly Piece[];
  /** Where f turns from rising to falling or back. */
  readonly turns: readonly { readonly x: number; readonly value: number; readonly kind: 'maximum' | 'minimum' }[];
  readonly jumps: readonly Step[];
  readonly kinks: readonly Step[];
  /** Lipschitz constant: sup |f′|, ∞ where f jumps. */
  readonly lipschitz: Extreme;
  /** Where |f′| is under 5 % of its largest value; empty where that has no bound. */
  readonly saturated: readonly Interval[];
  /** Whether a list holds more than it gives. */
  readonly more: boolean;
  /** For inputs z from N(0, 1). All NaN where f has no value for some of them, or grows too fast at a pole. */
  readonly normal: {
    /** E f(z) */
    readonly mean: number;
    /** E f(z)² */
    readonly meanSquare: number;
    /** 1 / √E f(z)²: what weights are multiplied by so that a layer keeps the size of its inputs. */
    readonly gain: number;
    /** E f′(z)² */
    readonly meanSquareSlope: number;
    /** Share of f(z)'s variance that a straight line explains; 1 for straight lines. */
    readonly straightShare: number;
    /** P(f(z) = 0) */
    readonly zeroShare: number;
    /** P(|f′(z)| ≤ 10⁻⁶) */
    readonly deadShare: number;
    /** P(|f′(z)| ≥ 5 % of its largest); of the root of E f′(z)² where slopes have no bound. */
    readonly passingShare: number;
  };
  /**
   * Fixed points, from 10⁻⁴ to 10⁴, of the variance map q → gain² · E f(√q z)²: what a wide layer with weights of variance
   * gain² / fan-in and no biases makes of pre-activations of variance q. `slope` is the map's there: under 1 in size,
   * variances close by come closer from layer to layer.
   */
  readonly variances: readonly { readonly variance: number; readonly slope: number }[];
  /** Whether every variance is kept, as it is where f(ax) = a·f(x) for a > 0. */
  readonly everyVariance: boolean;
  /** What was measured with, [scalars] in the order of `ActivationInfo.parameters`: also those that are drawn. */
  readonly parameters: Float32Array;
  /**
   * What ten layers of 256 units make of 256 inputs z₀ from N(0, 1): zₗ = f(zₗ₋₁)·Wₗ, weights normal with variance
   * gain² / 256, drawn from `seed`, no biases. Of the pre-activations of layers 1 to 10; NaN from the layer on where one is
   * not finite. Empty where there is no finite gain.
   */
  readonly layers: readonly {
    /** Over inputs and units. */
    readonly mean: number;
    readonly deviation: number;
    /** Standard deviation over inputs alone, root mean square over the units: near 0 all inputs have become alike. */
    readonly spread: number;
  }[];
  /**
   * Time of a training step of the chapter's network (784-256-192-128-64-10, batches of 128 made-up images, the engine's
   * default kernels) relative to the same with ReLU, whose own is 1. Timed anew each time; absent where it was not asked
   * for, and where a step's loss or gradient is no finite number.
   */
  readonly cost?: number;
  /** Costs this near to the true one are what chance gives, in 95 of 100 measurements. */
  readonly costNoise?: number;
}

/** Bytes received so far and in all, summed over the files of the request. */
export interface DataProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

export interface FashionMnistRequest {
  readonly name: 'fashion-mnist';
  /** Training images: 1 … 60,000, default 10,000. */
  readonly train?: number;
  /** Test images: 1 … 10,000, default 2,000. */
  readonly test?: number;
  /** Folder that holds `manifest.json` and the shards; default: beside the library (`../data/fashion-mnist/`). */
  readonly url?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DataProgress) => void;
}

/** A buffer, or any view of one (a typed array, a DataView, Node's Buffer), of which only its own range is read. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/**
 * One set of images and labels as IDX files, plain or gzip (of several members too, which are joined; zeros behind them are
 * padding). They are copied at once and never detached.
 */
export interface IdxPair {
  readonly images: Bytes;
  readonly labels: Bytes;
}

export interface CustomDatasetRequest extends IdxPair {
  /** Number of classes, 2 … 256, default 10; labels must be below it. */
  readonly classes?: number;
  readonly test?: IdxPair;
}

export type DatasetRequest = FashionMnistRequest | CustomDatasetRequest;

export interface Dataset {
  readonly id: number;
  readonly name: string;
  readonly train: number;
  readonly test: number;
  readonly classes: number;
  readonly classNames: readonly string[];
  /** Height and width of an image in pixels. */
  readonly shape: readonly [number, number];
  /** 64-bit hash of images and labels in their order, 16 hexadecimal digits. */
  readonly hash: string;
  /** Pixels 0 … 255 of images `[from, from + count)`, [count × height × width], with their labels. */
  images(split: Split, from: number, count: number): Promise<{ pixels: Uint8Array; labels: Uint8Array }>;
  /** Gives its memory back at once. Without it that happens some time after nothing refers to the data set any more. */
  dispose(): void;
}

export type Split = 'train' | 'test';

/**
 * The matrix kernels of `kernels` and `Run.kernels`. `plain`: equal seeds and settings give equal bits in every browser and
 * in Node. `relaxed`: multiplies and adds in one instruction, which is faster; equal bits in one browser on one machine,
 * but last bits differ from processor to processor.
 *
 * The first hidden layer follows the inputs; the output layer follows from the data set. What is a list in `RunSettings`
 * under `layers` can also be told in short, for layers that are alike.
 */
export interface RunOptions extends Omit<RunSettings, 'layers'> {
  readonly dataset: Dataset;
  /** Activation id of all hidden layers (with `hidden`). */
  readonly activation?: string;
  readonly parameters?: ParameterValues;
  /** Units of the hidden layers, default the chapter's [256, 192, 128, 64]. Either this or `layers`. */
  readonly hidden?: readonly number[];
  /** The canonical form, in which each hidden layer has its own activation. */
  readonly layers?: readonly LayerOptions[];
}

/**
 * Continue a run from `Run.checkpoint()`. The data set must be the one it was trained on. A run with relaxed kernels goes
 * on with plain ones where the others are missing.
 */
export interface ResumeOptions {
  readonly dataset: Dataset;
  /** Copied at once and never detached. */
  readonly checkpoint: Bytes;
}

export type RunState = 'ready' | 'running' | 'paused' | 'stopped' | 'finished' | 'diverged';

/** Means over one epoch of training, and the test result where it was asked for. */
export interface EpochSummary {
  /** 1 for the first epoch. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly gradientNorm: number;
  readonly test?: { readonly loss: number; readonly accuracy: number };
}

export interface TrainOptions {
  /** Total number of epochs of the run, those already trained included. */
  readonly epochs: number;
  /** Evaluate the test set after each epoch (fills `EpochSummary.test`); default false. */
  readonly evaluateTest?: boolean;
  readonly signal?: AbortSignal;
}

/** One slice of training: about 40 ms of steps, or fewer up to the end of an epoch. */
export interface TrainProgress {
  readonly state: RunState;
  /** Steps done since the start of the run. */
  readonly step: number;
  readonly totalSteps: number;
  readonly stepsPerEpoch: number;
  /** Epochs done, with fraction. */
  readonly epoch: number;
  /** Of the last step's batch, before its update; NaN before the first one since the run was made, resumed or reset. */
  readonly loss: number;
  readonly accuracy: number;
  readonly gradientNorm: number;
  readonly samplesPerSecond: number;
  /** Estimated seconds to the end of `epochs`. */
  readonly secondsLeft: number;
  /** Every step of this slice, in order, [steps] each. */
  readonly steps: {
    readonly loss: Float32Array;
    readonly accuracy: Float32Array;
    readonly gradientNorm: Float32Array;
  };
  /** Present on the slice that ends an epoch. */
  readonly epochSummary?: EpochSummary;
  /** Present when `state` is `diverged`. */
  readonly divergence?: { readonly step: number; readonly reason: string };
}

/** Loss and accuracy over a whole split, and counts [actual × predicted], row-major [classes × classes]. */
export interface EvaluationResult {
  readonly loss: number;
  readonly accuracy: number;
  readonly confusion: Uint32Array;
}

/** Progress of an analysis over a split. */
export interface AnalysisOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: { readonly images: number; readonly total: number }) => void;
}

export interface NeuronsOptions extends AnalysisOptions {
  /** Take in only the first so many images of the split; default all. */
  readonly images?: number;
}

/**
 * What one hidden layer's neurons do over the images of a split; arrays are [units]. Where a neuron has several
 * pre-activations, |f′(z)| is the largest |∂h/∂z| among them, and the gate's, or the largest of a group, is the one that
 * counts for `alwaysOn`.
 */
export interface LayerNeurons {
  readonly units: number;
  readonly activation: string;
  /** Share of images whose output is above 0. */
  readonly firingRate: Float32Array;
  readonly meanOutput: Float32Array;
  readonly maxOutput: Float32Array;
  /** Largest |f′(z)| over the images. */
  readonly maxSlope: Float32Array;
  /** 1 where the output is exactly 0 for every image: the chapter's rule. */
  readonly dead: Uint8Array;
  /** 1 where |f′(z)| ≤ 1e-6 for every image, so no gradient passes. */
  readonly gradientDead: Uint8Array;
  /** 1 where the pre-activation is above 0 for every image. */
  readonly alwaysOn: Uint8Array;
  /** 1 where f is bounded and |f′(z)| is under 5 % of its largest on more than 95 % of the images. */
  readonly saturated: Uint8Array;
  readonly deadCount: number;
  readonly gradientDeadCount: number;
  readonly alwaysOnCount: number;
  readonly saturatedCount: number;
  /** 1 where f′(z) is no number for some image; such a neuron counts as neither gradient-dead nor saturated by it. */
  readonly noSlope: Uint8Array;
  readonly noSlopeCount: number;
}

export interface NeuronReport {
  /** Images the counts were taken over. */
  readonly images: number;
  /** Steps done at the moment that it is of. */
  readonly step: number;
  readonly layers: readonly LayerNeurons[];
}

/**
 * One neuron over the images of a split. Of a gated neuron z, weights and bias are the gate's; of a group z is the
 * largest, weights and bias are the first piece's.
 */
export interface NeuronDetail {
  /** 0 for the first hidden layer. */
  readonly layer: number;
  readonly unit: number;
  readonly activation: string;
  /** Images taken in. */
  readonly images: number;
  readonly step: number;
  /** z of each image in the split's order, [images]. */
  readonly preactivations: Float32Array;
  /** Incoming weights, [fan-in]. */
  readonly weights: Float32Array;
  readonly bias: number;
  /**
   * The weight of each pixel, [height × width]. For the first layer its weights; for deeper layers the product of the
   * weight matrices down to the pixels: what the neuron would weigh if the layers between were linear, gated ones with
   * their gates at 1, groups with their first pieces.
   */
  readonly pixelWeights: Float32Array;
}

/**
 * All parameters as PyTorch lays them out. A layer in front of a gated activation has 2 · units outputs, the values and
 * then the gates, as `nn.functional.glu` takes them; in front of a grouped one all first pieces, then all second ones.
 */
export interface NetworkParameters {
  readonly layers: readonly {
    readonly inputs: number;
    readonly outputs: number;
    /** [outputs × inputs], row-major, as `nn.Linear.weight`. */
    readonly weight: Float32Array;
    readonly bias: Float32Array;
    /** Of the norm behind it, as `nn.BatchNorm1d` has them, [outputs] each. */
    readonly norm?: {
      readonly weight: Float32Array;
      readonly bias: Float32Array;
      readonly runningMean: Float32Array;
      readonly runningVariance: Float32Array;
    };
  }[];
  /** Learnable activation parameters, one entry per set (one for the network, or one per layer). */
  readonly activations: readonly {
    readonly activation: string;
    /** [scalars × sets], where sets is 1, or the units of the layer with `share: 'unit'`. */
    readonly values: Float32Array;
  }[];
}

export interface Run {
  readonly id: number;
  readonly state: RunState;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly parameterCount: number;
  /** What the run computes with. */
  readonly kernels: Kernels;
  /**
   * Train up to `epochs`. Leaving the loop pauses; calling `train` again continues at the exact step. An abort of
   * `signal` ends the loop with `state: 'stopped'`, divergence with `state: 'diverged'`.
   *
   * One loop at a time trains a run. The first `next()` of another one, and `reset`, take the run over as soon as the slice
   * under way is done; the earlier loop ends, without an error, when it asks for its next slice. So a generator that is
   * dropped without `return()` locks nothing.
   */
  train(options: TrainOptions): AsyncGenerator<TrainProgress, void, void>;
  /** Analyses are of the moment at which they were asked for, also while `train` goes on. */
  evaluate(split: Split, options?: AnalysisOptions): Promise<EvaluationResult>;
  /** Class probabilities of images `[from, from + count)`, [count × classes]. */
  predict(split: Split, from: number, count: number): Promise<Float32Array>;
  neurons(split: Split, options?: NeuronsOptions): Promise<NeuronReport>;
  /** One neuron: `layer` 0 is the first hidden layer. */
  neuron(split: Split, layer: number, unit: number, options?: NeuronsOptions): Promise<NeuronDetail>;
  parameters(): Promise<NetworkParameters>;
  /** Hash of all parameters' bits, 16 hexadecimal digits. */
  parametersHash(): Promise<string>;
  /** Everything needed to go on. Later versions of the library read it too; formats before 4 are refused. */
  checkpoint(): Promise<ArrayBuffer>;
  /** Back to the same initial weights, step 0. A loop that trains the run ends, as under `train`. */
  reset(): Promise<void>;
  /** Gives its memory back at once. Without it that happens some time after nothing refers to the run any more. */
  dispose(): void;
}

export interface Engine {
  /** The registered functions, then those defined here. */
  readonly activations: readonly ActivationInfo[];
  readonly version: string;
  /**
   * The kernel sets there are. `relaxed` is absent where the browser lacks relaxed SIMD, and from the first run on where
   * its file could not be loaded.
   */
  readonly kernels: readonly Kernels[];
  evaluate(request: EvaluateRequest): Promise<Evaluation>;
  surface(request: SurfaceRequest): Promise<Surface>;
  /** Of elementwise functions only. */
  measure(request: MeasureRequest): Promise<Measurement>;
  loadDataset(request: DatasetRequest): Promise<Dataset>;
  /** A checkpoint brings the definitions it needs. */
  createRun(options: RunOptions | ResumeOptions): Promise<Run>;
  /** Reads a formula without defining it. */
  readFormula(formula: string): Promise<FormulaReading>;
  /**
   * Makes a function of a formula, which is then among `activations` and can be used wherever an id is asked for. Equal
   * formulas with equal parameters have equal ids; a second definition may give it another name. At most 256.
   */
  define(request: DefineRequest): Promise<ActivationInfo>;
  /** Takes a definition back. Runs that use it go on; unknown ids mean nothing. */
  forget(id: string): Promise<void>;
  dispose(): void;
}

export interface EngineOptions {
  /** Run in a worker. Default: true in browsers, false in Node. */
  readonly worker?: boolean;
}
