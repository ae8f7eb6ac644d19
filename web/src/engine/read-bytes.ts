/** Reads a file at an address, counting bytes as they come; `file:` addresses in Node too. */
import { isNode } from './environment.js';
import { EngineError } from './errors.js';
import type { StopSignal } from './types.js';

function unavailable(address: URL, reason: string): EngineError {
  return new EngineError('data-unavailable', address.href, `${address.pathname} could not be loaded: ${reason}.`);
}

export async function readBytes(
  address: URL,
  onBytes: (count: number) => void,
  signal?: StopSignal,
): Promise<ArrayBuffer> {
  if (isNode && address.protocol === 'file:') {
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(address).catch((error: unknown): never => {
      throw unavailable(address, error instanceof Error ? error.message : String(error));
    });
    onBytes(bytes.byteLength);
    return Uint8Array.from(bytes).buffer;
  }
  try {
    const response = await fetch(address, signal instanceof AbortSignal ? { signal } : {});
    if (!response.ok) throw unavailable(address, `the server answered ${String(response.status)}`);
    if (!response.body) return await response.arrayBuffer();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value);
      onBytes(next.value.byteLength);
    }
    return await new Blob(pieces).arrayBuffer();
  } catch (error) {
    if (error instanceof EngineError) throw error;
    if (signal?.aborted) throw new EngineError('aborted', '', 'Loading the data was stopped.');
    throw unavailable(address, 'the connection failed or was cut');
  }
}
