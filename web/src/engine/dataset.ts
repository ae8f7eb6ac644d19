/** Data sets as the library's caller sees them, and how they are loaded. */
import { asBytes, asFields, asInteger, asString, checkHooks, invalid } from './check-options.js';
import type { Connection } from './connection.js';
import type { DatasetSummary } from './core.js';
import { EngineError } from './errors.js';
import { classNames, fashionMnistFiles, neededFiles } from './fashion-mnist-source.js';
import { hasGivenBack, onceUnreachable } from './reclaim.js';
import type { Dataset, DatasetRequest, FashionMnistRequest, Split } from './types.js';

export function asSplit(split: unknown): Split {
  if (split !== 'train' && split !== 'test') throw invalid('split', "must be 'train' or 'test'");
  return split;
}

export class LoadedDataset implements Dataset {
  readonly id: number;
  readonly train: number;
  readonly test: number;
  readonly shape: readonly [number, number];
  readonly hash: string;

  constructor(
    readonly connection: Connection,
    summary: DatasetSummary,
    readonly name: string,
    readonly classes: number,
    readonly classNames: readonly string[],
  ) {
    this.id = summary.id;
    this.train = summary.train;
    this.test = summary.test;
    this.shape = [summary.height, summary.width];
    this.hash = summary.hash;
    onceUnreachable(this, remover(connection, summary.id));
  }

  /** Checks that images `[from, from + count)` exist. */
  checkRange(split: Split, from: number, count: number): void {
    const total = this[asSplit(split)];
    asInteger(from, 'from', 0, total);
    asInteger(count, 'count', 0, total - from);
  }

  async images(split: Split, from: number, count: number): Promise<{ pixels: Uint8Array; labels: Uint8Array }> {
    this.checkRange(split, from, count);
    return this.connection.call((core) => core.datasetImages(this.id, split === 'test', from, count));
  }

  dispose(): void {
    hasGivenBack(this);
    remover(this.connection, this.id)();
  }
}

function remover(connection: Connection, id: number): () => void {
  return () => {
    if (!connection.dead) void connection.call((core) => core.removeDataset(id)).catch(() => undefined);
  };
}

/** Opens a data set, lets `fill` append to it, and closes it; nothing is kept if `fill` fails. */
async function filled(
  connection: Connection,
  classes: number,
  counts: { train: number; test: number },
  fill: (id: number) => Promise<void>,
): Promise<DatasetSummary> {
  const id = await connection.call((core) => core.openDataset(classes, counts.train, counts.test));
  try {
    await fill(id);
  } catch (error) {
    if (!connection.dead) await connection.call((core) => core.abandonDataset(id));
    throw error;
  }
  return connection.call((core) => core.closeDataset(id));
}

async function loadFashionMnist(connection: Connection, request: FashionMnistRequest): Promise<Dataset> {
  const train = asInteger(request.train, 'train', 1, 60_000, 10_000);
  const test = asInteger(request.test, 'test', 1, 10_000, 2_000);
  const { signal } = request;
  checkHooks(signal, request.onProgress);
  const url = request.url === undefined ? undefined : asString(request.url, 'url');
  const source = await fashionMnistFiles(url, signal);
  const { files, onBytes } = neededFiles(source, train, test, request.onProgress);
  const summary = await filled(connection, classNames.length, { train, test }, async (id) => {
    for (const { file, limit } of files) {
      if (signal?.aborted) throw new EngineError('aborted', '', 'Loading the data was stopped.');
      const { images, labels } = await file.read(onBytes, signal);
      await connection.call((core) =>
        core.appendImages(id, file.test, connection.give(images), connection.give(labels), limit, ''),
      );
    }
  });
  const dataset = new LoadedDataset(connection, summary, 'fashion-mnist', classNames.length, classNames);
  if (dataset.train === train && dataset.test === test) return dataset;
  dataset.dispose();
  throw new EngineError(
    'invalid-data',
    'manifest',
    `The shards hold fewer images than were asked for: ${dataset.train} of ${train} for training, ` +
      `${dataset.test} of ${test} for the test. Run npm run build again.`,
  );
}

async function loadCustom(connection: Connection, fields: ReadonlyMap<string, unknown>): Promise<Dataset> {
  const classes = asInteger(fields.get('classes'), 'classes', 2, 256, 10);
  const pairs = [{ test: false, prefix: '', own: fields }];
  const test = fields.get('test');
  if (test !== undefined)
    pairs.push({ test: true, prefix: 'test.', own: asFields(test, 'test', ['images', 'labels']) });
  // Copies, so that the caller's buffers stay attached.
  const copies = pairs.map(({ own, prefix, ...rest }) => ({
    ...rest,
    prefix,
    images: asBytes(own.get('images'), `${prefix}images`, 'an IDX file'),
    labels: asBytes(own.get('labels'), `${prefix}labels`, 'an IDX file'),
  }));
  const summary = await filled(connection, classes, { train: 0, test: 0 }, async (id) => {
    for (const { test: isTest, prefix, images, labels } of copies)
      await connection.call((core) =>
        core.appendImages(id, isTest, connection.give(images), connection.give(labels), 0xffff_ffff, prefix),
      );
  });
  const names = Array.from({ length: classes }, (_, i) => String(i));
  return new LoadedDataset(connection, summary, 'custom', classes, names);
}

export async function loadDataset(connection: Connection, request: DatasetRequest): Promise<Dataset> {
  if (typeof request !== 'object' || (request as unknown) === null || !('name' in request))
    return loadCustom(connection, asFields(request, '', ['images', 'labels', 'classes', 'test']));
  asFields(request, '', ['name', 'train', 'test', 'url', 'signal', 'onProgress']);
  const name: unknown = request.name;
  if (name !== 'fashion-mnist') throw invalid('name', "must be 'fashion-mnist'");
  return loadFashionMnist(connection, request);
}
