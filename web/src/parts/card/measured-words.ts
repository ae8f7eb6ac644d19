/** What the engine has measured, as rows of the property card. */
import type { ActivationInfo, Extreme, Measurement, Step } from '../../engine/types.js';
import { formatList, formatPercent, formatValue } from '../../text/format.js';
import { formatMean } from './layer-words.js';
import type { PropertyRow } from './property-row.js';

const meanings = {
  domain: 'Where f has a value at all: a logarithm has none for negative numbers.',
  poles: 'Where f grows without bound, and what it comes from and goes to there.',
  infinite: 'Where f is beyond what 32-bit numbers hold.',
  range: 'The lowest and the highest value of f. Where one is reached at a single place, that stands beside it.',
  monotone: 'A monotone function never falls as x rises. One that is not has the same output for different inputs.',
  smooth: 'A kink is a point where the slope jumps: there f′ does not exist. At a jump it is f itself that does.',
  steepest:
    'The Lipschitz constant, the largest |f′|: no two outputs are farther apart than so many times their inputs. Over 1 it ' +
    'can make gradients grow.',
  saturated:
    'Where |f′| is under 5 % of its largest value: hardly any gradient passes, and a neuron there hardly learns.',
  gain:
    'What weights are multiplied by, so that outputs are as large as inputs: 1 / √(mean of f²) for inputs from N(0, 1). ' +
    'PyTorch has rounded values for some functions, from other reasons.',
  mean: 'For inputs from N(0, 1). A mean near 0 helps the next layer to learn; a batch norm can see to it too.',
  zeros: 'The share of inputs from N(0, 1) with an output of exactly 0: how sparse a layer’s outputs are.',
  dead: 'The share of inputs from N(0, 1) at which |f′| is 10⁻⁶ or less, so that no gradient passes.',
  squaredSlope: 'For inputs from N(0, 1): by how much a layer scales the squared gradients that come back through it.',
  variance:
    'Variances of pre-activations that wide layers with this gain and no biases keep. Stable: others come closer from layer ' +
    'to layer; unstable: they move away.',
} as const;

const place = (x: number): string => `x = ${formatValue(x, 4)}`;

/** In the order of what a learner asks first; what only the largest numbers meet stands last. */
export function measuredRows(info: ActivationInfo, measured: Measurement): readonly PropertyRow[] {
  const { normal, poles, undefined: nowhere, infinite, domain, more } = measured;
  const rows: PropertyRow[] = [];
  const add = (term: string, explanation: string, value: string): void => {
    rows.push({ term, explanation, value });
  };
  if (nowhere.length > 0) add('Has values', meanings.domain, listed(domain, intervalWords, more) || 'nowhere');
  add('Range', meanings.range, `${extremeWords(measured.lowest)} … ${extremeWords(measured.highest)}`);
  add('Monotone', meanings.monotone, monotoneWords(measured));
  if (poles.length > 0) add('Poles', meanings.poles, listed(byDistance(poles), poleWords, more));
  add('Smooth', meanings.smooth, smoothWords(measured));
  add('Steepest slope', meanings.steepest, extremeWords(measured.lipschitz));
  add('Saturated', meanings.saturated, saturatedWords(measured));
  add('Gain', meanings.gain, gainWords(info, measured));
  add('Mean output', meanings.mean, known(normal.mean, formatMean));
  add('Outputs of 0', meanings.zeros, known(normal.zeroShare, formatPercent));
  add('Slopes of 0', meanings.dead, known(normal.deadShare, formatPercent));
  add(
    'Mean of f′²',
    meanings.squaredSlope,
    known(normal.meanSquareSlope, (value) => formatValue(value, 4)),
  );
  add('Keeps variances', meanings.variance, varianceWords(measured));
  if (infinite.length > 0) add('Too large', meanings.infinite, listed(infinite, intervalWords, more));
  return rows;
}

/** Statistics are undefined where f has no value for some inputs, or grows too fast at a pole. */
const known = (value: number, words: (value: number) => string): string =>
  Number.isNaN(value) ? 'undefined' : words(value);

const poleWords = ({ x, left, right }: Step): string => {
  const sides = [left, right].map((side) => (Number.isNaN(side) ? 'no value' : formatValue(side)));
  return `at ${place(x)}, from ${sides.join(' to ')}`;
};

const extremeWords = ({ value, x }: Extreme): string =>
  Number.isNaN(value) ? 'none' : `${formatValue(value, 4)}${Number.isNaN(x) ? '' : ` (at ${place(x)})`}`;

function intervalWords([low, high]: readonly [number, number]): string {
  if (low === -Infinity) return high === Infinity ? 'everywhere' : `below ${formatValue(high, 4)}`;
  if (high === Infinity) return `above ${formatValue(low, 4)}`;
  return low === high ? `at ${formatValue(low, 4)}` : `${formatValue(low, 4)} to ${formatValue(high, 4)}`;
}

/** The first of many, and how many more there are. */
function listed<T>(items: readonly T[], words: (item: T) => string, more: boolean): string {
  const shown = items.length > 6 ? items.slice(0, 4) : items;
  const rest = items.length - shown.length;
  return [...shown.map(words), ...(rest > 0 ? [`and ${more ? 'at least ' : ''}${String(rest)} more`] : [])].join('\n');
}

function monotoneWords({ monotone, turns, pieces, more }: Measurement): string {
  if (monotone === 'rising' || monotone === 'falling') return `yes, ${monotone}`;
  if (monotone === 'constant') return 'constant';
  if (turns.length === 0 && pieces.length > 0)
    return `no: ${listed(pieces, ({ low, high, direction }) => `${direction} ${intervalWords([low, high])}`, more)}`;
  if (turns.length === 0) return 'undefined';
  const kinds = { minimum: 'lowest', maximum: 'highest' } as const;
  return `no: ${listed(byDistance(turns), ({ x, kind }) => `${turns.length > 1 ? 'turns' : kinds[kind]} at ${place(x)}`, more)}`;
}

const byDistance = <T extends { readonly x: number }>(items: readonly T[]): readonly T[] =>
  items.length > 6 ? [...items].sort((a, b) => Math.abs(a.x) - Math.abs(b.x)) : items;

function smoothWords({ kinks, jumps, more }: Measurement): string {
  if (kinks.length + jumps.length === 0) return 'no kink, no jump';
  const step = ({ x, left, right }: Step, what: string): string =>
    `${what} at ${place(x)}, from ${formatValue(left)} to ${formatValue(right)}`;
  return [
    ...(jumps.length > 0 ? [listed(byDistance(jumps), (jump) => step(jump, 'f jumps'), more)] : []),
    ...(kinks.length > 0 ? [listed(byDistance(kinks), (kink) => step(kink, 'kink'), more)] : []),
  ].join('\n');
}

function saturatedWords({ saturated, lipschitz, jumps, more }: Measurement): string {
  if (saturated.length > 0) return listed(saturated, intervalWords, more);
  return lipschitz.value === Infinity && jumps.length === 0 ? 'nowhere: slopes have no bound' : 'nowhere';
}

/** torch.nn.init.calculate_gain, where it has a value. */
function tableGain({ id }: ActivationInfo, parameters: Float32Array): string | undefined {
  switch (id) {
    case 'none':
    case 'sigmoid':
      return '1';
    case 'tanh':
      return '5/3';
    case 'relu':
      return '√2';
    case 'leaky-relu':
      return formatValue(Math.sqrt(2 / (1 + (parameters[0] ?? NaN) ** 2)), 4);
    case 'selu':
      return '3/4';
    default:
      return undefined;
  }
}

function gainWords(info: ActivationInfo, { normal, parameters }: Measurement): string {
  const table = tableGain(info, parameters);
  if (!Number.isFinite(normal.gain)) return 'undefined';
  return `${formatValue(normal.gain, 4)}${table === undefined ? '' : ` (PyTorch: ${table})`}`;
}

function varianceWords({ everyVariance, variances, normal }: Measurement): string {
  if (everyVariance) return 'all';
  if (!Number.isFinite(normal.gain)) return 'none: no gain';
  if (variances.length === 0) return 'none';
  return formatList(
    variances.map(({ variance, slope }) => {
      const size = Math.abs(slope);
      const kind = size < 0.999 ? 'stable' : size > 1.001 ? 'unstable' : 'neither stable nor unstable';
      return `${formatValue(variance)} (${kind}, slope ${formatValue(slope)})`;
    }),
  );
}
