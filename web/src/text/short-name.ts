/** A name without what stands in brackets behind a word: `ELU-α (the chapter's TeLU)`. A formula keeps its own brackets. */
export const shortened = (name: string): string => name.replace(/(?<=[\p{L}\p{N}])\s+\(.*\)$/u, '');
