import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../../web/tools/serve.mjs';
import { temporaryFolder } from '../data/small-data-set.js';

/** A served folder `site`, with a file `secret.txt` beside it. */
async function site(): Promise<{ url: string; port: number }> {
  const folder = await temporaryFolder();
  const root = join(folder, 'site');
  await mkdir(join(root, 'sub'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(root, 'link.txt'));
  await writeFile(join(root, 'index.html'), '<p>front</p>');
  await writeFile(join(root, 'empty.txt'), '');
  await writeFile(join(root, 'a b.js'), 'export {};');
  await writeFile(join(root, 'sub/engine.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  await writeFile(join(root, 'sub/data.gz'), gzipSync('data'));
  const server = await serve(root, 0);
  onTestFinished(() => server.close());
  return server;
}

/** A request whose path is sent as it is; `fetch` would tidy it first. */
function raw(port: number, path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, body });
      });
    })
      .on('error', failed)
      .end();
  });
}

describe('the static server', () => {
  it('serves index.html for a folder', async () => {
    const { url } = await site();
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>front</p>');
  });

  it('sends wasm and JavaScript with the types that browsers demand', async () => {
    const { url } = await site();
    expect((await fetch(`${url}sub/engine.wasm`)).headers.get('content-type')).toBe('application/wasm');
    expect((await fetch(`${url}a%20b.js?v=1`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('lets pages of every origin read files and refusals', async () => {
    const { url } = await site();
    for (const path of ['sub/engine.wasm', 'a%20b.js', 'sub/data.gz', 'not-there.js']) {
      const { headers } = await fetch(`${url}${path}`);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
  });

  it('sends a gzip file as it is, for the page to count and unpack', async () => {
    const { url } = await site();
    const response = await fetch(`${url}sub/data.gz`);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(gzipSync('data'));
  });

  it('sends an empty file as an empty file', async () => {
    const { url } = await site();
    const response = await fetch(`${url}empty.txt`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('answers a missing file with 404 as plain text', async () => {
    const { url } = await site();
    const response = await fetch(`${url}nothing.html`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it.each(['/../secret.txt', '/sub/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//../secret.txt'])(
    'gives out nothing above its folder for %s',
    async (path) => {
      const { port } = await site();
      expect(await raw(port, path)).toEqual({ status: 404, body: 'Not found.\n' });
    },
  );

  it.each(['/link.txt', '/%00', '/%', '/sub'])('treats %s as not there', async (path) => {
    const { port } = await site();
    expect((await raw(port, path)).status).toBe(404);
  });

  it('answers HEAD without a body and refuses other methods', async () => {
    const { port } = await site();
    expect(await raw(port, '/index.html', 'HEAD')).toEqual({ status: 200, body: '' });
    expect((await raw(port, '/index.html', 'POST')).status).toBe(405);
  });

  it('reports a port that is taken', async () => {
    const { port } = await site();
    const folder = await temporaryFolder();
    await expect(serve(folder, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
