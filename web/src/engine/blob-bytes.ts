/** Reads what may be a Blob, whose bytes lie elsewhere and may be gone. */
import { EngineError, type EngineErrorCode } from './errors.js';
import { wording } from './wording.js';

/** The bytes of `source`, or an error of that code and field. */
export async function bytesOf(source: ArrayBuffer | Blob, code: EngineErrorCode, field: string): Promise<ArrayBuffer> {
  if (!(source instanceof Blob)) return source;
  try {
    return await source.arrayBuffer();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError(code, field, wording('blob.unreadable', { field, reason }));
  }
}
