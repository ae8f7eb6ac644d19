/**
 * Finds FashionMNIST on this computer or downloads it: the folder named by FASHION_MNIST_DIR, the folder of Debian's
 * package, a cache, the published address. Every file is verified. Node only; must not import npm packages.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadSourceFile } from './download.js';
import { fileRoles, publishedUrl, sourceFiles } from './fashion-mnist.js';
import { decodeSourceFile } from './source-file.js';

/**
 * @typedef {import('./fashion-mnist.js').FileRole} FileRole
 * @typedef {import('./fashion-mnist.js').SourceFile} SourceFile
 * @typedef {Record<FileRole, Uint8Array>} FashionMnistFiles  decompressed IDX files
 */

/**
 * `source` is the folder or address the files came from. `reasons` says, place by place, why nothing was taken from
 * the places tried before, or from any.
 * @typedef {{ files: FashionMnistFiles | null, source: string, reasons: string[] }} FoundData
 */

/**
 * @typedef {object} FindOptions
 * @property {string | undefined} [directory]  default: FASHION_MNIST_DIR
 * @property {string} [debianFolder]
 * @property {string} [cacheFolder]  keeps downloads; without it nothing is downloaded
 * @property {string | undefined} [url]  folder of the files on a server; default: FASHION_MNIST_URL, else the authors'
 * @property {(message: string) => void} [log]
 * @property {Readonly<Record<FileRole, SourceFile>>} [expected]  default: FashionMNIST's own names and hashes
 */

/**
 * @param {FindOptions} [options]
 * @returns {Promise<FoundData>}
 */
export async function findFashionMnist(options = {}) {
  const {
    directory = process.env['FASHION_MNIST_DIR'],
    debianFolder = '/usr/share/datasets/fashion-mnist',
    cacheFolder,
    url = process.env['FASHION_MNIST_URL'] || publishedUrl,
    log = () => undefined,
    expected = sourceFiles,
  } = options;
  /** @type {string[]} */
  const reasons = [];

  for (const folder of [directory, debianFolder, cacheFolder]) {
    if (!folder) continue;
    try {
      const files = await collect((role) => readSourceFile(folder, expected[role]));
      return { files, source: folder, reasons };
    } catch (error) {
      reasons.push(messageOf(error));
    }
  }
  if (!cacheFolder) return { files: null, source: '', reasons };

  try {
    log(`Downloading FashionMNIST (30 MB) from ${url}`);
    const files = await collect((role) => downloadSourceFile(expected[role], url, cacheFolder));
    return { files, source: url, reasons };
  } catch (error) {
    reasons.push(messageOf(error));
    return { files: null, source: '', reasons };
  }
}

/**
 * @param {(role: FileRole) => Promise<Uint8Array>} read
 * @returns {Promise<FashionMnistFiles>}
 */
async function collect(read) {
  /** @type {Partial<FashionMnistFiles>} */
  const files = {};
  for (const role of fileRoles) files[role] = await read(role);
  return /** @type {FashionMnistFiles} */ (files);
}

/** @param {string} folder @param {SourceFile} file */
async function readSourceFile(folder, file) {
  for (const path of [join(folder, `${file.name}.gz`), join(folder, file.name)]) {
    if (existsSync(path)) return decodeSourceFile(await readFile(path), file, path);
  }
  throw new Error(`${folder} has no ${file.name}.gz.`);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
