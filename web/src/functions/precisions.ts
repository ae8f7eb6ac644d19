/** The number formats that curves can be computed in. */
export const precisions = ['float32', 'float16', 'bfloat16'] as const;
export type Precision = (typeof precisions)[number];

/** What a format means for a curve; nothing for the one that everything else is computed in. */
export const precisionWords: Readonly<Record<Precision, string>> = {
  float32: '',
  float16:
    'Each operation of the formulas of f and f′ is rounded to float16: 11 significant bits, about 3 decimal digits; ' +
    'beyond 65,504 all is infinite.',
  bfloat16:
    'Each operation of the formulas of f and f′ is rounded to bfloat16: 8 significant bits, between 2 and 3 decimal ' +
    'digits, and the range of float32.',
};
