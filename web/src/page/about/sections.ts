/** What is told of the page, in the order of its menu. */
export const sections = ['help', 'keys', 'about', 'source', 'licence', 'citation'] as const;
export type Section = (typeof sections)[number];
