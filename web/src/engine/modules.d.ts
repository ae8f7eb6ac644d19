declare module '#wasm/engine.js' {
  const createModule: (options: object) => Promise<unknown>;
  export default createModule;
}
declare module '#wasm/engine.wasm?url' {
  const address: string;
  export default address;
}
