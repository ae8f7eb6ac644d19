/**
 * Which images a network is right on, as text: a bit for each image, the first in the highest bit of the first byte as
 * numpy.packbits has it, the bytes in base64 (RFC 4648) with its padding.
 */

/** `right`: 1 or 0 for each image. */
export function writeBits(right: Uint8Array): string {
  const bytes = new Uint8Array(Math.ceil(right.length / 8));
  right.forEach((each, i) => {
    if (each !== 0) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (128 >> (i & 7));
  });
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** `count` ones and zeros; nothing where the text is not as `writeBits` writes so many. */
export function readBits(text: string, count: number): Uint8Array | undefined {
  // The length first, so that a long text is not read.
  if (text.length !== 4 * Math.ceil(count / 24) || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes = atob(text);
  const right = Uint8Array.from({ length: count }, (_, i) => (bytes.charCodeAt(i >> 3) >> (7 - (i & 7))) & 1);
  return writeBits(right) === text ? right : undefined;
}
