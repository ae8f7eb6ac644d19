/** What is said of a function that a formula is under another spelling. */
import type { KnownFunction } from './refusal.js';
import type { Wording } from './types/wording.js';

/** A number of any size to four decimals. */
function shortNumber(value: number): string {
  let size = Math.abs(value);
  let exponent = 0;
  if (size >= 1e12) for (; size >= 10; size /= 10) exponent += 1;
  const digits = String(Number(size.toFixed(4)));
  return `${value < 0 ? '−' : ''}${digits}${exponent === 0 ? '' : `e${String(exponent)}`}`;
}

/** Which parameter is which, or for which values of them a formula is the known function; may be nothing. */
export function knownWordings({ renamed, withinRange, starts }: KnownFunction): readonly Wording[] {
  if (starts.length > 0) {
    const values = starts.map(({ name, value }) => `${name} = ${shortNumber(value)}`).join(', ');
    return [{ key: 'known.with', values: { values } }];
  }
  return [
    ...renamed.map((values) => ({ key: 'known.renamed', values })),
    ...(withinRange === 0 ? [] : [{ key: 'known.within', values: { count: withinRange } }]),
  ];
}
