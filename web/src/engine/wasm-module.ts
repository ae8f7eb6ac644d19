/** The compiled engine: how its bytes are found and instantiated. */
import createModule from '#wasm/engine.js';
import firstUrl from '#wasm/engine-first.wasm?url';
import restUrl from '#wasm/engine-rest.wasm?url';
import { underPolicy } from './content-policy.js';
import { isNode } from './environment.js';
import { EngineError } from './errors.js';
import { fetchFile, unavailable, type Refusing } from './fetch-file.js';
import type { WasmModule } from './wasm-types.js';
import { wording } from './wording.js';

/** The smallest module that uses a 128-bit vector: (func (result v128) (i8x16.splat (i32.const 0))). */
const simdProbe = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11],
);

const refusing: Refusing = {
  code: 'engine-unavailable',
  complaint: 'engine-file',
};

/** Whether the bytes begin as every module does, with a zero and "asm". */
const isWasm = (bytes: ArrayBuffer): boolean =>
  new TextDecoder('latin1').decode(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength))) === '\0asm';

/** The module in a file of the build; `signal` gives up its fetching. */
export async function compileWasm(url: string, signal?: AbortSignal): Promise<WebAssembly.Module> {
  const address = new URL(url, import.meta.url);
  if (isNode) {
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(address).catch((error: unknown): never => {
      const reason = wording('because.unreadable', { code: (error as NodeJS.ErrnoException).code ?? String(error) });
      throw unavailable(refusing, address, 'not-there', reason);
    });
    return WebAssembly.compile(new Uint8Array(bytes));
  }
  // Not every host sends application/wasm, which compileStreaming demands.
  const bytes = await fetchFile(address, refusing, signal);
  if (!isWasm(bytes)) throw unavailable(refusing, address, 'other-content', wording('because.not-wasm'));
  return underPolicy(address, () => WebAssembly.compile(bytes));
}

/**
 * The engine with what another module needs to join it. Before `joinRest` it describes and draws registered functions,
 * nothing else; any other call throws.
 */
export interface LoadedModule {
  readonly module: WasmModule;
  /** Loads what trains, analyses and reads formulas. */
  readonly joinRest: () => Promise<void>;
  readonly memory: WebAssembly.Memory;
  readonly table: WebAssembly.Table;
}

/** The export of that kind; Emscripten shortens the names. */
function exportOf<T>(instance: WebAssembly.Instance, kind: new (...args: never[]) => T): T {
  const found = Object.values(instance.exports).find((value): value is T & typeof value => value instanceof kind);
  if (found === undefined) throw new Error(`The engine exports no ${kind.name}`);
  return found;
}

/**
 * What stands in the function table for the functions of the rest, each named by its place there. The rest takes these
 * places when it joins, but Embind keeps what it found at the start: that calls what is there by then.
 */
function placeholders(placeOf: () => WebAssembly.Table | undefined): Record<string, (...values: unknown[]) => unknown> {
  return new Proxy(
    {},
    {
      get:
        (_, place) =>
        (...values: unknown[]) => {
          const table = placeOf();
          if (table === undefined) throw new Error('The rest of the engine has not been loaded yet');
          return (table.get(Number(place)) as (...values: unknown[]) => unknown)(...values);
        },
    },
  );
}

export async function loadWasmModule(): Promise<LoadedModule> {
  if (typeof WebAssembly !== 'object' || !WebAssembly.validate(simdProbe))
    throw new EngineError('unsupported', 'WebAssembly', wording('no-simd'));
  const compiled = await compileWasm(firstUrl);
  // Emscripten's promise does not hear of a failed instantiation, so it is rejected here.
  return new Promise((resolve, reject) => {
    let instance: WebAssembly.Instance;
    let joined: WebAssembly.Table | undefined;
    const joinRest = async (): Promise<void> => {
      // It calls nothing of what stands in for it.
      await WebAssembly.instantiate(await compileWasm(restUrl), { primary: instance.exports });
      joined = exportOf(instance, WebAssembly.Table);
    };
    const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
      WebAssembly.instantiate(compiled, { ...imports, placeholder: placeholders(() => joined) })
        .then((made) => {
          instance = made;
          done(made);
        })
        .catch(reject);
      return {};
    };
    createModule({ instantiateWasm })
      .then((module) => {
        resolve({
          module: module as WasmModule,
          joinRest,
          memory: exportOf(instance, WebAssembly.Memory),
          table: exportOf(instance, WebAssembly.Table),
        });
      })
      .catch(reject);
  });
}
