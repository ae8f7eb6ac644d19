/** Messages before they are words. */

/** What is said, by the key of a message and the values in it, from which it can be said in another language. */
export interface Wording {
  readonly key: string;
  /** A list is of alternatives. */
  readonly values: Readonly<Record<string, WordingValue>>;
}

export type WordingValue = number | string | readonly string[] | Wording;
