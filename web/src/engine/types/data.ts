/** Data sets: what to train on, and how it is given. */

/** The two halves of a data set: what is trained on, and what is only tested with. */
export type Split = 'train' | 'test';

/** What stops a call once it is `aborted`: an AbortSignal. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** Bytes received so far and in all, summed over the files of the request. */
export interface DataProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** The first so many images of FashionMNIST, 28 × 28 pixels in ten classes. */
export interface FashionMnistRequest {
  readonly name: 'fashion-mnist';
  /** Training images: 1 … 60,000, default 10,000. */
  readonly train?: number;
  /** Test images: 0 … 10,000, default 2,000. Without any nothing of them is downloaded. */
  readonly test?: number;
  /**
   * Folder that holds `manifest.json` and the shards; default: beside the library (`../data/fashion-mnist/`). In Node, where
   * that is missing, the folder in the variable FASHION_MNIST_DIR or of Debian's package dataset-fashion-mnist.
   */
  readonly url?: string;
  readonly signal?: StopSignal;
  readonly onProgress?: (progress: DataProgress) => void;
}

/** A buffer, or any view of one (a typed array, a DataView, Node's Buffer), of which only its own range is read. */
export type Bytes = ArrayBuffer | ArrayBufferView;

/** `Blob`, or as much of it as every host's has where the program's compiler knows none. */
export type HostBlob = typeof globalThis extends { Blob: { prototype: infer B extends AnyBlob } } ? B : AnyBlob;

export interface AnyBlob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * One set of images and labels as IDX files, plain or gzip (of several members too, which are joined; zeros behind them are
 * padding). They are copied at once and never detached.
 */
export interface IdxPair {
  readonly images: Bytes;
  readonly labels: Bytes;
}

/** Images of one's own, for training and, where `test` is given, for testing. */
export interface CustomDatasetRequest extends IdxPair {
  /** Number of classes, 2 … 256, default 10; labels must be below it. */
  readonly classes?: number;
  readonly test?: IdxPair;
}

/** Numbers in a row. */
export type Numbers =
  | readonly number[]
  | Uint8Array
  | Uint8ClampedArray
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/**
 * Inputs, [rows × columns]: an array of rows, or all rows one after the other in one array. They must be finite and within
 * the range of single precision, to which they are rounded.
 */
export type Rows = Numbers | readonly Numbers[];

/**
 * A target for each row: classes as whole numbers from 0 to 255 or as names; or numbers to be met, one for each row, or rows
 * of them.
 */
export type TargetRows = Rows | readonly string[];

/** What a network is to give: probabilities of classes, or numbers. */
export type TargetKind = 'classes' | 'numbers';

/**
 * How inputs become what a network sees: x · `multiply` + `add` in single precision, with one number for all columns or
 * one for each.
 */
export interface Scaling {
  readonly multiply: readonly number[];
  readonly add: readonly number[];
}

/** Rows and their targets. They are copied at once. */
export interface ArrayPair {
  readonly x: Rows;
  readonly y: TargetRows;
}

/** A data set of the caller's own numbers. */
export interface ArrayDatasetRequest extends ArrayPair {
  readonly test?: ArrayPair;
  /** Height and width of images; default: a row of columns, [1, columns]. At most 65,536 numbers. */
  readonly shape?: readonly [number, number];
  /**
   * `unit`: bytes (Uint8Array, Uint8ClampedArray) are divided by 255; of other numbers each column, or the whole of images
   * (those with a `shape`), goes from its smallest and largest value in the training rows to 0 … 1. `standard`: the same
   * parts get the mean 0 and the standard deviation 1 over the training rows. `none`: they stay as they are. Default
   * `unit` for bytes, `none` for other numbers. What never changes is only shifted. A `Scaling`, such as a model's,
   * is taken as it is.
   */
  readonly scale?: 'unit' | 'standard' | 'none' | Scaling;
  /**
   * What `y` holds. Default: `classes` for names, and for whole numbers from 0 to 255 unless they stand in rows, in a
   * Float32Array or in a Float64Array; otherwise `numbers`.
   */
  readonly targets?: TargetKind;
  /** Number of classes, 2 … 256; default: as many as `classNames`, or one more than the largest in `y`. */
  readonly classes?: number;
  /** A name for each class; default: the names in `y`, sorted, or '0', '1', … */
  readonly classNames?: readonly string[];
}

/** What `Engine.loadDataset` takes. */
export type DatasetRequest = FashionMnistRequest | CustomDatasetRequest | ArrayDatasetRequest;

/** What runs are trained on. Its numbers lie in the engine. */
export interface Dataset {
  readonly id: number;
  readonly name: string;
  /** How many inputs there are to train with. */
  readonly train: number;
  /** How many there are to test with; may be 0. */
  readonly test: number;
  readonly targets: TargetKind;
  /** Numbers of one input: height · width. */
  readonly inputs: number;
  /** Outputs of a network for it: the classes, or the numbers of a target. */
  readonly outputs: number;
  /** 0 where targets are numbers. */
  readonly classes: number;
  readonly classNames: readonly string[];
  /** Height and width of an image in pixels; [1, columns] of rows. */
  readonly shape: readonly [number, number];
  /** What is done to inputs. Of FashionMNIST and IDX files: pixels 0 … 255 become p · 2/255 − 1, in [−1, 1]. */
  readonly scaling: Scaling;
  /** 64-bit hash of inputs and targets in their order, 16 hexadecimal digits. */
  readonly hash: string;
  /**
   * Bytes 0 … 255 of images `[from, from + count)`, [count × height × width], with their labels. Refused where inputs are
   * not bytes.
   */
  images(split: Split, from: number, count: number): Promise<{ pixels: Uint8Array; labels: Uint8Array }>;
  /**
   * Gives its memory back at once. Runs that were made of it go on; none can be made of it any more. Without it that
   * happens some time after nothing refers to the data set any more.
   */
  dispose(): void;
  /** For `using`. */
  [Symbol.dispose](): void;
}
