/** Brings an IDX file, plain or gzip, into the engine's memory, and never more of it than its header announces. */
import { refusalError } from './check-options.js';
import { EngineError } from './errors.js';
import { gzipMembers, isGzip } from './gzip-members.js';
import type { WasmDatasetBuilder, WasmModule } from './wasm-types.js';
import { invalidData, wording } from './wording.js';

const headerBytes = { 1: 8, 3: 16 } as const;

const damaged = (field: string): EngineError => invalidData('gzip', { field });

/** The output of one gzip member, piece by piece. */
async function* gunzip(bytes: Uint8Array<ArrayBuffer>, field: string): AsyncGenerator<Uint8Array, void, void> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((): never => {
        throw damaged(field);
      });
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** Of all members, one after the other; zeros behind them are padding. */
async function* gunzipAll(bytes: Uint8Array<ArrayBuffer>, field: string): AsyncGenerator<Uint8Array, void, void> {
  const found = gzipMembers(bytes);
  if (found === 'damaged') throw damaged(field);
  if (found.rest !== undefined) throw invalidData('gzip.behind', { field, rest: found.rest });
  for (const member of found.members) yield* gunzip(member, field);
}

/** Puts the file into the builder's staging area; `rank` 1 is a file of labels, 3 one of images. */
export async function stageIdx(
  module: WasmModule,
  builder: WasmDatasetBuilder,
  buffer: ArrayBuffer,
  rank: 1 | 3,
  field: string,
): Promise<void> {
  const bytes = new Uint8Array(buffer);
  const file = rank === 3 ? 0 : 1;
  const stage = (size: number): number => {
    const address = builder.stage(file, size);
    if (address === 0) throw new EngineError('out-of-memory', field, wording('memory.file', { field }));
    return address;
  };
  const announcedBytes = (head: Uint8Array): number => {
    const header = module.idxFileBytes(head, rank);
    if ('code' in header) throw refusalError({ ...header, field }, false);
    return header.bytes;
  };
  if (!isGzip(bytes)) {
    announcedBytes(bytes.subarray(0, headerBytes[rank])); // nothing is copied of what is no IDX file
    const address = stage(bytes.length); // first: growth of the memory replaces HEAPU8
    module.HEAPU8.set(bytes, address);
    return;
  }

  let head = new Uint8Array(0);
  let address = 0;
  let expected = 0;
  let received = 0;
  const place = (piece: Uint8Array): void => {
    if (received + piece.length > expected) throw invalidData('gzip.more', { field });
    module.HEAPU8.set(piece, address + received);
    received += piece.length;
  };
  const begin = (): void => {
    expected = announcedBytes(head);
    address = stage(expected);
    place(head);
  };
  for await (const piece of gunzipAll(bytes, field)) {
    if (expected > 0) {
      place(piece);
      continue;
    }
    const joined = new Uint8Array(head.length + piece.length);
    joined.set(head);
    joined.set(piece, head.length);
    head = joined;
    if (head.length >= headerBytes[rank]) begin();
  }
  if (expected === 0) begin(); // shorter than a header: its check says so
  if (received !== expected) throw invalidData('gzip.cut', { field, expected, received });
}
