/** Fetches a file and tells apart why one cannot be had. */
import { underPolicy } from './content-policy.js';
import { EngineError, type DownloadFault, type EngineErrorCode } from './errors.js';

/** How a failure is told: under which code, with which words before the file's name. */
export interface Refusing {
  readonly code: EngineErrorCode;
  readonly complaint: (file: URL, reason: string) => string;
}

export function unavailable(
  { code, complaint }: Refusing,
  file: URL,
  fault: DownloadFault,
  reason: string,
): EngineError {
  return new EngineError(code, file.href, complaint(file, reason), fault);
}

/** Its bytes, counted as they come. An abort rejects with what `fetch` rejects with. */
export async function fetchFile(
  file: URL,
  refusing: Refusing,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void = () => undefined,
): Promise<ArrayBuffer> {
  const failing = (fault: DownloadFault, reason: string) => (error: unknown) => {
    throw signal?.aborted ? error : unavailable(refusing, file, fault, reason);
  };
  return underPolicy(file, async () => {
    const response = await fetch(file, { signal: signal ?? null }).catch(
      failing('no-answer', 'there was no answer; is there a network?'),
    );
    if (!response.ok) {
      const isMissing = response.status === 404 || response.status === 410;
      throw unavailable(
        refusing,
        file,
        isMissing ? 'not-there' : 'refused',
        `the server answered ${String(response.status)}`,
      );
    }
    return received(response, onBytes).catch(failing('cut', 'the connection was cut'));
  });
}

async function received(response: Response, onBytes: (count: number) => void): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    onBytes(next.value.byteLength);
  }
  return new Blob(pieces).arrayBuffer();
}
