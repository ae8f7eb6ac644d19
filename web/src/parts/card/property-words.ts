/** The rows of the property card that are known of a function by definition, in words. */
import type { ActivationInfo, ActivationParameter, ParameterValues, WorstError } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { familyName } from '../../functions/family-names.js';
import { toldAs } from '../../functions/known-as.js';
import type { PropertyRow } from './property-row.js';

const meanings = {
  family: 'Functions of one family are built alike and behave alike.',
  convention: 'The value that the engine takes for f′ where it does not exist.',
  limits: 'What f and its slope f′ come close to as x goes far to the left (−∞) and far to the right (∞).',
  learned: 'Numbers inside the function that training changes together with the weights.',
  exact:
    'The largest error over all finite 32-bit numbers, and an x where it occurs. One ULP, unit in the last place, is the gap ' +
    'between neighbouring numbers, about 0.00001 % of the value.',
} as const;

const mostListed = 6;

export function propertyRows(info: ActivationInfo): readonly PropertyRow[] {
  const family = { term: 'Family', explanation: meanings.family, value: familyName(info.family) };
  // What follows is said of curves.
  if (info.kind !== 'elementwise') return [family];
  const known = toldAs(info);
  return [
    family,
    ...(known ? [{ term: 'The same as', value: knownWords(known) }] : []),
    { term: 'Limits', explanation: meanings.limits, value: limitWords(info) },
    ...(info.kinks.length > 0
      ? [{ term: 'f′ at kinks', explanation: meanings.convention, value: conventionWords(info) }]
      : []),
    { term: 'Learned parameters', explanation: meanings.learned, value: learnedWords(info) },
    // Of a formula that was typed nobody has measured all floats.
    ...(info.definition ? [] : [{ term: 'Exact to', explanation: meanings.exact, value: exactWords(info.accuracy) }]),
  ];
}

/** What there is to tell; nothing of a function of one's own. */
export function historyRows({ history, typicalUse }: ActivationInfo): readonly PropertyRow[] {
  const rows = [
    { term: 'History', value: history },
    { term: 'Typical use', value: typicalUse },
  ];
  return rows.filter(({ value }) => value !== '');
}

const knownWords = ({ name, note }: NonNullable<ActivationInfo['knownAs']>): string =>
  note === '' ? name : `${name} (${note})`;

function conventionWords({ kinks }: ActivationInfo): string {
  return kinks
    .map(
      ({ x, derivative, reason }) =>
        `${formatValue(derivative)} at x = ${formatValue(x)}: ${reason.replace(/\.$/, '')}`,
    )
    .join('\n');
}

/** Where the argument of a sine or an exponential is a product with learned numbers, no bound holds. */
function exactWords({ value, derivative }: ActivationInfo['accuracy']): string {
  if (Number.isNaN(value.ulp) && Number.isNaN(derivative.ulp)) return 'no bound: the error depends on the parameters';
  return `f: ${worstWords(value)}\nf′: ${worstWords(derivative)}`;
}

function worstWords({ ulp, x }: WorstError): string {
  if (Number.isNaN(ulp)) return 'no bound: the error depends on the parameters';
  if (ulp === 0) return '0 ULP';
  // A bound that was declared and never reached names no place.
  return x === 0 ? `at most ${formatValue(ulp)} ULP` : `${formatValue(ulp)} ULP, at x = ${formatValue(x, 5)}`;
}

function limitWords({ limits: { value, derivative }, definition }: ActivationInfo): string {
  // Those of a typed formula are looked for, not known.
  const found = definition ? ' found' : '';
  const limit = (name: string, to: number): string =>
    Number.isNaN(to) ? `${name} has no limit${found && ' that was found'}` : `${name} → ${formatValue(to)}`;
  const side = (at: 0 | 1, end: string): string =>
    Number.isNaN(value[at]) && Number.isNaN(derivative[at])
      ? `x → ${end}: none${found}`
      : `x → ${end}: ${limit('f', value[at])}, ${limit('f′', derivative[at])}`;
  return `${side(0, '−∞')}\n${side(1, '∞')}`;
}

function learnedWords({ parameters }: ActivationInfo): string {
  if (parameters.length === 0) return 'none';
  return parameters
    .map((parameter) => {
      const { symbol, count, learnable, learned } = parameter;
      const start = startWords(parameter);
      const what = !learnable ? 'not learned' : learned ? 'learned' : 'learned on request';
      return `${symbol}: ${[...(count > 1 ? [`${String(count)} numbers`] : []), what, ...start].join(', ')}`;
    })
    .join('\n');
}

/** A long list of start values would tell nobody anything. */
function startWords({ initial, initials, distribution, spread, learnable }: ActivationParameter): readonly string[] {
  if (distribution === 'normal') return [`drawn from N(${formatValue(initial)}, ${formatValue(spread ** 2)})`];
  if (distribution === 'uniform')
    return [`drawn from ${formatValue(initial - spread)} to ${formatValue(initial + spread)}`];
  const from = learnable ? 'from' : 'set to';
  if (!initials) return [`${from} ${formatValue(initial)}`];
  return initials.length > mostListed ? [] : [`${from} ${initials.map((value) => formatValue(value)).join(', ')}`];
}

/** Names the values for which the table does not hold, if there are any. */
export function startValueNote(info: ActivationInfo, parameters: ParameterValues | undefined): string | undefined {
  const scalars = info.parameters.filter(({ count, distribution }) => count === 1 && distribution === 'constant');
  const changed = scalars.filter(({ name, initial }) => {
    const value = parameters?.[name];
    return typeof value === 'number' && value !== initial;
  });
  if (changed.length === 0) return undefined;
  const starts = scalars.map(({ symbol, initial }) => `${symbol} = ${formatValue(initial)}`).join(', ');
  const now = changed.map(({ symbol, name }) => `${symbol} = ${formatValue(Number(parameters?.[name]), 4)}`).join(', ');
  return `Set now: ${now}. What is measured is so with these; limits and f′ at kinks are those of the start, ${starts}.`;
}
