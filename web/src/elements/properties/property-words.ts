/** The rows of the property card that are known of a function by definition, in words. */
import type { ActivationInfo, ParameterValues, WorstError } from '../../engine/types.js';
import { formatValue } from '../../plot/format.js';
import { familyName } from '../picker/family-names.js';
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

export function propertyRows(info: ActivationInfo): readonly PropertyRow[] {
  const family = { term: 'Family', explanation: meanings.family, value: familyName(info.family) };
  // What follows is said of curves.
  if (info.kind !== 'elementwise') return [family];
  return [
    family,
    { term: 'Limits', explanation: meanings.limits, value: limitWords(info) },
    ...(info.kinks.length > 0
      ? [{ term: 'f′ at kinks', explanation: meanings.convention, value: conventionWords(info) }]
      : []),
    { term: 'Learned parameters', explanation: meanings.learned, value: learnedWords(info) },
    {
      term: 'Exact to',
      explanation: meanings.exact,
      value: `f: ${worstWords(info.accuracy.value)}\nf′: ${worstWords(info.accuracy.derivative)}`,
    },
  ];
}

function conventionWords({ kinks }: ActivationInfo): string {
  return kinks
    .map(
      ({ x, derivative, reason }) =>
        `${formatValue(derivative)} at x = ${formatValue(x)}: ${reason.replace(/\.$/, '')}`,
    )
    .join('\n');
}

/** Where parameters are learned or formulas typed, an error cannot be declared beforehand. */
function worstWords({ ulp, x }: WorstError): string {
  if (Number.isNaN(ulp)) return 'not declared, because it depends on the parameters';
  return `${formatValue(ulp)} ULP${ulp === 0 ? '' : `, at x = ${formatValue(x, 5)}`}`;
}

function limitWords({ limits: { value, derivative } }: ActivationInfo): string {
  const side = (at: 0 | 1, end: string): string =>
    Number.isNaN(value[at]) && Number.isNaN(derivative[at])
      ? `x → ${end}: none`
      : `x → ${end}: f → ${formatValue(value[at])}, f′ ${
          Number.isNaN(derivative[at]) ? 'has no limit' : `→ ${formatValue(derivative[at])}`
        }`;
  return `${side(0, '−∞')}\n${side(1, '∞')}`;
}

function learnedWords({ parameters }: ActivationInfo): string {
  if (parameters.length === 0) return 'none';
  return parameters
    .map(({ symbol, count, initial, initials, distribution, spread, learnable, learned }) => {
      const many = count > 1 ? `${symbol} (${String(count)} numbers)` : symbol;
      const start =
        distribution === 'normal'
          ? `drawn from N(${formatValue(initial)}, ${formatValue(spread ** 2)})`
          : initials
            ? `from ${initials.map((value) => formatValue(value)).join(', ')}`
            : `from ${formatValue(initial)}`;
      if (!learnable) return `${many}: set to ${formatValue(initial)}, not learned`;
      return `${many}: ${learned ? 'learned' : 'learned on request'}, ${start}`;
    })
    .join('\n');
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
