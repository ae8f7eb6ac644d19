/** What the picker says about functions. */
import type { ActivationInfo, ActivationParameter } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import { chapterFunctions } from './chapter.js';
import { familyName, type Family } from '../../functions/family-names.js';

/** What tells a function with parameters from its likes: `slope 0.01`, `α learned`, `random 0.125 to 0.333`. */
export function variant({ parameters, noisy }: ActivationInfo): string {
  const numbers = parameters.reduce((sum, { count }) => sum + count, 0);
  if (numbers > 3) {
    const how = parameters.every(({ learned }) => learned) ? 'learned' : 'adjustable';
    return `${String(numbers)} ${how} numbers`;
  }
  if (noisy) return ['random', parameters.map(({ initial }) => formatValue(initial)).join(' to ')].join(' ').trim();
  return parameters
    .map((parameter) => `${shownName(parameter)} ${parameter.learned ? 'learned' : formatValue(parameter.initial)}`)
    .join(', ');
}

/** A Greek letter stands for itself; a word says more than a Latin letter does. */
const shownName = ({ name, symbol }: ActivationParameter): string =>
  /\p{Script=Greek}/u.test(symbol) ? symbol : plainName(name);

/** `negativeSlope`, `lower_slope` → `slope`: at a tile the last word is enough. */
const plainName = (name: string): string =>
  name
    .split(/[_\s]|(?=[A-Z])/)
    .at(-1)
    ?.toLowerCase() ?? name;

export interface FamilyGroup {
  readonly family: Family;
  readonly functions: readonly ActivationInfo[];
}

/** The functions whose name, id or family holds the text, by family; the reader's own come first. */
export function grouped(
  functions: readonly ActivationInfo[],
  search: string,
  onlyChapter = false,
): readonly FamilyGroup[] {
  const wanted = search.trim().toLowerCase();
  const groups = new Map<Family, ActivationInfo[]>();
  for (const info of functions) {
    const { family } = info;
    if (onlyChapter && !chapterFunctions.includes(info.id)) continue;
    const words = [info.name, info.id, family, familyName(family)];
    if (!words.some((word) => word.toLowerCase().includes(wanted))) continue;
    groups.set(family, [...(groups.get(family) ?? []), info]);
  }
  const families = [...groups].map(([family, members]) => ({ family, functions: members }));
  const isOwn = ({ family }: FamilyGroup): boolean => family === 'own formula';
  return [...families.filter(isOwn), ...families.filter((group) => !isOwn(group))];
}

export const keyWords = 'Keys: arrows walk, Enter selects one, Shift+Enter adds it or takes it out.';

export function statusText(selected: number, most: number): string {
  const count = `${String(selected)} selected.`;
  if (selected >= most) return `${count} Six at most: take one out first.`;
  return `${count} Click selects one; + adds for comparison, up to six.`;
}
