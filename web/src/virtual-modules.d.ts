declare module 'virtual:formulas' {
  /** The formula of every activation as a MathML block, by id. */
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
