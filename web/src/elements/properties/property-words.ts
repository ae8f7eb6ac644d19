/** The rows of the property card: what the registry knows about a function, in words. */
import type { ActivationInfo, ParameterValues } from '../../engine/types.js';
import { formatValue } from '../../plot/format.js';
import { formatRange, saturation, zeroCentring } from '../../plot/properties.js';
import { familyName } from '../picker/family-names.js';

export interface PropertyRow {
  readonly term: string;
  /** What the term means, where a learner may not know it. */
  readonly explanation?: string;
  /** May have several lines. */
  readonly value: string;
}

const meanings = {
  family: 'Functions of one family are built alike and behave alike.',
  range: 'All values that the output can have.',
  monotone: 'A monotone function never falls as x rises. One that is not has the same output for different inputs.',
  smooth:
    'A kink is a point where the slope jumps: there f′ does not exist, and the engine takes the value given here.',
  limits: 'What f and its slope f′ come close to as x goes far to the left (−∞) and far to the right (∞).',
  saturates:
    'A function saturates on a side if its slope goes to 0 there: the output hardly changes and hardly any gradient passes.',
  centred:
    'Read off the range: outputs of both signs let their mean stay near 0, which helps the next layer to learn. Where the mean lies depends on the inputs.',
  learned: 'Numbers inside the function that training changes together with the weights.',
  ulp: 'One ULP, unit in the last place, is the gap between neighbouring 32-bit numbers, about 0.00001 % of the value.',
} as const;

const saturationWords = {
  left: 'on the left',
  right: 'on the right',
  both: 'on both sides',
  no: 'no',
} as const;

export function propertyRows(info: ActivationInfo): readonly PropertyRow[] {
  const side = saturation(info.limits.derivative);
  const family = { term: 'Family', explanation: meanings.family, value: familyName(info.family) };
  // What follows is said of curves.
  if (info.kind !== 'elementwise') return [family];
  return [
    family,
    { term: 'Range', explanation: meanings.range, value: formatRange(info.range) },
    { term: 'Monotone', explanation: meanings.monotone, value: info.monotone ? 'yes' : 'no' },
    { term: 'Smooth', explanation: meanings.smooth, value: smoothWords(info) },
    { term: 'Limits', explanation: meanings.limits, value: limitWords(info) },
    {
      term: 'Saturates',
      explanation: meanings.saturates,
      value: side === undefined ? 'no: the slope has no limit' : saturationWords[side],
    },
    { term: 'Zero-centred', explanation: meanings.centred, value: centringWords(info) },
    { term: 'Learned parameters', explanation: meanings.learned, value: learnedWords(info) },
    {
      term: 'Exact to',
      explanation: meanings.ulp,
      value: accuracyWords(info),
    },
  ];
}

function accuracyWords({ accuracy: { value, derivative } }: ActivationInfo): string {
  if (Number.isNaN(value.ulp)) return 'no bound is stated';
  return `${formatValue(value.ulp)} ULP for f, ${formatValue(derivative.ulp)} ULP for\u00a0f′`;
}

function smoothWords({ kinks }: ActivationInfo): string {
  if (kinks.length === 0) return 'everywhere';
  return kinks
    .map(
      ({ x, derivative, reason }) =>
        `kink at x = ${formatValue(x)}, where f′ is taken as ${formatValue(derivative)}: ${reason.replace(/\.$/, '')}`,
    )
    .join('\n');
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

function centringWords({ range, id }: ActivationInfo): string {
  switch (zeroCentring(range)) {
    case 'yes':
      return `yes: outputs of both signs, ${range[1] === Infinity ? 'without bound' : 'equally far'}`;
    case 'partly':
      return range[1] === Infinity
        ? `partly: outputs of both signs, but down to ${formatValue(range[0])} only`
        : 'partly: outputs of both signs, but not equally far';
    case 'no':
      return range[0] >= 0 ? 'no: never below 0' : 'no: never above 0';
    default:
      return id === 'staf' ? 'outputs of both signs; how far depends on what is drawn' : 'depends on its parameters';
  }
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
  return `Set now: ${now}. Range, limits and kinks below are those of the start, ${starts}.`;
}
