/** Reads a data file at an address, counting bytes as they come; `file:` addresses in Node too. */
import { isNode } from './environment.js';
import { EngineError } from './errors.js';
import { fetchFile, unavailable, type Refusing } from './fetch-file.js';
import type { StopSignal } from './types.js';
import { wording } from './wording.js';

const refusing: Refusing = {
  code: 'data-unavailable',
  complaint: 'data-file',
};

export async function readBytes(
  address: URL,
  onBytes: (count: number) => void,
  signal?: StopSignal,
): Promise<ArrayBuffer> {
  if (isNode && address.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(address).catch((error: unknown): never => {
      throw unavailable(refusing, address, 'not-there', error instanceof Error ? error.message : String(error));
    });
    onBytes(bytes.byteLength);
    return Uint8Array.from(bytes).buffer;
  }
  try {
    return await fetchFile(address, refusing, signal instanceof AbortSignal ? signal : undefined, onBytes);
  } catch (error) {
    if (signal?.aborted) throw new EngineError('aborted', '', wording('stopped.data'));
    throw error;
  }
}
