/** The rows of the property card that are known of a function by definition, in words. */
import type { ActivationInfo, ActivationParameter, ParameterValues, WorstError } from '../../engine/types.js';
import { formatSeries, formatValue } from '../../text/format.js';
import { familyName } from '../../functions/family-names.js';
import { toldAs } from '../../functions/known-as.js';
import { rowWords, type PropertyRow } from './property-row.js';
import { say } from './words.js';

const mostListed = 6;

export function propertyRows(info: ActivationInfo): readonly PropertyRow[] {
  const family = { ...rowWords('family'), value: familyName(info.family) };
  // What follows is said of curves.
  if (info.kind !== 'elementwise') return [family];
  const known = toldAs(info);
  return [
    family,
    ...(known ? [{ term: say('same-as'), value: knownWords(known) }] : []),
    { ...rowWords('limits'), value: limitWords(info) },
    ...(info.kinks.length > 0 ? [{ ...rowWords('convention'), value: conventionWords(info) }] : []),
    { ...rowWords('learned'), value: learnedWords(info) },
    // Of a formula that was typed nobody has measured all floats.
    ...(info.definition ? [] : [{ ...rowWords('exact'), value: exactWords(info.accuracy) }]),
  ];
}

/** What there is to tell; nothing of a function of one's own. */
export const historyRows = ({ history }: ActivationInfo): readonly PropertyRow[] =>
  history === '' ? [] : [{ term: say('history'), value: history }];

const knownWords = ({ name, note }: NonNullable<ActivationInfo['knownAs']>): string =>
  note === '' ? name : say('same-as.note', { name, note });

const conventionWords = ({ kinks }: ActivationInfo): string =>
  kinks
    .map(({ x, derivative, reason }) =>
      say('convention', { derivative: formatValue(derivative), x: formatValue(x), reason: reason.replace(/\.$/, '') }),
    )
    .join('\n');

/** Where the argument of a sine or an exponential is a product with learned numbers, no bound holds. */
function exactWords({ value, derivative }: ActivationInfo['accuracy']): string {
  if (Number.isNaN(value.ulp) && Number.isNaN(derivative.ulp)) return say('error.no-bound');
  const line = (name: string, worst: WorstError): string =>
    say('error.of', { function: name, error: worstWords(worst) });
  return `${line('f', value)}\n${line('f′', derivative)}`;
}

function worstWords({ ulp, x }: WorstError): string {
  if (Number.isNaN(ulp)) return say('error.no-bound');
  if (ulp === 0) return say('error.none');
  const size = formatValue(ulp);
  // A bound that was declared and never reached names no place.
  return x === 0 ? say('error.most', { size }) : say('error.at', { size, x: formatValue(x, 5) });
}

function limitWords({ limits: { value, derivative }, definition }: ActivationInfo): string {
  const limit = (name: string, to: number): string => {
    if (!Number.isNaN(to)) return say('limit', { function: name, value: formatValue(to) });
    // Those of a typed formula are looked for, not known.
    return say(definition ? 'limit.none-found' : 'limit.none', { function: name });
  };
  const side = (at: 0 | 1, end: string): string =>
    Number.isNaN(value[at]) && Number.isNaN(derivative[at])
      ? say(definition ? 'limits.none-found' : 'limits.none', { end })
      : say('limits', { end, limits: formatSeries([limit('f', value[at]), limit('f′', derivative[at])]) });
  return `${side(0, '−∞')}\n${side(1, '∞')}`;
}

function learnedWords({ parameters }: ActivationInfo): string {
  if (parameters.length === 0) return say('none');
  return parameters
    .map((parameter) => {
      const { symbol, count, learnable, learned } = parameter;
      const what = say(!learnable ? 'learned.not' : learned ? 'learned.yes' : 'learned.request');
      const numbers = count > 1 ? [say('numbers', { count })] : [];
      return say('learned', { symbol, facts: formatSeries([...numbers, what, ...startWords(parameter)]) });
    })
    .join('\n');
}

/** A long list of start values would tell nobody anything. */
function startWords({ initial, initials, distribution, spread, learnable }: ActivationParameter): readonly string[] {
  if (distribution === 'normal')
    return [say('start.normal', { mean: formatValue(initial), variance: formatValue(spread ** 2) })];
  if (distribution === 'uniform')
    return [say('start.uniform', { from: formatValue(initial - spread), to: formatValue(initial + spread) })];
  const start = initials ?? [initial];
  if (start.length > mostListed) return [];
  const values = formatSeries(start.map((value) => formatValue(value)));
  return [say(learnable ? 'start.learned' : 'start.set', { values })];
}

/** Names the values for which the table does not hold, if there are any. */
export function startValueNote(info: ActivationInfo, parameters: ParameterValues | undefined): string | undefined {
  const scalars = info.parameters.filter(({ count, distribution }) => count === 1 && distribution === 'constant');
  const changed = scalars.filter(({ name, initial }) => {
    const value = parameters?.[name];
    return typeof value === 'number' && value !== initial;
  });
  if (changed.length === 0) return undefined;
  const starts = scalars.map(({ symbol, initial }) => `${symbol} = ${formatValue(initial)}`);
  const now = changed.map(({ symbol, name }) => `${symbol} = ${formatValue(Number(parameters?.[name]), 4)}`);
  return say('set-now', { now: formatSeries(now), starts: formatSeries(starts) });
}
