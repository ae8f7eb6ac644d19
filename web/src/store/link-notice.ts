/** What a link said that could not be taken as it stands. */
import type { Fault } from './property.js';

export type LinkNotice =
  | {
      readonly kind: 'value';
      /** The property's name in links. */
      readonly key: string;
      readonly label: string;
      /** The text in the link, shortened. */
      readonly given: string;
      /** What is used instead, as text; empty for nothing. */
      readonly used: string;
      readonly fault: Fault;
    }
  /** One property more than once. */
  | { readonly kind: 'twice'; readonly key: string; readonly label: string; readonly used: string }
  /** Parts that mean nothing here: some of their names, shortened, and how many there are beside. */
  | { readonly kind: 'unknown'; readonly keys: readonly string[]; readonly more: number }
  /** It was cut or changed on its way. */
  | { readonly kind: 'damaged' };
