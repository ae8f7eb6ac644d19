/** What is made before anything is measured: the peers' packages, their pages, the task's files. */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { fingerprint } from '../../web/tools/fingerprint.mjs';
import { settings, start } from './contenders/activarium.mjs';
import { contenders } from './contenders/list.mjs';
import { files, imageFiles, task } from './task.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** `npm ci` in this folder, unless what the lock file names is there. @param {(line: string) => void} say */
export function installPeers(say) {
  const stamp = join(here, 'node_modules/.bench-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing the packages to compare with (npm ci in tests/bench, about 250 MB).');
  const npm = process.env['npm_execpath'];
  const result = spawnSync(
    npm ? process.execPath : 'npm',
    [...(npm ? [npm] : []), 'ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'],
    { cwd: here, encoding: 'utf8' },
  );
  if (result.status !== 0)
    throw new Error(
      `The packages to compare with could not be installed: npm ci in tests/bench failed.\n${result.stderr}` +
        'It needs the npm registry. `--who activarium,activarium-node,pytorch` does without.',
    );
  writeFileSync(stamp, lock);
}

/**
 * Bundles the peers' modules into build/bench/<module>/page.js, each with its own copy of everything.
 * @param {string} root @param {(line: string) => void} say
 */
export async function bundlePeers(root, say) {
  const folder = join(root, 'build/bench');
  const stamp = join(folder, 'pages.stamp');
  const wanted = fingerprint([join(here, 'peers'), join(here, 'task.mjs'), join(here, 'package-lock.json')]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  for (const { module } of contenders) {
    if (!module) continue;
    say(`Bundling ${module}`);
    await build({
      configFile: false,
      root: here,
      base: './',
      logLevel: 'error',
      build: {
        outDir: join(folder, module),
        emptyOutDir: true,
        target: 'chrome120',
        modulePreload: false,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: { page: join(here, 'peers', `${module}.mjs`) },
          preserveEntrySignatures: 'strict',
          output: { entryFileNames: '[name].js' },
        },
      },
    });
  }
  writeFileSync(stamp, wanted);
}

/**
 * Writes the images and the initial weights that every contender starts from, those of a run, and trains that run.
 * @param {string} root
 * @returns {Promise<number[]>} its losses, which every contender has to reach
 */
export async function writeTask(root) {
  const folder = join(root, 'build/bench/task');
  const { engine, dataset } = await start(pathToFileURL(join(root, 'dist/lib/activarium.js')).href);
  const run = await engine.createRun({ ...settings(dataset, 'relu'), kernels: 'plain' });
  const { pixels, labels } = await dataset.images('train', 0, task.batches * task.batchSize);
  const { layers } = await run.parameters();
  const losses = [];
  for await (const { steps } of run.train({ epochs: task.comparedSteps / task.batches })) losses.push(...steps.loss);
  engine.dispose();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, files.pixels), pixels);
  writeFileSync(join(folder, files.labels), labels);
  const parts = layers
    .flatMap(({ weight, bias }) => [weight, bias])
    .map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  writeFileSync(join(folder, files.parameters), Buffer.concat(parts));
  return losses;
}

/**
 * Writes images of both splits, for who has no library to load them with.
 * @param {string} root @param {{ train: number, test: number }} images
 */
export async function writeImages(root, images) {
  const { engine, dataset } = await start(pathToFileURL(join(root, 'dist/lib/activarium.js')).href, images);
  for (const split of /** @type {const} */ (['train', 'test'])) {
    const { pixels, labels } = await dataset.images(split, 0, dataset[split]);
    const names = imageFiles(split);
    writeFileSync(join(root, 'build/bench/task', names.pixels), pixels);
    writeFileSync(join(root, 'build/bench/task', names.labels), labels);
  }
  engine.dispose();
}

/** The program of kernels.cpp, as build/wasm/bench_kernels.js. @param {string} root */
export function buildKernels(root) {
  const args = ['--build', '--preset', 'wasm', '--target', 'bench_kernels'];
  const { status } = spawnSync('cmake', args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`cmake ${args.join(' ')} failed.`);
}
