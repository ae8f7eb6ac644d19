/**
 * Where the members of a gzip file end (RFC 1952). The browsers' and Node's own decompressors disagree on what may follow
 * the first one; each of them unpacks a single member.
 *
 * Deflate's codes (RFC 1951) are read, but nothing is unpacked.
 */

/** Extra bits of the length symbols 257 … 285 and of the distance symbols 0 … 29. */
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceExtra = Array.from({ length: 30 }, (_, symbol) => Math.max(0, (symbol >> 1) - 1));
/** The order in which the lengths of the code of code lengths are stored. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const longestCode = 15;

/** Thrown where the bytes are no gzip; never leaves this file. */
class Damaged extends Error {}

class BitReader {
  private held = 0;
  private count = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  /** The next bits, which stay. Behind the end there are some zeros, so that the last code can be looked up. */
  peek(wanted: number): number {
    while (this.count < wanted) {
      if (this.at > this.bytes.length + 2) throw new Damaged();
      this.held |= (this.bytes[this.at++] ?? 0) << this.count;
      this.count += 8;
    }
    return this.held & ((1 << wanted) - 1);
  }
  drop(bits: number): void {
    this.held >>>= bits;
    this.count -= bits;
  }
  bits(wanted: number): number {
    const value = this.peek(wanted);
    this.drop(wanted);
    return value;
  }
  /** Drops the rest of the byte that was begun. */
  align(): void {
    this.at -= this.count >> 3;
    this.held = 0;
    this.count = 0;
  }
  skip(bytes: number): void {
    this.align();
    this.at += bytes;
    if (this.at > this.bytes.length) throw new Damaged();
  }
}

/** A canonical Huffman code, looked up by the next `longestCode` bits: its symbol · 16 + its length, 0 for none. */
class HuffmanCode {
  private readonly table = new Uint16Array(1 << longestCode);

  constructor(lengths: ArrayLike<number>) {
    let code = 0;
    for (let length = 1; length <= longestCode; length++, code <<= 1) {
      for (let symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] !== length) continue;
        if (code >= 1 << length) throw new Damaged(); // more codes than there can be
        // Codes are stored from their first bit on, which is the lowest.
        let reversed = 0;
        for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
        for (let i = reversed; i < this.table.length; i += 1 << length) this.table[i] = symbol * 16 + length;
        code += 1;
      }
    }
  }

  read(input: BitReader): number {
    const entry = this.table[input.peek(longestCode)] ?? 0;
    if (entry === 0) throw new Damaged();
    input.drop(entry & 15);
    return entry >> 4;
  }
}

const fixedLengths = new HuffmanCode(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const fixedDistances = new HuffmanCode(new Uint8Array(30).fill(5));

function dynamicCodes(input: BitReader): { lengths: HuffmanCode; distances: HuffmanCode } {
  const literals = input.bits(5) + 257;
  const distances = input.bits(5) + 1;
  const stored = input.bits(4) + 4;
  const own = new Uint8Array(19);
  for (const symbol of lengthOrder.slice(0, stored)) own[symbol] = input.bits(3);
  const code = new HuffmanCode(own);
  const lengths = new Uint8Array(literals + distances);
  for (let i = 0; i < lengths.length;) {
    const symbol = code.read(input);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    const repeated = symbol === 16 ? (lengths[i - 1] ?? 0) : 0;
    const times = symbol === 16 ? 3 + input.bits(2) : symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
    if (i + times > lengths.length) throw new Damaged();
    lengths.fill(repeated, i, i + times);
    i += times;
  }
  return {
    lengths: new HuffmanCode(lengths.subarray(0, literals)),
    distances: new HuffmanCode(lengths.subarray(literals)),
  };
}

function skipCodes(input: BitReader, lengths: HuffmanCode, distances: HuffmanCode): void {
  for (let symbol = lengths.read(input); symbol !== 256; symbol = lengths.read(input)) {
    if (symbol < 256) continue;
    const extra = lengthExtra[symbol - 257];
    if (extra === undefined) throw new Damaged();
    input.bits(extra);
    const far = distanceExtra[distances.read(input)];
    if (far === undefined) throw new Damaged();
    input.bits(far);
  }
}

function skipDeflate(input: BitReader): void {
  for (let last = 0; last === 0;) {
    last = input.bits(1);
    const kind = input.bits(2);
    if (kind === 0) {
      input.align();
      const length = input.bits(16);
      if ((length ^ input.bits(16)) !== 0xffff) throw new Damaged();
      input.skip(length);
    } else if (kind === 1) {
      skipCodes(input, fixedLengths, fixedDistances);
    } else if (kind === 2) {
      const { lengths, distances } = dynamicCodes(input);
      skipCodes(input, lengths, distances);
    } else {
      throw new Damaged();
    }
  }
}

/** The end of the member that begins at `start`. */
function memberEnd(bytes: Uint8Array, start: number): number {
  const input = new BitReader(bytes, start);
  input.skip(3);
  const flags = input.bits(8);
  input.skip(6);
  if ((flags & 4) !== 0) input.skip(input.bits(16)); // extra field
  for (const text of [8, 16]) if ((flags & text) !== 0) while (input.bits(8) !== 0); // name, comment
  if ((flags & 2) !== 0) input.skip(2); // checksum of the header
  skipDeflate(input);
  input.skip(8); // checksum and size
  return input.at;
}

export function isGzip(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0x1f && bytes[at + 1] === 0x8b;
}

/** Each member of a gzip file; `rest` is the place of the first byte behind them that is neither gzip nor zero padding. */
export function gzipMembers(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly members: readonly Uint8Array<ArrayBuffer>[]; readonly rest: number | undefined } | 'damaged' {
  const members: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  try {
    while (isGzip(bytes, at)) {
      const end = memberEnd(bytes, at);
      members.push(bytes.subarray(at, end));
      at = end;
    }
  } catch (error) {
    if (error instanceof Damaged) return 'damaged';
    throw error;
  }
  while (bytes[at] === 0) at++;
  return { members, rest: at < bytes.length ? at : undefined };
}
