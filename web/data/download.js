/** Downloads one FashionMNIST file into a folder; the file appears there only when it is whole and verified. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSourceFile } from './source-file.js';

/** @typedef {import('./fashion-mnist.js').SourceFile} SourceFile */

/** A compressed file is at most so much larger than its content. */
const gzipOverhead = 1024;

/** A server that sends nothing for so long is given up. */
const stallMilliseconds = 30_000;

/**
 * @param {SourceFile} file
 * @param {string} baseUrl  folder of the .gz files
 * @param {string} folder  where `<name>.gz` is kept
 * @returns {Promise<Uint8Array>} the decompressed bytes
 */
export async function downloadSourceFile(file, baseUrl, folder) {
  if (!URL.canParse(baseUrl)) throw new Error(`"${baseUrl}" is not an address (as http://… or https://…).`);
  const url = new URL(`${file.name}.gz`, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`).href;
  const stored = await fetchBytes(url, file.bytes + gzipOverhead);
  const bytes = decodeSourceFile(stored, file, url);
  await mkdir(folder, { recursive: true });
  const target = join(folder, `${file.name}.gz`);
  const partial = `${target}.${process.pid}.part`;
  try {
    await writeFile(partial, stored);
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
  return bytes;
}

/** @param {string} url @param {number} limit */
async function fetchBytes(url, limit) {
  const abort = new AbortController();
  const stalled = new Error(`no data for ${stallMilliseconds / 1000} seconds`);
  let timer = setTimeout(() => abort.abort(stalled), stallMilliseconds);
  try {
    const response = await fetch(url, { signal: abort.signal, headers: { 'accept-encoding': 'identity' } });
    if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trimEnd());
    /** @type {Uint8Array[]} */
    const chunks = [];
    let received = 0;
    for await (const chunk of response.body ?? []) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(stalled), stallMilliseconds);
      chunks.push(chunk);
      received += chunk.length;
      if (received > limit) throw new Error(`the answer is longer than ${limit} bytes, so it is another file`);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    throw new Error(`${url} could not be downloaded: ${describe(error)}.`, { cause: error });
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

/**
 * `fetch` says only "fetch failed" and keeps the reason in `cause`.
 * @param {unknown} error
 * @returns {string}
 */
function describe(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}
