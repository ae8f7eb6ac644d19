/**
 * Gets a data file at an address, counting bytes as they come; `file:` addresses in Node too. In browsers it is shared by
 * all engines of the page.
 */
import { isNode } from './environment.js';
import { EngineError } from './errors.js';
import { fetchBlob, unavailable, type Refusing } from './fetch-file.js';
import { sharedFile } from './shared-files.js';
import type { StopSignal } from './types.js';
import { wording } from './wording.js';

const refusing: Refusing = {
  code: 'data-unavailable',
  complaint: 'data-file',
};

export async function readFileAt(address: URL, onBytes: (count: number) => void, signal?: StopSignal): Promise<Blob> {
  if (isNode && address.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(address).catch((error: unknown): never => {
      throw unavailable(refusing, address, 'not-there', error instanceof Error ? error.message : String(error));
    });
    onBytes(bytes.byteLength);
    return new Blob([Uint8Array.from(bytes)]);
  }
  const own = signal instanceof AbortSignal ? signal : new AbortController().signal;
  try {
    if (isNode) return await fetchBlob(address, refusing, own, onBytes);
    return await sharedFile(address, (all, tell) => fetchBlob(address, refusing, all, tell), onBytes, own);
  } catch (error) {
    if (signal?.aborted) throw new EngineError('aborted', '', wording('stopped.data'));
    throw error;
  }
}
