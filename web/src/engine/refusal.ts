/** What the compiled engine refuses and remarks, as codes with values; `problem-words.ts` has the words. */

export type Values = Readonly<Record<string, number | string>>;

/** What stands in place of a result that was refused. */
export interface Refusal {
  readonly code: string;
  /** As the library names it, e.g. `layers[2].units`; empty where there is none. */
  readonly field: string;
  readonly values: Values;
}

/** What the engine says of a formula's text[from … to): a fault or a note. */
export interface FormulaFault {
  readonly code: string;
  readonly values: Values;
  readonly from: number;
  readonly to: number;
}

/** What the engine says of a function that a formula is under another spelling. */
export interface KnownFunction {
  /** Parameters of the formula that have other names there. */
  readonly renamed: readonly { readonly own: string; readonly registered: string }[];
  /** How many parameters it is the same for only within their ranges. */
  readonly withinRange: number;
  /** The only values for which it is the same. */
  readonly starts: readonly { readonly name: string; readonly value: number }[];
}
