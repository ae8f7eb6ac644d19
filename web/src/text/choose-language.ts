/** The language that is spoken: the first wish that there are catalogues for. */

/**
 * `wishes` are BCP 47 tags, the strongest first; `available` those that there are. `de-AT` is content with `de`
 * (RFC 4647, lookup); a wish that cannot be had is passed over. The last resort is `resort`.
 */
export function chooseLanguage(
  wishes: readonly (string | null | undefined)[],
  available: readonly string[],
  resort: string,
): string {
  for (const wish of wishes) {
    const parts = (wish ?? '').split('-');
    for (; parts.length > 0; parts.pop()) {
      const wanted = parts.join('-').toLowerCase();
      const found = available.find((tag) => tag.toLowerCase() === wanted);
      if (found !== undefined) return found;
    }
  }
  return resort;
}
