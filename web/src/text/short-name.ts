/**
 * A name without what stands in brackets behind a word: `ELU-α (the chapter's TeLU)`. A formula keeps its own brackets;
 * the pseudo-language has one more behind all.
 */
export const shortened = (name: string): string => name.replace(/(?<=[\p{L}\p{N}])\s+\(.*\)(?=⟧?$)/u, '');
