/** `npm start`: builds the site, serves it on this computer and prints the address. */
import { join } from 'node:path';
import { ensure, root } from '../../cpp/toolchain/setup.mjs';
import { serve } from './serve.mjs';
import { buildSite } from './site.mjs';

const wanted = Number(process.env['PORT'] || 8080);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
  console.error(`PORT is "${process.env['PORT']}"; set it to a whole number from 0 to 65535, or unset it for 8080.`);
  process.exit(1);
}

ensure('build');
await buildSite(root);
const server = await serveAtFreePort(wanted);
console.log(`\nActivarium is at ${server.url}  (Ctrl+C stops it)`);

/** @param {number} first */
async function serveAtFreePort(first) {
  for (let port = first; port < first + 100 && port <= 65_535; port++) {
    try {
      return await serve(join(root, 'dist'), port);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    }
  }
  console.error(`No free port from ${first} on. Set PORT to a free one.`);
  process.exit(1);
}
