/** What is said of a function first: what it does, and what it is used for. */
import type { ActivationInfo } from '../../engine/types.js';
import { toldAs } from '../../functions/known-as.js';
import { formatValue } from '../../text/format.js';
import { has, say } from './words.js';

/** One sentence, which holds for all values of its parameters; of one's own function what is known of its ends. */
export function deedOf(info: ActivationInfo): string {
  const key = `does.${registeredId(info)}`;
  return has(key) ? say(key) : endsOf(info);
}

/** Of the registered function, also where it is written in another way; nothing where nobody knows. */
export function useOf(info: ActivationInfo, all: readonly ActivationInfo[]): string {
  const id = registeredId(info);
  return all.find((each) => each.id === id)?.typicalUse ?? info.typicalUse;
}

/** What holds only for some values of its parameters tells nothing of the others. */
function registeredId(info: ActivationInfo): string {
  const known = toldAs(info);
  return known?.note === '' ? known.id : info.id;
}

function endsOf({ limits: { value, derivative } }: ActivationInfo): string {
  const [left, right] = ([0, 1] as const).map((side) => endWords(value[side], derivative[side]));
  return say('own.does', { left, right });
}

function endWords(value: number, slope: number): string {
  const end = Number.isNaN(value)
    ? 'none'
    : Number.isFinite(value)
      ? 'near'
      : Number.isFinite(slope) && slope !== 0
        ? 'sloped'
        : 'bare';
  return say('own.end', { end, value: formatValue(value), slope: formatValue(slope) });
}
