/** Figures as cards state them, and what lists of numbers come to. */

/** @param {ArrayLike<number>} values */
export const mean = (values) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;

/** Mean, standard deviation and excess kurtosis (0 for a normal distribution). @param {ArrayLike<number>} values */
export function moments(values) {
  const centre = mean(values);
  let second = 0;
  let fourth = 0;
  for (const v of Array.from(values)) {
    const square = (v - centre) ** 2;
    second += square;
    fourth += square * square;
  }
  const variance = second / values.length;
  return { mean: centre, deviation: Math.sqrt(variance), kurtosis: fourth / values.length / variance ** 2 - 3 };
}

/** Column by column, the mean of rows. @param {readonly (readonly number[])[]} rows */
export const meanRow = (rows) => (rows[0] ?? []).map((_, i) => mean(rows.map((row) => row[i] ?? NaN)));

/** @param {number} value */
const signed = (value) => String(value).replace('-', '−');

/** @param {number} value @param {number} digits */
export const fixed = (value, digits) =>
  signed(Number(value.toFixed(digits)) === 0 ? (0).toFixed(digits) : value.toFixed(digits));

/** @param {number} share @param {number} [digits] */
export const percent = (share, digits = 0) => `${fixed(100 * share, digits)} %`;

/** Two significant digits: 3.7·10⁻⁶. @param {number} value */
export function power(value) {
  const [digits, exponent] = value.toExponential(1).split('e');
  const raised = [...String(Number(exponent))].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('');
  return `${signed(digits)}·10${raised}`;
}

/** What a card states of one claim: `text` begins as the claim does, `stated` are the figures as the card writes them. */
export const figure = (
  /** @type {string} */ id,
  /** @type {string} */ text,
  /** @type {readonly string[]} */ stated,
) => ({ id, text, stated });

/** @typedef {ReturnType<typeof figure>} Figure */
