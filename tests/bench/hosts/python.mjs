/** PyTorch in a process of its own, with the first Python that has it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { task } from '../task.mjs';

/**
 * `train` trains a network of its own on all images, for which their files have to be there.
 * @param {string} root
 * @returns {Promise<import('./host.mjs').Opened & { train(epochs: number): Promise<import('../parts/training.mjs').Trained> } | string>}
 */
export async function openInPython(root) {
  // A Python installed beside the system's does not see Debian's python3-torch.
  const python = ['python3', '/usr/bin/python3'].find(
    (command) => spawnSync(command, ['-c', 'import torch, numpy'], { stdio: 'ignore' }).status === 0,
  );
  if (!python) return 'no python3 here can import torch (Debian: python3-torch)';
  const script = fileURLToPath(new URL('../peers/pytorch.py', import.meta.url));
  const child = spawn(python, [script, JSON.stringify(task), join(root, 'build/bench/task')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
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
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  };
  const { version, blas, threads } = await answer();
  if (threads !== 1) throw new Error(`PyTorch uses ${threads} threads.`);
  if (blas === 'reference') {
    await close();
    // Twenty times slower, it would say nothing of PyTorch.
    return 'PyTorch has only the reference BLAS here (Debian: libopenblas0-pthread)';
  }
  return {
    version: `${version}, ${blas}`,
    losses: () => ask('losses'),
    round: (milliseconds) => ask(`round ${milliseconds}`),
    train: (epochs) => ask(`train ${epochs}`),
    close,
  };
}
