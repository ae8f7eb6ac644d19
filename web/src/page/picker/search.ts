/**
 * What the picker's search finds: functions by name, family, year, use and quality. Words of the page's language and
 * English ones both count; case, marks on letters and what stands between words do not.
 */
import { nearestId } from '../../engine/nearest.js';
import type { ActivationInfo } from '../../engine/types.js';
import { familyName, type Family } from '../../functions/family-names.js';
import { chapterTable } from './chapter.js';
import { english, has, say } from './words.js';

export interface FamilyGroup {
  readonly family: Family;
  readonly functions: readonly ActivationInfo[];
}

export interface Finds {
  readonly groups: readonly FamilyGroup[];
  /** The id of the one that fits best; nothing where nothing is searched for. */
  readonly first: string | undefined;
  /** The word that was probably meant, where nothing fits: the finds are of it. */
  readonly nearest: string | undefined;
}

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '');

const bare = (text: string): string => wordsIn(text).join('');

interface Terms {
  readonly names: readonly string[];
  readonly families: readonly string[];
  readonly keywords: readonly string[];
  /** The words of what it is used for. */
  readonly uses: readonly string[];
}

const known = new WeakMap<ActivationInfo, Terms>();

function termsOf(info: ActivationInfo): Terms {
  const before = known.get(info);
  if (before) return before;
  const { id, name, family, parameters, source, typicalUse, year } = info;
  const years = [year, ...(source.kind === 'none' ? [] : [source.year])].map(String);
  const lists = [`by.${id}`, ...(parameters.some(({ learned }) => learned) ? ['by.learned'] : [])];
  const terms = {
    names: [name, id].map(bare),
    families: [family, familyName(family)].map(bare),
    keywords: [...years, ...lists.flatMap((key) => (has(key) ? [say(key), english(key)] : []))].flatMap(wordsIn),
    uses: wordsIn(typicalUse),
  };
  known.set(info, terms);
  return terms;
}

/** How well a function fits: the less the better; nothing where it does not. `all` are the names of all functions. */
function rankOf(info: ActivationInfo, search: string, all: ReadonlySet<string>): number | undefined {
  const wanted = bare(search);
  const { names, families, keywords, uses } = termsOf(info);
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  if (families.some((family) => family.includes(wanted))) return 3;
  const fits = (word: string): boolean =>
    [...names, ...families].some((term) => term.includes(word)) ||
    keywords.some((keyword) => keyword.startsWith(word)) ||
    // One that is used in the place of another is no find of the other.
    uses.some((use) => use.startsWith(word) && !all.has(use));
  return wordsIn(search).every(fits) ? 4 : undefined;
}

/** In the families' order; the reader's own come first. */
function grouped(functions: readonly ActivationInfo[]): readonly FamilyGroup[] {
  const groups = new Map<Family, ActivationInfo[]>();
  for (const info of functions) groups.set(info.family, [...(groups.get(info.family) ?? []), info]);
  const families = [...groups].map(([family, members]) => ({ family, functions: members }));
  const isOwn = ({ family }: FamilyGroup): boolean => family === 'own formula';
  return [...families.filter(isOwn), ...families.filter((group) => !isOwn(group))];
}

function fitting(functions: readonly ActivationInfo[], search: string): Omit<Finds, 'nearest'> {
  if (bare(search) === '') return { groups: grouped(functions), first: undefined };
  const all = new Set(functions.flatMap((info) => termsOf(info).names));
  const ranks = new Map<string, number>();
  for (const info of functions) {
    const rank = rankOf(info, search, all);
    if (rank !== undefined) ranks.set(info.id, rank);
  }
  const groups = grouped(functions.filter(({ id }) => ranks.has(id)));
  const best = Math.min(...ranks.values());
  const first = groups.flatMap((group) => group.functions).find(({ id }) => ranks.get(id) === best);
  return { groups, first: first?.id };
}

/** The functions that a text finds, among all or among the chapter's. */
export function find(functions: readonly ActivationInfo[], search: string, onlyChapter = false): Finds {
  const offered = onlyChapter ? functions.filter(({ id }) => chapterTable.includes(id)) : functions;
  const finds = fitting(offered, search);
  // What all have is no slip among the chapter's.
  if (finds.groups.length > 0 || (onlyChapter && fitting(functions, search).groups.length > 0))
    return { ...finds, nearest: undefined };
  const words = offered.flatMap((info) => {
    const { names, keywords, uses } = termsOf(info);
    return [info.name, ...names, ...keywords, ...uses];
  });
  const nearest = nearestId(
    search,
    words.map((word) => ({ id: word, name: word })),
  );
  return nearest === undefined ? { ...finds, nearest } : { ...fitting(offered, nearest), nearest };
}
