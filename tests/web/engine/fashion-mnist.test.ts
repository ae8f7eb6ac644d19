/** FashionMNIST from a web server, as the page loads it, when all goes well and when it does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFashionMnist } from '../../../web/data/find-data.js';
import { canonicalOrder, type FileRole } from '../../../web/data/fashion-mnist.js';
import { makeShards } from '../../../web/data/make-shards.js';
import { file, toyPair } from './idx-files.js';
import { createEngine, isUsable, refusal, untyped, type DataProgress, type Dataset, type Engine } from './library.js';

type Answer = (response: ServerResponse, name: string) => unknown;

let folder: string;
let server: Server;
let engine: Engine;
let toy: Dataset;
let labels: Uint8Array;
/** What the server does in place of sending the file; by name. */
const answers = new Map<string, Answer>();
let served: string[] = [];

const url = (path = ''): string => `http://localhost:${(server.address() as AddressInfo).port}/${path}`;
const send: Answer = async (response, name) => {
  const bytes = await readFile(join(folder, name)).catch(() => undefined);
  response.statusCode = bytes ? 200 : 404;
  response.end(bytes ?? 'Not found');
};
const page: Answer = (response) => response.setHeader('content-type', 'text/html').end('<!doctype html><p>Hello');
/** A list of shards in place of the true one. */
const manifest =
  (content: unknown): Answer =>
  (response) =>
    response.end(JSON.stringify(content));
/** Half of the file, then the end of the connection. */
const cut: Answer = async (response, name) => {
  const bytes = await readFile(join(folder, name));
  response.setHeader('content-length', bytes.length);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};

beforeAll(async () => {
  const { files, reasons } = await findFashionMnist();
  if (files === null) throw new Error(`These tests need FashionMNIST. ${reasons.join(' ')}`);
  labels = files.trainLabels.subarray(8);
  folder = join(await mkdtemp(join(tmpdir(), 'activarium-')), 'shards');
  // The first 1,000 and 500 images, in shards of 300 and 200: to compress all 60,000 takes a minute.
  const few = (role: FileRole, words: number[], size: number): Uint8Array =>
    new Uint8Array(
      file(
        [...words, ...(size > 1 ? [28, 28] : [])],
        files[role].subarray(size > 1 ? 16 : 8, (size > 1 ? 16 : 8) + size * (words[1] ?? 0)),
      ),
    );
  const cutFiles = {
    trainImages: few('trainImages', [0x803, 1000], 784),
    trainLabels: few('trainLabels', [0x801, 1000], 1),
    testImages: few('testImages', [0x803, 500], 784),
    testLabels: few('testLabels', [0x801, 500], 1),
  };
  labels = labels.slice(0, 1000);
  await makeShards(cutFiles, folder, { train: 300, test: 200 });
  server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    served.push(name);
    (answers.get(name) ?? send)(response, name);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  engine = await createEngine();
  toy = await engine.loadDataset(toyPair(64));
});
afterAll(async () => {
  engine.dispose();
  server.closeAllConnections();
  server.close();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

/** Runs `use` while the server answers otherwise. */
async function withAnswers<T>(other: Record<string, Answer>, use: () => Promise<T>): Promise<T> {
  for (const [name, answer] of Object.entries(other)) answers.set(name, answer);
  try {
    return await use();
  } finally {
    answers.clear();
  }
}

const request = (train: number, test: number): { name: 'fashion-mnist'; train: number; test: number; url: string } => ({
  name: 'fashion-mnist',
  train,
  test,
  url: url(),
});

describe('FashionMNIST from a server', () => {
  it('arrives in the canonical order, whatever the borders of the shards', async () => {
    const dataset = await engine.loadDataset(request(700, 450));
    expect(dataset).toMatchObject({ train: 700, test: 450, classes: 10, shape: [28, 28], name: 'fashion-mnist' });
    const expected = Uint8Array.from(canonicalOrder(labels).subarray(0, 700), (i) => labels[i] ?? 255);
    expect((await dataset.images('train', 0, 700)).labels).toEqual(expected);
    expect(dataset.classNames[9]).toBe('Ankle boot');
    expect(await isUsable(engine, dataset)).toBe(true);
  });

  it('is fetched only as far as it was asked for', async () => {
    served = [];
    await engine.loadDataset(request(300, 10));
    expect(served.sort()).toEqual(
      ['manifest.json', 'train-images-00.gz', 'train-labels-00.gz', 'test-images-00.gz', 'test-labels-00.gz'].sort(),
    );
  });

  it('reports every byte, up to the announced total', async () => {
    const seen: DataProgress[] = [];
    await engine.loadDataset({ ...request(600, 200), onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThanOrEqual(6);
    expect(seen.at(-1)?.receivedBytes).toBe(seen.at(-1)?.totalBytes);
    seen.forEach(({ receivedBytes, totalBytes }, i) => {
      expect(receivedBytes).toBeGreaterThan(seen[i - 1]?.receivedBytes ?? 0);
      expect(totalBytes).toBe(seen[0]?.totalBytes);
    });
  });
});

const shard = { images: 'train-images-00.gz', labels: 'train-labels-00.gz', count: 300, bytes: 1 };
const missing: Answer = (response) => {
  response.statusCode = 404;
  response.end('Not found');
};

describe('loadDataset refuses', () => {
  const cases: [what: string, other: Record<string, Answer>, code: string, says: RegExp][] = [
    ['a folder without a manifest', { 'manifest.json': missing }, 'data-unavailable', /404.*FASHION_MNIST_DIR/],
    ['a web page in place of the manifest', { 'manifest.json': page }, 'data-unavailable', /not JSON \(a web page/],
    [
      'a manifest of another kind',
      { 'manifest.json': manifest({ train: [{}] }) },
      'invalid-data',
      /does not list the shards/,
    ],
    ['a manifest that is null', { 'manifest.json': manifest(null) }, 'invalid-data', /does not list the shards/],
    [
      'a manifest without shards',
      { 'manifest.json': manifest({ train: [], test: [] }) },
      'invalid-data',
      /fewer images/,
    ],
    [
      'a manifest that announces more images than there are',
      { 'manifest.json': manifest({ train: [{ ...shard, count: 600 }], test: [{ ...shard, count: 600 }] }) },
      'invalid-data',
      /fewer images/,
    ],
    ['a shard that is missing', { 'train-images-01.gz': missing }, 'data-unavailable', /train-images-01.gz .*404/],
    ['a web page in place of a shard', { 'train-images-01.gz': page }, 'invalid-data', /images is a web page/],
    [
      'a connection cut half-way through a shard',
      { 'train-images-01.gz': cut },
      'data-unavailable',
      /train-images-01.gz .*connection.*cut/,
    ],
    [
      'a shard cut short',
      { 'test-images-00.gz': async (r, name) => r.end((await readFile(join(folder, name))).subarray(0, 5000)) },
      'invalid-data',
      /images: the gzip stream is damaged or cut short/,
    ],
    [
      'labels of another shard',
      { 'train-labels-00.gz': (r) => send(r, 'train-labels-03.gz') },
      'invalid-data',
      /100 labels for 300 images/,
    ],
  ];
  it.each(cases)('%s, and works on', async (_, other, code, says) => {
    const error = await withAnswers(other, () => refusal(engine.loadDataset(request(600, 400))));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says);
    expect(await isUsable(engine, toy)).toBe(true);
  });

  it('a server that cannot be reached', async () => {
    const error = await refusal(engine.loadDataset({ name: 'fashion-mnist', url: 'http://localhost:1/' }));
    expect(error.code).toBe('data-unavailable');
  });

  it.each([
    ['name', { name: 'cifar' }],
    ['name', { name: null }],
    ['train', { train: 0 }],
    ['train', { train: 60_001 }],
    ['train', { train: 1.5 }],
    ['train', { train: 'all' }],
    ['test', { test: 0 }],
    ['test', { test: 10_001 }],
    ['url', { url: 7 }],
    ['url', { url: 'http://' }],
    ['speed', { speed: 1 }],
  ])('a wrong %s, %j', async (field, wrong) => {
    const error = await refusal(engine.loadDataset(untyped({ ...request(10, 10), ...wrong })));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field });
  });
});

describe('a signal', () => {
  it('stops the loading before it begins', async () => {
    served = [];
    const error = await refusal(engine.loadDataset({ ...request(600, 400), signal: AbortSignal.abort() }));
    expect(error.code).toBe('aborted');
    expect(served).toEqual([]);
  });

  it('stops the loading between two bytes of a server that stalls', async () => {
    const stop = new AbortController();
    const stall: Answer = (response) => {
      response.write('half a file');
      setTimeout(() => {
        stop.abort();
      }, 20);
    };
    const loading = (): Promise<Dataset> => engine.loadDataset({ ...request(600, 400), signal: stop.signal });
    const error = await withAnswers({ 'train-images-01.gz': stall }, () => refusal(loading));
    expect(error.code).toBe('aborted');
    expect(await isUsable(engine, toy)).toBe(true);
  });

  it('stops the loading from a progress report', async () => {
    const stop = new AbortController();
    const error = await refusal(
      engine.loadDataset({
        ...request(600, 400),
        signal: stop.signal,
        onProgress: () => {
          stop.abort();
        },
      }),
    );
    expect(error.code).toBe('aborted');
  });
});

describe('FashionMNIST in Node', () => {
  it('is found without an address', async () => {
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 20, test: 10 });
    const { labels: first } = await dataset.images('train', 0, 20);
    expect([...first]).toEqual(Array.from({ length: 20 }, (_, i) => i % 10));
  });
});
