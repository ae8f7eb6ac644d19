/** Text of a reader cut to a length, counted in code points: half a surrogate pair is no text, and links refuse it. */

/** The first `most` code points. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  // A code point takes two units at most, so a text of megabytes is not taken apart.
  return Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('');
}

/** The same with an ellipsis where something was left out. */
export function shorten(text: string, most: number): string {
  const short = cut(text, most);
  return short === text ? text : `${short}…`;
}

/** Halves of surrogate pairs replaced, as `String.prototype.toWellFormed` does it in newer browsers. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
