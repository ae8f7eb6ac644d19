/** How errors come by their words: a worker has none, and what it says is put into words on the other side. */
import type { Wording } from './types/wording.js';

let tell = ({ key }: Wording): string => key;

/** To be called on the side that has the words, before an error is made. */
export function tellBy(words: (wording: Wording) => string): void {
  tell = words;
}

export const inWords = (wording: Wording): string => tell(wording);

/** With what it says in words, which neither consoles nor JSON show. */
export const withWording = <T extends object, W extends Wording | readonly Wording[]>(
  object: T,
  wording: W,
): T & { readonly wording: W } => Object.defineProperty(object, 'wording', { value: wording }) as never;
