/** What was probably meant by a name that there is not. */
import { distance } from 'fastest-levenshtein';

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');

/** The function that `name` comes nearest to: in other letters or separators, or with a slip or two in a longer name. */
export function nearestId(
  name: string,
  known: readonly { readonly id: string; readonly name: string }[],
): string | undefined {
  const wanted = bare(name);
  const slips = wanted.length > 40 ? -1 : Math.min(2, Math.floor(wanted.length / 3));
  const tried = known.map((info) => ({
    id: info.id,
    slips: Math.min(distance(wanted, bare(info.id)), distance(wanted, bare(info.name))),
  }));
  const best = tried.reduce((a, b) => (b.slips < a.slips ? b : a), { id: '', slips: Infinity });
  return wanted !== '' && best.slips <= slips ? best.id : undefined;
}
