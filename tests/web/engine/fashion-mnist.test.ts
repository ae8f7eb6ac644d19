/** FashionMNIST from a web server, as the page loads it, when all goes well and when it does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import { createEngine, isUsable, refusal, untyped, type DataProgress, type Dataset, type Engine } from './library.js';
import {
  cutOff,
  manifest,
  missing,
  page,
  serveShards,
  type Answer,
  type Answers,
  type ShardServer,
} from './shard-server.js';

let engine: Engine;
let toy: Dataset;
let whole: Dataset;
let server: ShardServer;

beforeAll(async () => {
  engine = await createEngine();
  toy = await engine.loadDataset(toyPair(64));
  whole = await engine.loadDataset({ name: 'fashion-mnist', train: 1000, test: 500 });
  server = await serveShards(whole, { train: 300, test: 200 });
}, 60_000);
afterAll(async () => {
  engine.dispose();
  await server.close();
});

const request = (train: number, test: number): { name: 'fashion-mnist'; train: number; test: number; url: string } => ({
  name: 'fashion-mnist',
  train,
  test,
  url: server.url,
});

describe('FashionMNIST from a server', () => {
  it('arrives in the one order, whatever the borders of the shards', async () => {
    const dataset = await engine.loadDataset(request(700, 450));
    expect(dataset).toMatchObject({ train: 700, test: 450, classes: 10, shape: [28, 28], name: 'fashion-mnist' });
    for (const [split, count] of [
      ['train', 700],
      ['test', 450],
    ] as const) {
      const [served, original] = [await dataset.images(split, 0, count), await whole.images(split, 0, count)];
      expect(served.labels).toEqual(original.labels);
      expect(Buffer.compare(served.pixels, original.pixels)).toBe(0);
    }
    expect(dataset.classNames[9]).toBe('Ankle boot');
    expect(await isUsable(engine, dataset)).toBe(true);
  });

  it('without test images is fetched without them, and trains', async () => {
    server.asked();
    const dataset = await engine.loadDataset(request(300, 0));
    expect(server.asked().sort()).toEqual(['manifest.json', 'train-images-00.gz', 'train-labels-00.gz']);
    expect([dataset.train, dataset.test]).toEqual([300, 0]);
    const run = await engine.createRun({ dataset, activation: 'relu', hidden: [8] });
    expect(await run.fit({ epochs: 1 })).toHaveLength(1);
    expect((await refusal(run.evaluate('test'))).message).toMatch(/no test images/);
  });

  it('is fetched only as far as it was asked for', async () => {
    server.asked();
    await engine.loadDataset(request(300, 10));
    expect(server.asked().sort()).toEqual(
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

describe('loadDataset refuses', () => {
  const cases: [what: string, answers: Answers, code: string, says: RegExp][] = [
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
      { 'train-images-01.gz': cutOff },
      'data-unavailable',
      /train-images-01.gz .*connection.*cut/,
    ],
    [
      'a shard cut short',
      { 'test-images-00.gz': (response, bytes) => response.end(bytes.subarray(0, 5000)) },
      'invalid-data',
      /images: the gzip stream is damaged or cut short/,
    ],
    [
      'labels of another shard',
      { 'manifest.json': manifest({ train: [{ ...shard, labels: 'train-labels-03.gz' }], test: [shard] }) },
      'invalid-data',
      /100 labels for 300 images/,
    ],
  ];
  it.each(cases)('%s, and works on', async (_, answers, code, says) => {
    const error = await server.answering(answers, () => refusal(engine.loadDataset(request(600, 400))));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says);
    expect(await isUsable(engine, toy)).toBe(true);
  });

  it('a server that cannot be reached', async () => {
    const error = await refusal(engine.loadDataset({ name: 'fashion-mnist', url: 'http://localhost:1/' }));
    expect([error.code, error.fault]).toEqual(['data-unavailable', 'no-answer']);
  });

  const busy: Answer = (response) => {
    response.statusCode = 503;
    response.end();
  };
  it.each([
    ['not-there', { 'manifest.json': missing }],
    ['not-there', { 'train-images-01.gz': missing }],
    ['other-content', { 'manifest.json': page }],
    ['refused', { 'train-images-01.gz': busy }],
    ['cut', { 'train-images-01.gz': cutOff }],
  ] as const)('what did not come, and tells that it was %s', async (fault, answers) => {
    const error = await server.answering(answers, () => refusal(engine.loadDataset(request(600, 400))));
    expect([error.code, error.fault]).toEqual(['data-unavailable', fault]);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ fault });
  });

  it.each([
    ['name', { name: 'cifar' }],
    ['name', { name: null }],
    ['train', { train: 0 }],
    ['train', { train: 60_001 }],
    ['train', { train: 1.5 }],
    ['train', { train: 'all' }],
    ['test', { test: -1 }],
    ['test', { test: 10_001 }],
    ['url', { url: 7 }],
    ['url', { url: 'http://' }],
    ['signal', { signal: 'stop' }],
    ['onProgress', { onProgress: true }],
    ['speed', { speed: 1 }],
  ])('a wrong %s, %j', async (field, wrong) => {
    const error = await refusal(engine.loadDataset(untyped({ ...request(10, 10), ...wrong })));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field });
  });
});

describe('a signal', () => {
  it('stops the loading before it begins', async () => {
    server.asked();
    const error = await refusal(engine.loadDataset({ ...request(600, 400), signal: AbortSignal.abort() }));
    expect(error.code).toBe('aborted');
    expect(server.asked()).toEqual([]);
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
    const error = await server.answering({ 'train-images-01.gz': stall }, () => refusal(loading));
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

it.each(['before its first byte', 'half-way'])('a download %s ends at once with its engine', async (place) => {
  const own = await createEngine();
  let isClosed = false;
  const stall: Answer = (response) => {
    response.on('close', () => {
      isClosed = true;
    });
    if (place === 'half-way') response.write('half a file');
    setTimeout(() => {
      own.dispose();
    }, 20);
  };
  const error = await server.answering({ 'train-images-01.gz': stall }, () =>
    refusal(own.loadDataset(request(600, 400))),
  );
  expect(error.code).toBe('disposed');
  await expect.poll(() => isClosed).toBe(true);
});

describe('FashionMNIST in Node', () => {
  it('is found without an address', async () => {
    const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 20, test: 10 });
    const { labels: first } = await dataset.images('train', 0, 20);
    expect([...first]).toEqual(Array.from({ length: 20 }, (_, i) => i % 10));
  });
});

it('refuses images beside the name of a data set, which would otherwise be ignored', async () => {
  const request = untyped({ name: 'fashion-mnist', train: 10, test: 10, images: new ArrayBuffer(8) });
  const own = await createEngine();
  const error = await refusal(own.loadDataset(request));
  own.dispose();
  expect([error.code, error.field]).toEqual(['invalid-argument', 'images']);
});
