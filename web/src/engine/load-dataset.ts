/** How data sets are loaded: FashionMNIST, IDX files, arrays. */
import { asBytes, asFields, asInteger, asString, checkHooks } from './check-options.js';
import type { Connection } from './connection.js';
import type { DatasetSummary } from './core.js';
import { LoadedDataset } from './dataset.js';
import { EngineError, type EngineErrorCode } from './errors.js';
import { classNames, fashionMnistFiles, neededFiles } from './fashion-mnist-source.js';
import { loadArrays } from './load-arrays.js';
import { pixelScaling } from './scaling.js';
import { invalid, wording } from './wording.js';
import type { Dataset, DatasetRequest, FashionMnistRequest, StopSignal } from './types.js';

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

/** Does `work`, a download for the engine; its signal is aborted by the caller's and by the engine's death. */
async function whileAlive<T>(
  connection: Connection,
  signal: StopSignal | undefined,
  work: (signal: StopSignal) => Promise<T>,
): Promise<T> {
  return connection.during(async (death) => {
    const either = new AbortController();
    const abort = (): void => {
      either.abort();
    };
    death.addEventListener('abort', abort);
    if (signal instanceof AbortSignal) signal.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    try {
      return await work(either.signal);
    } finally {
      if (signal instanceof AbortSignal) signal.removeEventListener('abort', abort);
    }
  });
}

/** Whether the fault lies with what was downloaded. */
const isOfFile = (code: EngineErrorCode): boolean => code === 'invalid-data' || code === 'data-unavailable';

async function loadFashionMnist(connection: Connection, request: FashionMnistRequest): Promise<Dataset> {
  const train = asInteger(request.train, 'train', 1, 60_000, 10_000);
  const test = asInteger(request.test, 'test', 0, 10_000, 2_000);
  const { signal } = request;
  checkHooks(signal, request.onProgress);
  const url = request.url === undefined ? undefined : asString(request.url, 'url');
  const source = await whileAlive(connection, signal, (either) => fashionMnistFiles(url, either));
  const { files, onBytes } = neededFiles(source, train, test, request.onProgress);
  const summary = await filled(connection, classNames.length, { train, test }, async (id) => {
    for (const { file, limit } of files) {
      if (signal?.aborted) throw new EngineError('aborted', '', wording('stopped.data'));
      const { images, labels } = await whileAlive(connection, signal, (either) => file.read(onBytes, either));
      try {
        await connection.call((core) =>
          core.appendImages(id, file.test, connection.give(images), connection.give(labels), limit, ''),
        );
      } catch (error) {
        if (error instanceof EngineError && isOfFile(error.code)) file.forget();
        throw error;
      }
    }
  });
  const dataset = new LoadedDataset(connection, summary, 'fashion-mnist', classNames, pixelScaling);
  if (dataset.train === train && dataset.test === test) return dataset;
  dataset.dispose();
  throw new EngineError(
    'invalid-data',
    'manifest',
    wording('manifest.few', { train: dataset.train, askedTrain: train, test: dataset.test, askedTest: test }),
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
    images: asBytes(own.get('images'), `${prefix}images`, 'idx'),
    labels: asBytes(own.get('labels'), `${prefix}labels`, 'idx'),
  }));
  const summary = await filled(connection, classes, { train: 0, test: 0 }, async (id) => {
    for (const { test: isTest, prefix, images, labels } of copies)
      await connection.call((core) =>
        core.appendImages(id, isTest, connection.give(images), connection.give(labels), 0xffff_ffff, prefix),
      );
  });
  const names = Array.from({ length: classes }, (_, i) => String(i));
  return new LoadedDataset(connection, summary, 'custom', names, pixelScaling);
}

export async function loadDataset(connection: Connection, request: DatasetRequest): Promise<Dataset> {
  const isObject = typeof request === 'object' && (request as unknown) !== null;
  if (isObject && 'x' in request) return loadArrays(connection, request);
  if (!isObject || !('name' in request))
    return loadCustom(connection, asFields(request, '', ['images', 'labels', 'classes', 'test']));
  asFields(request, '', ['name', 'train', 'test', 'url', 'signal', 'onProgress']);
  const name: unknown = request.name;
  if (name !== 'fashion-mnist') throw invalid('choice', { field: 'name', names: ["'fashion-mnist'"] });
  return loadFashionMnist(connection, request);
}
