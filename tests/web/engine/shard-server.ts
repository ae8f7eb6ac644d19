/** A web server on this computer that serves shards of FashionMNIST, and misbehaves where a test wants it to. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeShards } from '../../../web/data/make-shards.js';
import { imagesFile, labelsFile } from './idx-files.js';
import type { Dataset } from './library.js';

/** What is sent in place of the file `name`; `bytes` is what it holds. */
export type Answer = (response: ServerResponse, bytes: Buffer) => unknown;
export type Answers = Readonly<Record<string, Answer>>;

export const missing: Answer = (response) => {
  response.statusCode = 404;
  response.end('Not found');
};
export const page: Answer = (response) => response.end('<!doctype html><p>Hello');
/** A list of shards in place of the true one. */
export const manifest = (content: unknown): Answer => {
  return (response) => response.end(JSON.stringify(content));
};
/** Half of the file, then the end of the connection. */
export const cutOff: Answer = (response, bytes) => {
  response.setHeader('content-length', bytes.length);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};

export interface ShardServer {
  readonly url: string;
  /** Names asked for since the last call. */
  asked(): string[];
  /** Runs `use` while the files named in `answers` are answered otherwise. */
  answering<T>(answers: Answers, use: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Serves all images of `dataset` in shards of the given sizes. */
export async function serveShards(dataset: Dataset, sizes: { train: number; test: number }): Promise<ShardServer> {
  const train = await dataset.images('train', 0, dataset.train);
  const test = await dataset.images('test', 0, dataset.test);
  const files = {
    trainImages: new Uint8Array(imagesFile(train.pixels, ...dataset.shape)),
    trainLabels: new Uint8Array(labelsFile(train.labels)),
    testImages: new Uint8Array(imagesFile(test.pixels, ...dataset.shape)),
    testLabels: new Uint8Array(labelsFile(test.labels)),
  };
  const folder = await mkdtemp(join(tmpdir(), 'activarium-'));
  await makeShards(files, join(folder, 'shards'), sizes);

  let answers = new Map<string, Answer>();
  const names: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    names.push(name);
    const answer = answers.get(name) ?? ((_, bytes) => response.end(bytes));
    readFile(join(folder, 'shards', name)).then(
      (bytes) => answer(response, bytes),
      () => missing(response, Buffer.alloc(0)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    asked: () => names.splice(0),
    async answering(other, use) {
      answers = new Map(Object.entries(other));
      return use().finally(() => {
        answers.clear();
      });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
