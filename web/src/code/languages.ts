/** The languages that functions are written in. */
export const languages = ['python', 'numpy', 'pytorch'] as const;
export type Language = (typeof languages)[number];
