/** What a training step of the chapter's network takes, over one with ReLU measured in turn with it. */
import { median } from '../bench/statistics.mjs';
import { figure, fixed } from './figures.mjs';

const ids = ['tanh', 'gelu', 'silu', 'swish', 'hardswish', 'mish', 'prelu', 'rrelu', 'elu-alpha', 'telu', 'staf'];
const rounds = 7;
/** One epoch of as many images as a round trains on; batches of 128. */
const steps = 32;

/** With the machine: another's figures are not wrong. */
export const varies = true;

export const settings = `batch 128, plain kernels, one thread, median of ${rounds} rounds of ${steps} steps`;

/** @param {import('./parts.mjs').Surroundings} surroundings @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function measure({ engine }) {
  const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 128 * steps, test: 1 });
  const timer = async (/** @type {string} */ activation) => {
    const run = await engine.createRun({
      dataset,
      activation,
      optimizer: { kind: 'sgd', learningRate: 1e-3, momentum: 0.8 },
      kernels: 'plain',
    });
    let epochs = 0;
    return async () => {
      epochs += 1;
      const start = performance.now();
      for await (const progress of run.train({ epochs })) if (progress.state === 'diverged') return NaN;
      return performance.now() - start;
    };
  };
  const relu = await timer('relu');
  await relu();
  const ratios = new Map();
  for (const id of ids) {
    const other = await timer(id);
    await other();
    const found = [];
    for (let round = 0; round < rounds; round += 1) found.push((await other()) / (await relu()));
    ratios.set(id, median(found));
  }
  const usual = [...ratios].filter(([id]) => id !== 'staf').map(([, ratio]) => ratio);
  const [hardswish, swish, staf] = ['hardswish', 'swish', 'staf'].map((id) => ratios.get(id));
  return [
    figure('hardswish', 'Light', [fixed(hardswish, 1), fixed(swish, 1)]),
    figure('swish', 'Light, but its soft edge', [fixed(swish, 1), fixed(hardswish, 1)]),
    figure('tanh', 'Tanh and ReLU are the fastest', [
      fixed(Math.min(...usual), 1),
      fixed(Math.max(...usual), 1),
      fixed(staf, 0),
    ]),
    figure('staf', 'It takes 270 s', [fixed(staf, 0)]),
    figure('staf', 'High cost and memory', [fixed(staf, 0)]),
  ];
}
