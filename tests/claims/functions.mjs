/** What is found on the functions themselves, with the library's values, and in the mean-field limit. */
import { figure, fixed, percent, power } from './figures.mjs';
import { tanhLyapunov, weightScaleOf } from './mean-field.mjs';

export const settings = 'the functions with their start values';

/** @param {Pick<import('./parts.mjs').Surroundings, 'engine'>} surroundings @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function measure({ engine }) {
  const at = async (/** @type {string} */ activation, /** @type {number[]} */ x) => engine.evaluate({ activation, x });
  const measured = (/** @type {string} */ activation) => engine.measure({ activation, cost: false });

  const sigmoid = await at('sigmoid', [-1, 0, 1]);
  const [gelu, elu, relu] = [await measured('gelu'), await measured('elu'), await measured('relu')];
  const [edge = NaN] = gelu.saturated.map(([, high]) => high);
  const geluValues = await at('gelu', [-5, 100]);
  const { jumps } = await measured('nipuna-chapter');
  const doubled = await engine.evaluate({ activation: 'prelu', parameters: { slope: 2.28 }, x: [-1] });
  const staf = engine.activations.find(({ id }) => id === 'staf');
  return [
    figure(
      'sigmoid',
      'Its second derivative',
      Array.from(sigmoid.d2y, (v) => fixed(v, v === 0 ? 0 : 3)),
    ),
    figure('tanh', 'Its largest Lyapunov exponent', [
      fixed(weightScaleOf(0.9), 1),
      fixed(tanhLyapunov(1 / Math.sqrt(3)), 2),
      fixed(tanhLyapunov(1), 0),
    ]),
    figure('relu', 'The surface', [percent(await flatShare(engine))]),
    figure('gelu', 'GELU has no region', [fixed(edge, 2), power(geluValues.dy[0])]),
    figure('gelu', 'Its graph goes beyond 1', [fixed(geluValues.y[1], 0)]),
    figure('elu', 'Its mean outputs are nearer zero', [fixed(elu.normal.mean, 2), fixed(relu.normal.mean, 2)]),
    figure('prelu', 'PReLU is max(ax, x)', [fixed(doubled.y[0], 2)]),
    figure(
      'nipuna-chapter',
      'NIPUNA is x',
      jumps.flatMap(({ left, right }) => [fixed(left, 3), fixed(right, 0)]),
    ),
    figure('staf', 'High cost and memory', [String(staf?.parameters.reduce((sum, { count }) => sum + count, 0))]),
  ];
}

/** The share of points of [−5, 5]² at which ReLU's surface has no slope. @param {import('../../web/src/engine/types.ts').Engine} engine */
async function flatShare(engine) {
  const { gradient } = await engine.surface({ activation: 'relu' });
  return gradient.reduce((count, size) => count + (size === 0 ? 1 : 0), 0) / gradient.length;
}
