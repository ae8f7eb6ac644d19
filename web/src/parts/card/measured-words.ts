/** What the engine has measured, as rows of the property card. */
import type { ActivationInfo, Extreme, Measurement, Piece, Step } from '../../engine/types.js';
import { formatList, formatPercent, formatValue } from '../../text/format.js';
import { formatMean } from '../../functions/conditions/layer-words.js';
import { rowWords, type PropertyRow, type Row } from './property-row.js';
import { say } from './words.js';

/** In the order of what a learner asks first; what only the largest numbers meet stands last. */
export function measuredRows(info: ActivationInfo, measured: Measurement): readonly PropertyRow[] {
  const { normal, poles, undefined: nowhere, infinite, domain, more } = measured;
  const rows: PropertyRow[] = [];
  const add = (row: Row, value: string): void => {
    rows.push({ ...rowWords(row), value });
  };
  if (nowhere.length > 0) add('domain', listed(domain, intervalWords, more) || say('nowhere'));
  const [lowest, highest] = [extremeWords(measured.lowest), extremeWords(measured.highest)];
  add('range', say('extremes', { lowest, highest }));
  add('monotone', monotoneWords(measured));
  if (poles.length > 0) add('poles', listed(byDistance(poles), poleWords, more));
  add('smooth', smoothWords(measured));
  add('steepest', extremeWords(measured.lipschitz));
  add('saturated', saturatedWords(measured));
  add('gain', gainWords(info, measured));
  add('mean', known(normal.mean, formatMean));
  add('zeros', known(normal.zeroShare, formatPercent));
  add('dead', known(normal.deadShare, formatPercent));
  add(
    'squared-slope',
    known(normal.meanSquareSlope, (value) => formatValue(value, 4)),
  );
  add('variance', varianceWords(measured));
  if (infinite.length > 0) add('infinite', listed(infinite, intervalWords, more));
  return rows;
}

/** Statistics are undefined where f has no value for some inputs, or grows too fast at a pole. */
const known = (value: number, words: (value: number) => string): string =>
  Number.isNaN(value) ? say('undefined') : words(value);

const place = (x: number): string => formatValue(x, 4);

function poleWords({ x, left, right }: Step): string {
  const side = (value: number): string => (Number.isNaN(value) ? say('no-value') : formatValue(value));
  return say('pole', { x: place(x), left: side(left), right: side(right) });
}

function extremeWords({ value, x }: Extreme): string {
  if (Number.isNaN(value)) return say('none');
  const text = formatValue(value, 4);
  return Number.isNaN(x) ? text : say('extreme', { value: text, x: place(x) });
}

const intervalWords = (interval: readonly [number, number]): string => stretchWords('interval', interval);

/** Where something is, or where f rises, falls or stays the same. */
function stretchWords(what: 'interval' | Piece['direction'], ends: readonly [low: number, high: number]): string {
  const [low, high] = ends.map(place);
  if (ends[0] === -Infinity) return ends[1] === Infinity ? say(`everywhere.${what}`) : say(`below.${what}`, { high });
  if (ends[1] === Infinity) return say(`above.${what}`, { low });
  return ends[0] === ends[1] ? say(`at.${what}`, { low }) : say(`from.${what}`, { low, high });
}

/** The first of many, and how many more there are. */
function listed<T>(items: readonly T[], words: (item: T) => string, more: boolean): string {
  const shown = items.length > 6 ? items.slice(0, 4) : items;
  const count = items.length - shown.length;
  return [...shown.map(words), ...(count > 0 ? [say(more ? 'more.at-least' : 'more', { count })] : [])].join('\n');
}

function monotoneWords({ monotone, turns, pieces, more }: Measurement): string {
  if (monotone !== 'no') return say(`is.${monotone}`);
  const [turn, another] = turns;
  if (!turn) {
    if (pieces.length === 0) return say('undefined');
    const where = listed(pieces, ({ low, high, direction }) => stretchWords(direction, [low, high]), more);
    return say('not-monotone', { where });
  }
  const where = another
    ? listed(byDistance(turns), ({ x }) => say('turn', { x: place(x) }), more)
    : say(`turn.${turn.kind}`, { x: place(turn.x) });
  return say('not-monotone', { where });
}

const byDistance = <T extends { readonly x: number }>(items: readonly T[]): readonly T[] =>
  items.length > 6 ? [...items].sort((a, b) => Math.abs(a.x) - Math.abs(b.x)) : items;

function smoothWords({ kinks, jumps, more }: Measurement): string {
  if (kinks.length + jumps.length === 0) return say('smooth');
  const step = ({ x, left, right }: Step, what: 'kink' | 'jump'): string =>
    say(what, { x: place(x), left: formatValue(left), right: formatValue(right) });
  return [
    ...(jumps.length > 0 ? [listed(byDistance(jumps), (jump) => step(jump, 'jump'), more)] : []),
    ...(kinks.length > 0 ? [listed(byDistance(kinks), (kink) => step(kink, 'kink'), more)] : []),
  ].join('\n');
}

function saturatedWords({ saturated, lipschitz, jumps, more }: Measurement): string {
  if (saturated.length > 0) return listed(saturated, intervalWords, more);
  return say(lipschitz.value === Infinity && jumps.length === 0 ? 'nowhere.no-bound' : 'nowhere');
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
  if (!Number.isFinite(normal.gain)) return say('undefined');
  const gain = formatValue(normal.gain, 4);
  return table === undefined ? gain : say('gain.pytorch', { gain, table });
}

function varianceWords({ everyVariance, variances, normal }: Measurement): string {
  if (everyVariance) return say('all');
  if (!Number.isFinite(normal.gain)) return say('none.no-gain');
  if (variances.length === 0) return say('none');
  return formatList(
    variances.map(({ variance, slope }) => {
      const size = Math.abs(slope);
      const kind = size < 0.999 ? 'stable' : size > 1.001 ? 'unstable' : 'neither';
      return say(`variance.${kind}`, { variance: formatValue(variance), slope: formatValue(slope) });
    }),
  );
}
