/**
 * Where the library takes FashionMNIST from: the shards beside it (page and Node), or in Node the folder in
 * FASHION_MNIST_DIR or of Debian's package. All give the same images in the same order.
 */
import { canonicalOrder, classNames } from '../../data/fashion-mnist.js';
import { isNode } from './environment.js';
import { EngineError, type DownloadFault } from './errors.js';
import type { WordingValue } from './types/wording.js';
import { readFileAt } from './read-file.js';
import { forgetFile } from './shared-files.js';
import type { DataProgress, StopSignal } from './types.js';
import { invalid, wording } from './wording.js';

/** A pair of IDX files that hold `count` images in the canonical order. */
export interface ImageFiles {
  readonly test: boolean;
  readonly count: number;
  readonly bytes: number;
  read(
    onBytes: (count: number) => void,
    signal?: StopSignal,
  ): Promise<{ images: ArrayBuffer | Blob; labels: ArrayBuffer | Blob }>;
  /** Has the next who reads them get them anew: they are not what they should be. */
  forget(): void;
}

interface ManifestShard {
  readonly images: string;
  readonly labels: string;
  readonly count: number;
  readonly bytes: number;
}

function isShard(value: unknown): value is ManifestShard {
  if (typeof value !== 'object' || value === null) return false;
  const { images, labels, count, bytes } = value as Partial<Record<keyof ManifestShard, unknown>>;
  return (
    typeof images === 'string' &&
    typeof labels === 'string' &&
    Number.isInteger(count) &&
    (count as number) > 0 &&
    typeof bytes === 'number'
  );
}

function shardsOf(manifest: unknown, split: 'train' | 'test', folder: URL): ImageFiles[] {
  const list: unknown =
    typeof manifest === 'object' && manifest !== null ? (manifest as Record<string, unknown>)[split] : undefined;
  if (!Array.isArray(list) || !list.every(isShard))
    throw new EngineError('invalid-data', 'manifest', wording('manifest.shards', { path: folder.pathname }));
  return list.map(({ count, bytes, ...names }) => {
    const [images, labels] = [new URL(names.images, folder), new URL(names.labels, folder)];
    return {
      test: split === 'test',
      count,
      bytes,
      read: async (onBytes, signal) => ({
        images: await readFileAt(images, onBytes, signal),
        labels: await readFileAt(labels, onBytes, signal),
      }),
      forget: () => {
        for (const address of [images, labels]) forgetFile(address);
      },
    };
  });
}

const notFound = (field: string, reason: WordingValue, fault: DownloadFault): EngineError =>
  new EngineError('data-unavailable', field, wording(isNode ? 'not-found.node' : 'not-found', { reason }), fault);

async function fromManifest(folder: URL, signal?: StopSignal): Promise<ImageFiles[]> {
  const address = new URL('manifest.json', folder);
  const file = await readFileAt(address, () => undefined, signal).catch((error: unknown): never => {
    if (error instanceof EngineError && error.code === 'data-unavailable')
      throw notFound(error.field, error.wording ?? error.message, error.fault ?? 'not-there');
    throw error;
  });
  try {
    const manifest = parsed(await file.text(), folder);
    return [...shardsOf(manifest, 'train', folder), ...shardsOf(manifest, 'test', folder)];
  } catch (error) {
    forgetFile(address);
    throw error;
  }
}

function parsed(manifest: string, folder: URL): unknown {
  try {
    return JSON.parse(manifest);
  } catch {
    throw notFound('manifest', wording('manifest.json', { path: folder.pathname }), 'other-content');
  }
}

/** Reorders an IDX file's items, each `size` bytes behind a header of `header` bytes. */
function reordered(file: Uint8Array, header: number, size: number, order: Uint32Array): ArrayBuffer {
  const out = new Uint8Array(file.byteLength);
  out.set(file.subarray(0, header));
  order.forEach((from, to) => {
    out.set(file.subarray(header + from * size, header + (from + 1) * size), header + to * size);
  });
  return out.buffer;
}

function wholeSplit(test: boolean, images: Uint8Array, labels: Uint8Array): ImageFiles {
  const order = canonicalOrder(labels.subarray(8), classNames.length);
  return {
    test,
    count: order.length,
    bytes: images.byteLength + labels.byteLength,
    read: (onBytes) => {
      onBytes(images.byteLength + labels.byteLength);
      return Promise.resolve({
        images: reordered(images, 16, 28 * 28, order),
        labels: reordered(labels, 8, 1, order),
      });
    },
    forget: () => undefined,
  };
}

/** The files of FASHION_MNIST_DIR or of Debian's package; Node only. */
async function fromFolders(): Promise<ImageFiles[]> {
  const { findFashionMnist } = await import('../../data/find-data.js');
  const { files, reasons } = await findFashionMnist();
  if (files === null) throw notFound('name', reasons.join(' '), 'not-there');
  return [
    wholeSplit(false, files.trainImages, files.trainLabels),
    wholeSplit(true, files.testImages, files.testLabels),
  ];
}

function folderAt(url: string, base: string): URL {
  try {
    return new URL(url.endsWith('/') ? url : `${url}/`, base);
  } catch {
    throw invalid('url', { field: 'url', url });
  }
}

/** All files, training first; `url` names the shards' folder, else they are looked for. */
export async function fashionMnistFiles(url: string | undefined, signal?: StopSignal): Promise<ImageFiles[]> {
  const here = import.meta.url;
  if (url !== undefined) {
    return fromManifest(folderAt(url, isNode ? here : document.baseURI), signal);
  }
  const beside = new URL('../data/fashion-mnist/', here);
  if (!isNode) return fromManifest(beside, signal);
  try {
    return await fromManifest(beside, signal);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'data-unavailable') return fromFolders();
    throw error;
  }
}

/** Those of `files` that hold the first `train` and `test` images, and a counter of their bytes. */
export function neededFiles(
  files: readonly ImageFiles[],
  train: number,
  test: number,
  onProgress: ((progress: DataProgress) => void) | undefined,
): { files: { file: ImageFiles; limit: number }[]; onBytes: (count: number) => void } {
  const left = { train, test };
  const needed: { file: ImageFiles; limit: number }[] = [];
  for (const file of files) {
    const split = file.test ? 'test' : 'train';
    const limit = Math.min(left[split], file.count);
    if (limit > 0) needed.push({ file, limit });
    left[split] -= limit;
  }
  const totalBytes = needed.reduce((sum, { file }) => sum + file.bytes, 0);
  let receivedBytes = 0;
  return {
    files: needed,
    onBytes: (count) => {
      receivedBytes += count;
      onProgress?.({ receivedBytes, totalBytes });
    },
  };
}

export { classNames };
