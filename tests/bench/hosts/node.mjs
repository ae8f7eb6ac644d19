/** Activarium in a Node process of its own, with relaxed SIMD allowed where that takes a flag. */
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const relaxedFlag = '--experimental-wasm-relaxed-simd';

/** Node without the flag either has relaxed SIMD or never will. */
function flags() {
  return spawnSync(process.execPath, [relaxedFlag, '-e', ''], { stdio: 'ignore' }).status === 0 ? [relaxedFlag] : [];
}

/**
 * @param {import('../contenders/list.mjs').Contender} contender @param {string} root
 * @returns {Promise<import('./host.mjs').Opened | null>}
 */
export async function openInNode({ kernels }, root) {
  const script = fileURLToPath(new URL('../contenders/node-process.mjs', import.meta.url));
  const child = fork(script, { execArgv: flags(), stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  /** @param {string} command @param {unknown} [argument] @returns {Promise<any>} */
  const ask = async (command, argument) => {
    child.send({ command, argument });
    const [reply] = await Promise.race([once(child, 'message'), ended.then(() => [{ error: 'it ended' }])]);
    if (reply.error) throw new Error(`Activarium in Node: ${reply.error}`);
    return reply.value;
  };
  const close = async () => {
    child.kill();
    await ended;
  };
  const library = pathToFileURL(join(root, 'dist/lib/activarium.js')).href;
  if (!(await ask('prepare', { library, kernels }))) {
    await close();
    return null;
  }
  return { losses: () => ask('losses'), round: (milliseconds) => ask('round', milliseconds), close };
}
