/** Data sets as the library's caller sees them. */
import { asInteger } from './check-options.js';
import { endsByUsing, printsAs } from './host-protocols.js';
import type { Connection } from './connection.js';
import type { DatasetSummary } from './core.js';
import { hasGivenBack, onceUnreachable } from './reclaim.js';
import type { Dataset, Scaling, Split, TargetKind } from './types.js';
import { invalid } from './wording.js';

export function asSplit(split: unknown): Split {
  if (split !== 'train' && split !== 'test') throw invalid('choice', { field: 'split', names: ["'train'", "'test'"] });
  return split;
}

export class LoadedDataset implements Dataset {
  declare readonly [Symbol.dispose]: () => void;
  readonly id: number;
  readonly train: number;
  readonly test: number;
  readonly shape: readonly [number, number];
  readonly targets: TargetKind;
  readonly inputs: number;
  readonly outputs: number;
  readonly classes: number;
  readonly hash: string;
  readonly #connection: Connection;
  readonly #background: number | undefined;

  constructor(
    connection: Connection,
    summary: DatasetSummary,
    readonly name: string,
    readonly classNames: readonly string[],
    readonly scaling: Scaling,
  ) {
    this.#connection = connection;
    this.#background = summary.background;
    this.id = summary.id;
    this.train = summary.train;
    this.test = summary.test;
    this.shape = [summary.height, summary.width];
    this.targets = summary.hasClasses ? 'classes' : 'numbers';
    this.inputs = summary.height * summary.width;
    this.outputs = summary.outputs;
    this.classes = summary.hasClasses ? summary.outputs : 0;
    this.hash = summary.hash;
    onceUnreachable(this, remover(connection, summary.id));
  }

  /** What `value` is, if it is a data set of this engine or another's. */
  static of(value: unknown): { dataset: LoadedDataset; connection: Connection; background: number | null } | undefined {
    if (!(value instanceof LoadedDataset)) return undefined;
    return { dataset: value, connection: value.#connection, background: value.#background ?? null };
  }

  /** Checks that images `[from, from + count)` exist. */
  checkRange(split: Split, from: number, count: number): void {
    const total = this[asSplit(split)];
    asInteger(from, 'from', 0, total);
    asInteger(count, 'count', 0, total - from);
  }

  async images(split: Split, from: number, count: number): Promise<{ pixels: Uint8Array; labels: Uint8Array }> {
    this.checkRange(split, from, count);
    return this.#connection.call((core) => core.datasetImages(this.id, split === 'test', from, count));
  }

  toJSON(): object {
    const { id, name, train, test, targets, inputs, outputs, classNames, shape, scaling, hash } = this;
    return { id, name, train, test, targets, inputs, outputs, classNames, shape, scaling, hash };
  }

  dispose(): void {
    hasGivenBack(this);
    remover(this.#connection, this.id)();
  }
}
endsByUsing(LoadedDataset);
printsAs(LoadedDataset, 'Dataset', (dataset) => dataset.toJSON());

const remover = (connection: Connection, id: number) => (): void => {
  connection.release((core) => core.removeDataset(id));
};
