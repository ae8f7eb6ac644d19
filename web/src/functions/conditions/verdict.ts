/** How a condition is judged. */
export type Verdict = 'met' | 'partly met' | 'not met' | 'undefined' | 'being timed';

export const judged = (met: boolean, partly: boolean): Verdict => (met ? 'met' : partly ? 'partly met' : 'not met');

/** The sign of a mark, beside its word. */
export const signs: Readonly<Record<Verdict, string>> = {
  met: '●',
  'partly met': '◐',
  'not met': '○',
  undefined: '–',
  'being timed': '…',
};
