/** What the picker says of functions. */
import type { ActivationInfo, ActivationParameter } from '../../engine/types.js';
import { formatSeries, formatValue } from '../../text/format.js';
import { say } from './words.js';

/** What tells a function with parameters from its likes: `slope 0.01`, `α learned`, `random 0.125 to 0.333`. */
export function variant({ parameters, noisy }: ActivationInfo): string {
  const count = parameters.reduce((sum, each) => sum + each.count, 0);
  if (count > 3)
    return say(parameters.every(({ learned }) => learned) ? 'numbers.learned' : 'numbers.adjustable', { count });
  if (noisy) {
    const [from, to] = parameters.map(({ initial }) => formatValue(initial));
    return to === undefined ? say('random') : say('random.range', { from, to });
  }
  return formatSeries(
    parameters.map((parameter) => {
      const name = shownName(parameter);
      return parameter.learned
        ? say('parameter.learned', { name })
        : say('parameter.value', { name, value: formatValue(parameter.initial) });
    }),
  );
}

/** The names of parameters that are words. */
const named = ['slope', 'low', 'high'] as const;

/** A Greek letter stands for itself; a word says more than a Latin letter does. */
function shownName({ name, symbol }: ActivationParameter): string {
  if (/\p{Script=Greek}/u.test(symbol)) return symbol;
  const plain = plainName(name);
  const word = named.find((each) => each === plain);
  return word === undefined ? plain : say(`word.${word}`);
}

/** `negativeSlope`, `lower_slope` → `slope`: at a tile the last word is enough. */
const plainName = (name: string): string =>
  name
    .split(/[_\s]|(?=[A-Z])/)
    .at(-1)
    ?.toLowerCase() ?? name;

export const statusText = (selected: number, most: number): string =>
  `${say('status', { count: selected })} ${say(selected >= most ? 'full' : 'status.how')}`;
