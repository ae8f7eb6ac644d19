/** PyTorch in a process of its own, with the first Python that has it and the fastest kernels of its OpenBLAS. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { task } from '../task.mjs';
import { coreTypesHere, fastestCoreType, peerEnvironment } from './openblas.mjs';

/**
 * `train` trains a network of its own on all images, for which their files have to be there. `core` names the kernels of
 * OpenBLAS that are used.
 * @typedef {import('./host.mjs').Opened & { version: string, core: string | null, blas: string,
 *   train(epochs: number): Promise<import('../parts/training.mjs').Trained> }} Python
 */

/** The core type found fastest, once for all parts of the bench. @type {Promise<string | null> | undefined} */
let coreType;

/**
 * @param {Pick<import('../surroundings.mjs').Surroundings, 'root' | 'say'>} surroundings
 * @returns {Promise<Python | string>} or why it cannot take part
 */
export async function openInPython({ root, say }) {
  // A Python installed beside the system's does not see Debian's python3-torch.
  const python = ['python3', '/usr/bin/python3'].find(
    (command) => spawnSync(command, ['-c', 'import torch, numpy'], { stdio: 'ignore' }).status === 0,
  );
  if (!python) return 'no python3 here can import torch (Debian: python3-torch)';
  const start = (/** @type {string | null} */ coreType) => startPython(python, root, coreType);
  const opened = await start(null);
  if (opened.blas === 'reference') {
    await opened.close();
    // Twenty times slower, it would say nothing of PyTorch.
    return 'PyTorch has only the reference BLAS here (Debian: libopenblas0-pthread)';
  }
  if (opened.core === null) return opened;
  await opened.close();
  coreType ??= fastestCoreType(coreTypesHere(), start, say);
  return start(await coreType);
}

/**
 * @param {string} python @param {string} root @param {string | null} coreType  of OpenBLAS
 * @returns {Promise<Python>}
 */
async function startPython(python, root, coreType) {
  const script = fileURLToPath(new URL('../peers/pytorch.py', import.meta.url));
  const child = spawn(python, [script, JSON.stringify(task), join(root, 'build/bench/task')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: peerEnvironment(process.env, coreType),
  });
  const ended = once(child, 'exit');
  // A process that ended takes no commands; that it gives no answer says so.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('PyTorch ended too early.');
    return JSON.parse(value);
  };
  /** @param {string} command */
  const ask = (command) => {
    child.stdin.write(`${command}\n`);
    return answer();
  };
  const close = async () => {
    child.stdin.end();
    await ended;
  };
  const { version, blas, core, threads } = await answer();
  if (threads !== 1) throw new Error(`PyTorch uses ${threads} threads.`);
  return {
    version: `${version}, ${blas}${core === null ? '' : ` with its ${core} kernels`}`,
    blas,
    core,
    losses: () => ask('losses'),
    round: (milliseconds) => ask(`round ${milliseconds}`),
    train: (epochs) => ask(`train ${epochs}`),
    close,
  };
}
