/** A folder served over a slow line: every answer waits, and all of them share so many bits a second. Compressed, as hosts do. */
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { serve } from '../../../web/tools/serve.mjs';

/** Bytes sent at a time. */
const chunk = 2048;

/**
 * @param {string} folder @param {{ bitsPerSecond: number, delayMs: number }} line
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveSlowly(folder, { bitsPerSecond, delayMs }) {
  const fast = await serve(folder);
  /** When the line is free again. */
  let free = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const [answer] = await Promise.all([
        fetch(new URL(request.url ?? '/', fast.url)),
        new Promise((done) => setTimeout(done, delayMs)),
      ]);
      const body = Buffer.from(await answer.arrayBuffer());
      const type = answer.headers.get('content-type') ?? 'application/octet-stream';
      const isPacked = type === 'application/gzip';
      const sent = isPacked ? body : gzipSync(body, { level: 9 });
      response.writeHead(answer.status, {
        'content-type': type,
        'content-length': sent.length,
        ...(!isPacked && { 'content-encoding': 'gzip' }),
      });
      for (let from = 0; from < sent.length; from += chunk) {
        const piece = sent.subarray(from, from + chunk);
        free = Math.max(free, performance.now()) + (piece.length * 8000) / bitsPerSecond;
        await new Promise((done) => setTimeout(done, free - performance.now()));
        response.write(piece);
      }
      response.end();
    })();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await fast.close();
    },
  };
}
