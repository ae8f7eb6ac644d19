/**
 * Which images a network is right on, as text: a bit for each image, the first in the highest bit of the first byte as
 * numpy.packbits has it, the bytes in base64 (RFC 4648) with its padding.
 */

/** `right`: 1 or 0 for each image. */
export function writeBits(right: Uint8Array): string {
  let bytes = '';
  for (let from = 0; from < right.length; from += 8) {
    let byte = 0;
    for (let i = from; i < from + 8; i += 1) byte = 2 * byte + (right[i] ? 1 : 0);
    bytes += String.fromCharCode(byte);
  }
  return btoa(bytes);
}

/** `count` ones and zeros, a whole number of them; nothing where the text is not as `writeBits` writes so many. */
export function readBits(text: string, count: number): Uint8Array | undefined {
  // The length first, so that a long text is not read.
  if (text.length !== 4 * Math.ceil(count / 24) || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes = atob(text);
  const spare = bytes.length * 8 - count;
  if (spare < 0 || spare > 7 || btoa(bytes) !== text) return undefined;
  if ((bytes.charCodeAt(bytes.length - 1) & ((1 << spare) - 1)) !== 0) return undefined;
  const right = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) right[i] = (bytes.charCodeAt(i >> 3) >> (7 - (i & 7))) & 1;
  return right;
}
