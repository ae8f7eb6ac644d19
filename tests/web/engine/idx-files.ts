/** IDX files made by hand, sound and broken. */
import { gzipSync } from 'node:zlib';

/** Header words (big-endian, 32 bits) followed by data. */
export function file(words: readonly number[], data: ArrayLike<number> = []): ArrayBuffer {
  const bytes = new Uint8Array(4 * words.length + data.length);
  const view = new DataView(bytes.buffer);
  words.forEach((word, i) => {
    view.setUint32(4 * i, word);
  });
  bytes.set(data, 4 * words.length);
  return bytes.buffer;
}

export function imagesFile(pixels: ArrayLike<number>, height: number, width: number): ArrayBuffer {
  return file([0x803, pixels.length / (height * width), height, width], pixels);
}

export function labelsFile(labels: ArrayLike<number>): ArrayBuffer {
  return file([0x801, labels.length], labels);
}

/** `count` images of 4 × 4, each with its class's own row or column lit, and noise that depends on its number. */
export function toyPair(count: number, classes = 8): { images: ArrayBuffer; labels: ArrayBuffer } {
  const labels = Uint8Array.from({ length: count }, (_, i) => i % classes);
  const pixels = Uint8Array.from({ length: count * 16 }, (_, p) => {
    const [i, row, column] = [Math.floor(p / 16), Math.floor(p / 4) % 4, p % 4];
    const label = i % classes;
    const lit = label < 4 ? row === label : column === label - 4;
    return (lit ? 180 : 20) + ((i * 37 + p * 11) % 60);
  });
  return { images: imagesFile(pixels, 4, 4), labels: labelsFile(labels) };
}

export function text(content: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(content)).buffer;
}

export function gzip(content: ArrayBuffer): ArrayBuffer {
  return Uint8Array.from(gzipSync(new Uint8Array(content))).buffer;
}

/** Bytes one after the other. */
export function joined(...parts: readonly (ArrayBuffer | Uint8Array)[]): ArrayBuffer {
  return Uint8Array.from(Buffer.concat(parts.map((part) => new Uint8Array(part)))).buffer;
}

/** The content as two gzip members. */
export function halves(content: ArrayBuffer): [ArrayBuffer, ArrayBuffer] {
  return [gzip(content.slice(0, 500)), gzip(content.slice(500))];
}
