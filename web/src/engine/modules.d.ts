declare module '#wasm/engine.js' {
  const createModule: (options: object) => Promise<unknown>;
  export default createModule;
}
declare module '#wasm/*.wasm?url' {
  const address: string;
  export default address;
}
declare module '*?worker&url' {
  const address: string;
  export default address;
}
