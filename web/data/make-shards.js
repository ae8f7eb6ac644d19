/**
 * Cuts FashionMNIST into shards: gzip IDX files of a few thousand images in the canonical order, a manifest that lists
 * them, and the data set's licence. Node only.
 */
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { canonicalOrder, classNames, shardSizes } from './fashion-mnist.js';

const compress = promisify(gzip);

/**
 * `bytes` is the compressed size of both files.
 * @typedef {{ images: string, labels: string, count: number, bytes: number }} Shard
 * @typedef {{ name: string, classes: readonly string[], shape: number[], train: Shard[], test: Shard[] }} Manifest
 * @typedef {{ height: number, width: number, pixels: Uint8Array, labels: Uint8Array }} Split
 */

/**
 * Write all shards into a folder, which appears only when it is complete.
 * @param {import('./find-data.js').FashionMnistFiles} files
 * @param {string} folder
 * @param {{ train: number, test: number, first?: number }} [sizes]  images per shard; with `first`, the first shard of
 *   the training images is cut in two behind so many
 * @returns {Promise<Manifest>}
 */
export async function makeShards(files, folder, sizes = shardSizes) {
  const train = splitOf(files.trainImages, files.trainLabels);
  const test = splitOf(files.testImages, files.testLabels);
  const partial = `${folder}.${process.pid}.part`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    /** @type {Manifest} */
    const manifest = {
      name: 'fashion-mnist',
      classes: classNames,
      shape: [train.height, train.width],
      train: await writeSplit(partial, 'train', train, sizes.train, sizes.first),
      test: await writeSplit(partial, 'test', test, sizes.test),
    };
    await copyFile(new URL('./license.txt', import.meta.url), join(partial, 'LICENSE.txt'));
    await writeFile(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
    await rm(folder, { recursive: true, force: true });
    await rename(partial, folder);
    return manifest;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder @param {string} name @param {Split} split @param {number} size @param {number} [first]
 * @returns {Promise<Shard[]>}
 */
async function writeSplit(folder, name, split, size, first) {
  const order = canonicalOrder(split.labels, classNames.length);
  const starts = Array.from({ length: Math.ceil(order.length / size) }, (_, index) => index * size);
  if (first !== undefined) starts.splice(1, 0, first);
  return Promise.all(
    starts.map(async (start, index) => {
      const part = order.subarray(start, starts[index + 1]);
      const number = String(index).padStart(2, '0');
      const images = `${name}-images-${number}.gz`;
      const labels = `${name}-labels-${number}.gz`;
      const imageBytes = await compress(imageFile(split, part), { level: 9 });
      const labelBytes = await compress(labelFile(split, part), { level: 9 });
      await writeFile(join(folder, images), imageBytes);
      await writeFile(join(folder, labels), labelBytes);
      return { images, labels, count: part.length, bytes: imageBytes.length + labelBytes.length };
    }),
  );
}

/**
 * Pixels and labels of a pair of plain IDX files, which are known to be sound.
 * @param {Uint8Array} images @param {Uint8Array} labels
 * @returns {Split}
 */
function splitOf(images, labels) {
  const header = new DataView(images.buffer, images.byteOffset, 16);
  return {
    height: header.getUint32(8),
    width: header.getUint32(12),
    pixels: images.subarray(16),
    labels: labels.subarray(8),
  };
}

/** @param {Split} split @param {Uint32Array} part */
function imageFile({ height, width, pixels }, part) {
  const size = height * width;
  const file = new Uint8Array(16 + part.length * size);
  writeHeader(file, [0x803, part.length, height, width]);
  part.forEach((from, to) => {
    file.set(pixels.subarray(from * size, (from + 1) * size), 16 + to * size);
  });
  return file;
}

/** @param {Split} split @param {Uint32Array} part */
function labelFile({ labels }, part) {
  const file = new Uint8Array(8 + part.length);
  writeHeader(file, [0x801, part.length]);
  part.forEach((from, to) => {
    file[8 + to] = labels[from] ?? 0;
  });
  return file;
}

/** @param {Uint8Array} file @param {number[]} words  big-endian, as IDX has them */
function writeHeader(file, words) {
  const view = new DataView(file.buffer);
  words.forEach((word, index) => {
    view.setUint32(4 * index, word);
  });
}
