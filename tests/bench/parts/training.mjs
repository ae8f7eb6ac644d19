/** All of FashionMNIST for the chapter's epochs: in the browser, and in PyTorch. Each once. */
import { contenders, versionOf } from '../contenders/list.mjs';
import { openInPython } from '../hosts/python.mjs';
import { writeImages } from '../prepare.mjs';
import { openMeasuringPage } from './measuring-page.mjs';

/**
 * `loss` is the mean over the last epoch, `accuracy` that of the test images; `version` is of a peer.
 * @typedef {{ seconds: number, loss: number, accuracy: number }} Trained
 * @typedef {Trained & { who: string, label: string, where: string, kernels: 'plain' | 'relaxed' | null, threads: number, version: string }} TrainingRow
 */

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings @param {import('../options.mjs').Options} options
 * @returns {Promise<TrainingRow[]>}
 */
export async function measureTraining(surroundings, { who: asked, extent }) {
  /** @type {TrainingRow[]} */
  const rows = [];
  for (const contender of contenders) {
    const { who, label, where, kernels = null } = contender;
    const trainer = asked.includes(who) ? trainers[who] : undefined;
    if (!trainer) continue;
    const trained = await trainer(surroundings, kernels, extent);
    if (typeof trained === 'string') {
      surroundings.say(`${label}: left out of the whole training, ${trained}.`);
      continue;
    }
    surroundings.say(`${label}${kernels ? `, ${kernels}` : ''}: trained in ${trained.seconds.toFixed(1)} s`);
    rows.push({ who, label, where, kernels, threads: 1, version: versionOf(contender), ...trained });
  }
  return rows;
}

/**
 * How each trains, or why it cannot.
 * @type {Record<string, (surroundings: import('../surroundings.mjs').Surroundings, kernels: string | null, extent: import('../options.mjs').Extent) => Promise<(Trained & { version?: string }) | string>>}
 */
const trainers = {
  async activarium(surroundings, kernels, { epochs, images }) {
    const page = await openMeasuringPage(surroundings, 'training', {
      library: `${surroundings.site}dist/lib/activarium.js`,
      images,
    });
    /** @type {string[]} */
    const available = await page.ask('kernels');
    const trained = available.includes(kernels ?? '')
      ? await page.ask(`train('${kernels}', ${epochs})`)
      : `the engine has no ${kernels} kernels here`;
    await page.close();
    return trained;
  },
  async pytorch(surroundings, _, { epochs, images }) {
    const opened = await openInPython(surroundings);
    if (typeof opened === 'string') return opened;
    await writeImages(surroundings.root, images);
    const trained = await opened.train(epochs);
    await opened.close();
    return { ...trained, version: opened.version };
  },
};
