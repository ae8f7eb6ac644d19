/** Turns one stored or downloaded FashionMNIST file into its verified, decompressed bytes. Node only. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

/** @typedef {import('./fashion-mnist.js').SourceFile} SourceFile */

/**
 * The decompressed bytes, or an error that names the file and what is wrong with it.
 * @param {Uint8Array} stored  gzip or plain
 * @param {SourceFile} expected
 * @param {string} where  path or address, for messages
 * @returns {Uint8Array}
 */
export function decodeSourceFile(stored, expected, where) {
  const bytes = isGzip(stored) ? gunzip(stored, expected, where) : stored;
  if (createHash('sha256').update(bytes).digest('hex') === expected.sha256) return bytes;
  const start = Buffer.from(bytes.subarray(0, 15)).toString('latin1');
  if (/^\s*</.test(start)) throw new Error(`${where} is a web page (it begins with "${start}"), not an IDX file.`);
  const size = bytes.length === expected.bytes ? '' : ` It has ${bytes.length} bytes instead of ${expected.bytes}.`;
  throw new Error(`${where} is not FashionMNIST's ${expected.name}: its SHA-256 differs.${size}`);
}

/** @param {Uint8Array} bytes */
function isGzip(bytes) {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** @param {Uint8Array} stored @param {SourceFile} expected @param {string} where */
function gunzip(stored, expected, where) {
  try {
    return gunzipSync(stored, { maxOutputLength: expected.bytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Error(`${where} unpacks to more than the ${expected.bytes} bytes of ${expected.name}.`, {
        cause: error,
      });
    }
    throw new Error(`${where} is a damaged or incomplete gzip file.`, { cause: error });
  }
}
