/** What a reader typed into a field, read: the value that it stands for, or the sentence of what is wrong with it. */
export type Typed<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'fault'; readonly reason: string };
