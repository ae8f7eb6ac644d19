/** Fetches a file and tells apart why one cannot be had. */
import { underPolicy } from './content-policy.js';
import { EngineError, type DownloadFault, type EngineErrorCode } from './errors.js';
import type { WordingValue } from './types/wording.js';
import { wording } from './wording.js';

/** How a failure is told: under which code, with which message of the catalogue. */
export interface Refusing {
  readonly code: EngineErrorCode;
  readonly complaint: 'engine-file' | 'worker-file' | 'data-file';
}

export function unavailable(
  { code, complaint }: Refusing,
  file: URL,
  fault: DownloadFault,
  reason: WordingValue,
): EngineError {
  return new EngineError(code, file.href, wording(complaint, { path: file.pathname, reason }), fault);
}

/** Its bytes. An abort rejects with what `fetch` rejects with. */
export async function fetchFile(file: URL, refusing: Refusing, signal: AbortSignal | undefined): Promise<ArrayBuffer> {
  return fetched(file, refusing, signal, async (response) => response.arrayBuffer());
}

/** The same as a Blob, whose bytes are counted as they come. */
export async function fetchBlob(
  file: URL,
  refusing: Refusing,
  signal: AbortSignal,
  onBytes: (count: number) => void,
): Promise<Blob> {
  return fetched(file, refusing, signal, (response) => received(response, onBytes));
}

async function fetched<T>(
  file: URL,
  refusing: Refusing,
  signal: AbortSignal | undefined,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  const failing = (fault: DownloadFault, reason: WordingValue) => (error: unknown) => {
    throw signal?.aborted ? error : unavailable(refusing, file, fault, reason);
  };
  return underPolicy(file, async () => {
    const response = await fetch(file, { signal: signal ?? null }).catch(
      failing('no-answer', wording('because.no-answer')),
    );
    if (!response.ok) {
      const isMissing = response.status === 404 || response.status === 410;
      throw unavailable(
        refusing,
        file,
        isMissing ? 'not-there' : 'refused',
        wording('because.status', { status: response.status }),
      );
    }
    return read(response).catch(failing('cut', wording('because.cut')));
  });
}

async function received(response: Response, onBytes: (count: number) => void): Promise<Blob> {
  if (!response.body) return response.blob();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    onBytes(next.value.byteLength);
  }
  return new Blob(pieces);
}
