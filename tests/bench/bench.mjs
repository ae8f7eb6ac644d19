/**
 * `npm run bench`: Activarium beside other programs that train in the browser and beside PyTorch, in one run on one
 * machine. A table on standard output, progress on standard error.
 *
 *   npm run bench                                  everything, some minutes
 *   npm run -s bench -- --json                     the results as one JSON object
 *   npm run bench -- --only step --rounds 5        a part of it
 *   npm run bench -- --who activarium,pytorch      with some contenders
 *   npm run bench -- --try                         only whether every part works, on what is built
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/browser.mjs';
import { serve } from '../../web/tools/serve.mjs';
import { contenders } from './contenders/list.mjs';
import { describeMachine } from './machine.mjs';
import { readOptions } from './options.mjs';
import { measureActivations } from './parts/activations.mjs';
import { measureCliffs } from './parts/cliffs.mjs';
import { measureGemm } from './parts/gemm.mjs';
import { measurePage } from './parts/page.mjs';
import { measureSteps, ratiosOf } from './parts/step.mjs';
import { measureTraining } from './parts/training.mjs';
import { measureWeight } from './parts/weight.mjs';
import { bundlePeers, buildKernels, installPeers, writeTask } from './prepare.mjs';
import { checkFigures } from './results.mjs';
import { asMarkdown } from './table.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

try {
  const options = readOptions(process.argv.slice(2));
  const results = await bench(options);
  console.log(options.json ? JSON.stringify(results, null, 1) : asMarkdown(results));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/**
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<import('./results.mjs').Results>}
 */
async function bench(options) {
  const isAsked = (/** @type {string} */ part) => options.only.includes(part);
  const withPeers =
    (isAsked('step') || isAsked('weight')) && contenders.some(({ who, module }) => module && options.who.includes(who));
  if (options.tries) {
    if (!existsSync(join(root, 'dist/lib/activarium.js')))
      throw new Error('--try needs dist/: run npm run build first.');
  } else {
    makeReady('cpp/toolchain/setup.mjs', ['test']);
    makeReady('web/tools/build.mjs', []);
  }
  if (withPeers) {
    installPeers(say);
    await bundlePeers(root, say);
  }
  if (isAsked('gemm') || isAsked('activations')) buildKernels(root);
  const losses = await writeTask(root);

  const browser = await launch();
  const server = await serve(root);
  try {
    const surroundings = { root, browser, site: server.url, say };
    const machine = await describeMachine(browser);
    if (machine.busyCores > 0.2)
      say(`Other programs keep ${machine.busyCores.toFixed(1)} cores busy: times may be too long.`);
    const step = isAsked('step') ? await measureSteps(surroundings, options, losses) : [];
    const gemm = isAsked('gemm') ? await measureGemm(surroundings, options) : [];
    const cliffs = isAsked('gemm') ? await measureCliffs(surroundings, options) : [];
    const activations = isAsked('activations') ? await measureActivations(surroundings, options) : [];
    const training = isAsked('training') ? await measureTraining(surroundings, options) : [];
    const weight = isAsked('weight') ? await measureWeight(surroundings, options) : [];
    const page = isAsked('page') ? await measurePage(surroundings, options) : [];
    const ratios = ratiosOf(step);
    const results = { tried: options.tries, machine, step, ratios, gemm, cliffs, activations, training, weight, page };
    checkFigures(results);
    return results;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Runs one of the project's scripts with what it prints on standard error. @param {string} script @param {string[]} args */
function makeReady(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${script} failed.`);
}
