/**
 * Safetensors files, with numbers in single precision only: eight bytes that hold the length of the header, the header as
 * JSON, padded with blanks so that the numbers begin at a multiple of eight, and the numbers, little-endian as
 * WebAssembly's.
 */
import { duplicateKey } from './duplicate-key.js';
import { invalidData } from './wording.js';

export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** The format's own limit. */
const maxHeaderBytes = 100_000_000;

const metadataName = '__metadata__';

export function writeSafetensors(
  tensors: Iterable<Tensor & { readonly name: string }>,
  metadata: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const all = [...tensors];
  let size = 0;
  const entries = all.map(({ name, shape, data }) => {
    const begin = size;
    size += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, size] }] as const;
  });
  // fromEntries makes own properties of all names, `__proto__` too.
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries([[metadataName, metadata], ...entries])));
  const padded = Math.ceil(header.length / 8) * 8;
  const file = new Uint8Array(8 + padded + size);
  new DataView(file.buffer).setUint32(0, padded, true); // a header of 4 GB is more than a string can be
  file.set(header, 8);
  file.fill(0x20, 8 + header.length, 8 + padded);
  let at = 8 + padded;
  for (const { data } of all) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

const field = 'safetensors';

const fieldOf = (name: string): string => `${field}.${name.length > 100 ? `${name.slice(0, 100)}…` : name}`;

function ownEntries(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
}

/** The header's entries, and where the numbers begin. */
function readHeader(bytes: Uint8Array): { entries: [string, unknown][]; start: number } {
  if (bytes.length < 8) throw invalidData('file.length', { field });
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  const length = view.getUint32(0, true);
  if (view.getUint32(4, true) !== 0 || length > maxHeaderBytes) throw invalidData('file.large', { field });
  if (length > bytes.length - 8) throw invalidData('file.header', { field });
  const start = 8 + length;
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.slice(8, start));
    const entries = ownEntries(JSON.parse(json));
    if (entries === undefined) throw invalidData('file.object', { field });
    const twice = duplicateKey(json);
    if (twice !== undefined) throw invalidData('file.twice', { field, name: JSON.stringify(twice.slice(0, 100)) });
    return { entries, start };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw invalidData('file.json', { field });
    throw error;
  }
}

function readMetadata(value: unknown): Map<string, string> {
  const entries = ownEntries(value);
  if (entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return new Map(entries);
  throw invalidData('file.strings', { field: fieldOf(metadataName) });
}

/** Where a tensor's numbers are, from the first number of the file on. */
interface Place {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function readPlace(name: string, value: unknown, size: number): Place {
  const at = { field: fieldOf(name) };
  const entries = ownEntries(value);
  if (entries === undefined) throw invalidData('object', at);
  const fields = new Map(entries);
  if (fields.size !== 3 || !['dtype', 'shape', 'data_offsets'].every((key) => fields.has(key)))
    throw invalidData('file.entry', at);
  const [dtype, shape, offsets] = [fields.get('dtype'), fields.get('shape'), fields.get('data_offsets')];
  if (typeof dtype !== 'string') throw invalidData('file.dtype-string', at);
  if (dtype !== 'F32') throw invalidData('file.dtype', { ...at, dtype: dtype.slice(0, 20) });
  if (!Array.isArray(shape) || !shape.every(isSize)) throw invalidData('file.shape', at);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isSize)) throw invalidData('file.offsets', at);
  const [begin = 0, end = 0] = offsets;
  if (begin > end || end > size) throw invalidData('file.outside', at);
  // A product that is too large for exact arithmetic is larger than any file, too.
  const numbers = shape.includes(0) ? 0 : shape.reduce((product, n) => product * n, 1);
  if (end - begin !== 4 * numbers) throw invalidData('file.size', at);
  return { name, shape, begin, end };
}

/** All of the header is checked before a number is copied. */
export function readSafetensors(bytes: Uint8Array): TensorFile {
  const { entries, start } = readHeader(bytes);
  const size = bytes.length - start;
  let metadata = new Map<string, string>();
  const places: Place[] = [];
  for (const [name, value] of entries)
    if (name === metadataName) metadata = readMetadata(value);
    else places.push(readPlace(name, value, size));
  let reached = 0;
  for (const { name, begin, end } of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== reached) throw invalidData(begin < reached ? 'file.overlap' : 'file.hole', { field: fieldOf(name) });
    reached = end;
  }
  if (reached < size) throw invalidData('file.behind', { field, bytes: size - reached });
  // slice() copies, so that the numbers lie where four bytes may be read at once.
  const numbersOf = ({ begin, end }: Place): Float32Array =>
    new Float32Array(Uint8Array.prototype.slice.call(bytes, start + begin, start + end).buffer);
  return {
    tensors: new Map(places.map((place) => [place.name, { shape: place.shape, data: numbersOf(place) }])),
    metadata,
  };
}
