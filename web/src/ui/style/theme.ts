/** The page's theme: the system's, or one that the reader chose. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
