declare module 'virtual:engine-build' {
  /** The first 12 hexadecimal digits of a hash of the compiled engine. */
  const build: string;
  export default build;
}

declare module 'virtual:formulas' {
  /** The formula of every activation as a MathML block, by id. */
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}

declare module 'virtual:languages' {
  /** Loads the catalogues of a language (`Catalogues` of text/words.ts) by its tag; English is not among them. */
  const languages: ReadonlyMap<string, () => Promise<{ readonly default: unknown }>>;
  export default languages;
}
