/** Short trainings: the gap between test and training loss, accuracy beside ReLU's, and the same seed twice. */
import { figure, fixed, mean, percent } from './figures.mjs';

const seeds = [1, 2, 3];
const epochs = 10;
/** At 0.01 one of the three seeds diverges with STAF. */
const rateOf = (/** @type {string} */ id) => (id === 'staf' ? 3e-3 : 1e-2);
const ids = ['relu', 'prelu', 'rrelu', 'staf', 'sgt', 'nipuna-chapter', 'swiglu'];

export const settings =
  `10,000 images, 2,000 to test, ${epochs} epochs, rate 0.01 (STAF 0.003), momentum 0.9, batch 128, plain kernels, ` +
  `mean of seeds ${seeds.join(', ')}`;

/** @param {import('./parts.mjs').Surroundings} surroundings @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function measure({ engine, dataset, say }) {
  const train = async (/** @type {string} */ activation, /** @type {number} */ seed) => {
    const run = await engine.createRun({
      dataset,
      activation,
      optimizer: { kind: 'sgd', learningRate: rateOf(activation), momentum: 0.9 },
      seed,
      kernels: 'plain',
    });
    for await (const progress of run.train({ epochs })) if (progress.state === 'diverged') break;
    const [known, unseen] = [await run.evaluate('train'), await run.evaluate('test')];
    const hash = await run.parametersHash();
    run.dispose();
    say(`${activation}, seed ${seed}: trained`);
    return { gap: unseen.loss - known.loss, accuracy: unseen.accuracy, hash };
  };
  /** @type {Map<string, { gap: string, accuracy: string, hash: string }>} */
  const results = new Map();
  for (const id of ids) {
    const found = [];
    for (const seed of seeds) found.push(await train(id, seed));
    results.set(id, {
      gap: fixed(mean(found.map(({ gap }) => gap)), 3),
      accuracy: percent(mean(found.map(({ accuracy }) => accuracy)), 1),
      hash: found[0]?.hash ?? '',
    });
  }
  const again = await train('rrelu', seeds[0]);
  const [gap, accuracy] = [
    (/** @type {string} */ id) => results.get(id)?.gap ?? '',
    (/** @type {string} */ id) => results.get(id)?.accuracy ?? '',
  ];
  return [
    ...['prelu', 'rrelu', 'staf'].map((id) => figure(id, 'Regularising', [gap(id), gap('relu')])),
    figure('rrelu', 'Results can hardly', [
      again.hash === results.get('rrelu')?.hash ? 'to the last bit' : 'not equal',
    ]),
    figure('sgt', '12 % higher Dice', [accuracy('sgt'), accuracy('relu')]),
    figure('swiglu', '15 % more accuracy', [accuracy('swiglu'), accuracy('relu')]),
    figure('nipuna-chapter', '81.3 % on ImageNet', [accuracy('nipuna-chapter'), accuracy('relu')]),
  ];
}
