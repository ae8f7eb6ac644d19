/** Files that are not what they should be: refused with a reason, and the engine works on. */
import { constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { file, gzip, halves, imagesFile, joined, labelsFile, text, toyPair } from './idx-files.js';
import { createEngine, isUsable, refusal, untyped, type Dataset, type Engine } from './library.js';

const good = toyPair(64);
const html = text('<!doctype html><html><head><title>404 Not Found</title></head><body>Not here.</body></html>');
const images4x4 = (count: number): number[] => [0x803, count, 4, 4];
const zeros = (n: number): Uint8Array => new Uint8Array(n);
/** A gzip file of a header followed by `n` zeros. */
const bomb = (words: readonly number[], n: number): ArrayBuffer => gzip(file(words, zeros(n)));

let engine: Engine;
let dataset: Dataset;
beforeAll(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset(good);
});
afterAll(() => {
  engine.dispose();
});

type Case = [what: string, field: string, request: object, says: RegExp];

const files: Case[] = [
  ['images cut short', 'images', { images: good.images.slice(0, -1) }, /cut short.*1040.*1039/],
  [
    'images of which only half a header came',
    'images',
    { images: good.images.slice(0, 9) },
    /cut short within its header/,
  ],
  ['images of three bytes', 'images', { images: good.images.slice(0, 3) }, /cut short/],
  ['images of no byte', 'images', { images: new ArrayBuffer(0) }, /cut short/],
  ['images too long', 'images', { images: file([0x803, 64, 4, 4], zeros(1025)) }, /too long.*1040.*1041/],
  ['labels cut short', 'labels', { labels: good.labels.slice(0, -1) }, /cut short/],
  ['labels too long', 'labels', { labels: file([0x801, 64], zeros(65)) }, /too long/],
  [
    'images with another magic number',
    'images',
    { images: file([0x1234_5678, 64, 4, 4], zeros(1024)) },
    /does not begin like an IDX file/,
  ],
  ['images of floats', 'images', { images: file([0xd03, 64, 4, 4], zeros(4096)) }, /unsigned bytes/],
  ['labels in place of images', 'images', { images: good.labels }, /1 dimension; 3 are expected for images/],
  ['images in place of labels', 'labels', { labels: good.images }, /3 dimensions; 1 is expected for labels/],
  [
    'sizes whose product overflows',
    'images',
    { images: file([0x803, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], zeros(16)) },
    /more than 512 MB/,
  ],
  [
    'sizes whose product is 0 modulo 2⁶⁴',
    'images',
    { images: file([0x803, 0x8000_0000, 0x8000_0000, 4], []) },
    /more than 512 MB/,
  ],
  [
    'a number of labels that overflows',
    'labels',
    { labels: file([0x801, 0xffff_ffff], zeros(64)) },
    /more than 512 MB/,
  ],
  ['no images at all', 'images', { images: file([0x803, 0, 4, 4]) }, /size 0/],
  ['images without width', 'images', { images: file([0x803, 64, 4, 0]) }, /size 0/],
  [
    'images of more pixels than a network takes',
    'images',
    { images: file([0x803, 64, 1, 65537], zeros(64 * 65537)) },
    /65,536 pixels/,
  ],
  ['gzip cut short', 'images', { images: gzip(good.images).slice(0, -9) }, /gzip.*cut short/],
  ['gzip cut within its header', 'labels', { labels: gzip(good.labels).slice(0, 5) }, /gzip.*cut short/],
  ['gzip with a wrong checksum', 'images', { images: flipped(gzip(good.images), -8) }, /gzip.*damaged/],
  ['gzip of images cut short', 'images', { images: gzip(good.images.slice(0, -1)) }, /cut short.*1040.*1039/],
  ['gzip of half a header', 'images', { images: gzip(good.images.slice(0, 9)) }, /cut short within its header/],
  ['gzip of nothing', 'images', { images: gzip(new ArrayBuffer(0)) }, /cut short/],
  [
    'gzip that unpacks to one byte more than announced',
    'images',
    { images: gzip(file(images4x4(64), zeros(1025))) },
    /more than its header announces/,
  ],
  [
    'a gzip bomb behind a small header',
    'images',
    { images: bomb(images4x4(64), 1 << 26) },
    /more than its header announces/,
  ],
  ['a gzip bomb of labels', 'labels', { labels: bomb([0x801, 64], 1 << 26) }, /more than its header announces/],
  [
    'a gzip file that announces more than 512 MB',
    'images',
    { images: bomb([0x803, 1 << 20, 28, 28], 1 << 22) },
    /more than 512 MB/,
  ],
  [
    'gzip with something behind it',
    'images',
    { images: joined(gzip(good.images), text('x')) },
    /behind the gzip stream/,
  ],
  [
    'gzip with something behind zeros',
    'labels',
    { labels: joined(gzip(good.labels), zeros(100), text('x')) },
    /behind the gzip stream, from byte \d+ on/,
  ],
  [
    'gzip whose second member is cut short',
    'images',
    { images: joined(...halves(good.images)).slice(0, -9) },
    /gzip.*cut short/,
  ],
  [
    'gzip whose second member has a wrong checksum',
    'images',
    { images: flipped(joined(...halves(good.images)), -8) },
    /gzip.*damaged/,
  ],
  [
    'gzip of the same file twice',
    'images',
    { images: joined(gzip(good.images), gzip(good.images)) },
    /more than its header announces/,
  ],
  ['gzip that unpacks to gzip', 'images', { images: gzip(gzip(good.images)) }, /does not begin like an IDX file/],
  ['a web page', 'images', { images: html }, /web page/],
  ['a web page in place of labels', 'labels', { labels: html }, /web page/],
  ['a web page, gzip', 'images', { images: gzip(html) }, /web page/],
  [
    'a label that is not below the number of classes',
    'labels',
    { classes: 7 },
    /label 7 at image 7; with 7 classes labels run from 0 to 6/,
  ],
  [
    'label 255',
    'labels',
    { labels: labelsFile(Uint8Array.from({ length: 64 }, (_, i) => (i === 63 ? 255 : 0))) },
    /label 255 at image 63/,
  ],
  ['too few labels', 'labels', { labels: labelsFile(zeros(63)) }, /63 labels for 64 images/],
  ['too many labels', 'labels', { labels: labelsFile(zeros(65)) }, /65 labels for 64 images/],
  [
    'test images of another shape',
    'test.images',
    { test: { ...good, images: imagesFile(zeros(64 * 16), 2, 8) } },
    /2 × 8 pixels, the others 4 × 4/,
  ],
  ['test labels too few', 'test.labels', { test: { ...good, labels: labelsFile(zeros(3)) } }, /3 labels for 64 images/],
];

const detached = new ArrayBuffer(8);
structuredClone(detached, { transfer: [detached] });

const types: Case[] = [
  ['null for images', 'images', { images: null }, /must be an ArrayBuffer or a view of one/],
  ['a string for labels', 'labels', { labels: 'labels.gz' }, /must be an ArrayBuffer/],
  ['an array of numbers for images', 'images', { images: [...new Uint8Array(good.images)] }, /must be an ArrayBuffer/],
  ['labels left out', 'labels', { labels: undefined }, /must be an ArrayBuffer/],
  ['a detached buffer', 'images', { images: detached }, /detached/],
  ['a view of a detached buffer', 'images', { images: detachedView((b) => new Uint8Array(b)) }, /detached/],
  ['a DataView of a detached buffer', 'labels', { labels: detachedView((b) => new DataView(b)) }, /detached/],
  ['one class', 'classes', { classes: 1 }, /from 2 to 256/],
  ['half a class', 'classes', { classes: 2.5 }, /whole number/],
  ['classes in letters', 'classes', { classes: 'ten' }, /must be a number/],
  ['a number for test', 'test', { test: 7 }, /must be an object/],
  ['an unknown setting', 'shuffle', { shuffle: true }, /is not a setting/],
];

function detachedView(viewOf: (buffer: ArrayBuffer) => ArrayBufferView): ArrayBufferView {
  const buffer = new ArrayBuffer(8);
  const view = viewOf(buffer);
  structuredClone(buffer, { transfer: [buffer] });
  return view;
}

function flipped(buffer: ArrayBuffer, at: number): ArrayBuffer {
  const bytes = new Uint8Array(buffer.slice(0));
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 0x10;
  return bytes.buffer;
}

describe('loadDataset', () => {
  const refuses = async (request: object, code: string, field: string, says: RegExp): Promise<void> => {
    const error = await refusal(engine.loadDataset({ ...good, ...request }));
    expect({ code: error.code, field: error.field }).toEqual({ code, field });
    expect(error.message).toMatch(says);
    expect(error.message).toContain(field);
  };

  it.each(files)('refuses %s and names the fault', async (_, field, request, says) => {
    await refuses(request, 'invalid-data', field, says);
  });

  it.each(types)('refuses %s and names the setting', async (_, field, request, says) => {
    await refuses(request, 'invalid-argument', field, says);
  });

  it.each([null, undefined, 7, 'fashion-mnist', [good]])('refuses %j in place of a request', async (request) => {
    const error = await refusal(engine.loadDataset(untyped(request)));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field: 'options' });
  });

  it('has left the engine usable, with the data set of before', async () => {
    expect(await isUsable(engine, dataset)).toBe(true);
    expect((await engine.loadDataset(good)).hash).toBe(dataset.hash);
  });

  it('never holds more of a bomb than its header announces', async () => {
    const large = bomb(images4x4(64), 1 << 28); // 256 MB in 261 KB
    const before = process.memoryUsage().rss;
    const error = await refusal(engine.loadDataset({ ...good, images: large }));
    expect(error.code).toBe('invalid-data');
    // 256 MB would show; buffers of the stream and of this test stay well below.
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });
});

describe('a gzip file', () => {
  const [left, right] = halves(good.images);
  const packed = gzip(good.images);
  // A header with an extra field, a name and a comment.
  const named = joined(
    Uint8Array.of(0x1f, 0x8b, 8, 4 + 8 + 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3),
    text('images\0of toys\0'),
    packed.slice(10),
  );
  const level = (n: number, content = good.images): ArrayBuffer =>
    Uint8Array.from(gzipSync(new Uint8Array(content), { level: n })).buffer;

  it.each([
    ['of two members', joined(left, right)],
    ['of two members, cut within the header', joined(gzip(good.images.slice(0, 9)), gzip(good.images.slice(9)))],
    ['with an empty member between', joined(left, gzip(new ArrayBuffer(0)), right)],
    ['with a zero behind it', joined(packed, zeros(1))],
    ['with 512 zeros behind it', joined(packed, zeros(512))],
    ['of two members with zeros behind them', joined(left, right, zeros(7))],
    ['with a name and an extra field', named],
    ['that is stored', level(0)],
    [
      'of the fixed code',
      Uint8Array.from(gzipSync(new Uint8Array(good.images), { strategy: constants.Z_FIXED })).buffer,
    ],
    [
      'of members packed in different ways',
      joined(level(0, good.images.slice(0, 500)), level(9, good.images.slice(500))),
    ],
  ])('%s gives the same data set', async (_, images) => {
    expect((await engine.loadDataset({ ...good, images })).hash).toBe(dataset.hash);
  });
});

describe('views of buffers', () => {
  const bytes = new Uint8Array(good.images);
  const within = new Uint8Array(bytes.length + 20).fill(7);
  within.set(bytes, 5);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);

  it.each([
    ['a Uint8Array', bytes],
    ['a part of one', within.subarray(5, 5 + bytes.length)],
    ['a Buffer out of Node’s pool', Buffer.from(bytes)],
    ['a DataView', new DataView(within.buffer, 5, bytes.length)],
    ['a typed array of wider numbers', new Uint16Array(bytes.slice().buffer)],
    ['a view of shared memory', shared],
    ['a Buffer of gzip', gzipSync(bytes)],
  ])('are taken with their own range: %s', async (_, images) => {
    const before = Buffer.from(images.buffer, images.byteOffset, images.byteLength).toString('hex');
    const labels = Buffer.from(good.labels);
    expect((await engine.loadDataset({ images, labels })).hash).toBe(dataset.hash);
    expect(Buffer.from(images.buffer, images.byteOffset, images.byteLength).toString('hex')).toBe(before);
  });
});

describe('the buffers of a data set', () => {
  it('stay attached and unchanged, plain or gzip, and give the same data set', async () => {
    const packed = { images: gzip(good.images), labels: gzip(good.labels) };
    const before = [good.images, good.labels, packed.images, packed.labels].map((b) => Buffer.from(b.slice(0)));
    const plain = await engine.loadDataset({ ...good, test: packed });
    expect(plain.train).toBe(64);
    expect(plain.test).toBe(64);
    expect((await engine.loadDataset({ ...packed, test: good })).hash).toBe(plain.hash);
    const after = [good.images, good.labels, packed.images, packed.labels].map((b) => Buffer.from(b));
    expect(after).toEqual(before);
  });

  it('give back the pixels and labels that they hold', async () => {
    const { pixels, labels } = await dataset.images('train', 3, 2);
    expect(pixels).toEqual(new Uint8Array(good.images, 16 + 3 * 16, 32));
    expect(labels).toEqual(new Uint8Array(good.labels, 8 + 3, 2));
    expect((await dataset.images('train', 64, 0)).pixels).toHaveLength(0);
  });
});
