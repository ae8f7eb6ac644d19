import { readdir } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fileRoles } from '../../../web/data/fashion-mnist.js';
import { findFashionMnist, type FoundData } from '../../../web/data/find-data.js';
import { smallExpected, smallFiles, temporaryFolder } from './small-data-set.js';

afterEach(() => vi.unstubAllEnvs());

const compressed = new Map(fileRoles.map((role) => [`/${smallExpected[role].name}.gz`, gzipSync(smallFiles[role])]));

const good: RequestListener = (request, response) => {
  const body = compressed.get(request.url ?? '');
  if (body) response.end(body);
  else response.writeHead(404).end();
};

async function serverWith(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What is found when only a server has the data, which FASHION_MNIST_URL names. */
async function download(url: string): Promise<FoundData & { cacheFolder: string; kept: string[] }> {
  vi.stubEnv('FASHION_MNIST_URL', url);
  vi.stubEnv('FASHION_MNIST_DIR', '');
  const cacheFolder = await temporaryFolder();
  const found = await findFashionMnist({ debianFolder: '', cacheFolder, expected: smallExpected });
  return { ...found, cacheFolder, kept: (await readdir(cacheFolder)).sort() };
}

describe('downloading FashionMNIST from the address in FASHION_MNIST_URL', () => {
  it('returns the verified files and keeps them for the next time', async () => {
    const url = await serverWith(good);
    const first = await download(url);
    expect(first.source).toBe(url);
    expect([...(first.files?.testLabels ?? [])]).toEqual([...smallFiles.testLabels]);
    expect(first.kept).toEqual(fileRoles.map((role) => `${smallExpected[role].name}.gz`).sort());

    const { cacheFolder } = first;
    const second = await findFashionMnist({
      debianFolder: '',
      cacheFolder,
      url: 'http://127.0.0.1:1',
      expected: smallExpected,
    });
    expect(second.source).toBe(cacheFolder);
    expect(second.files).not.toBeNull();
  });

  it('names the address and the status when the server has no such file', async () => {
    const url = await serverWith((_, response) => response.writeHead(404).end('gone'));
    const found = await download(url);
    expect(found.files).toBeNull();
    expect(found.reasons.at(-1)).toBe(
      `${url}/train-images-idx3-ubyte.gz could not be downloaded: the server answered 404 Not Found.`,
    );
    expect(found.kept).toEqual([]);
  });

  it('recognises a web page that came in place of the file', async () => {
    const url = await serverWith((_, response) => response.end('<!DOCTYPE html><title>Please log in</title>'));
    const found = await download(url);
    expect(found.reasons.at(-1)).toContain('is a web page (it begins with "<!DOCTYPE html>"), not an IDX file.');
    expect(found.kept).toEqual([]);
  });

  it('reports a connection that breaks half-way and keeps nothing of it', async () => {
    const url = await serverWith((request, response) => {
      const body = compressed.get(request.url ?? '') ?? Buffer.alloc(0);
      response.writeHead(200, { 'Content-Length': body.length });
      response.write(body.subarray(0, 20), () => response.destroy());
    });
    const found = await download(url);
    expect(found.files).toBeNull();
    expect(found.reasons.at(-1)).toContain(`${url}/train-images-idx3-ubyte.gz could not be downloaded:`);
    expect(found.kept).toEqual([]);
  });

  it('stops reading an answer that is longer than the file itself', async () => {
    const url = await serverWith((_, response) => response.end(Buffer.alloc(1_000_000)));
    expect((await download(url)).reasons.at(-1)).toContain(
      'the answer is longer than 1280 bytes, so it is another file',
    );
  });

  it('reports a server that cannot be reached', async () => {
    const found = await download('http://127.0.0.1:1/');
    expect(found.files).toBeNull();
    expect(found.reasons.at(-1)).toMatch(/could not be downloaded: .+\.$/);
  });

  it('refuses an address that is none', async () => {
    const found = await download('nowhere');
    expect(found.files).toBeNull();
    expect(found.reasons.at(-1)).toBe('"nowhere" is not an address (as http://… or https://…).');
  });
});
