/** The part of the engine that the page waits for, by itself. */
import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { WasmModule } from '../../../web/src/engine/wasm-types.js';

const file = (name: string): string => fileURLToPath(new URL(`../../../build/wasm/${name}`, import.meta.url));

/** The names of the calls into the rest, which ends them with an error. */
const reached: string[] = [];

async function firstPart(): Promise<WasmModule> {
  const { default: createModule } = (await import(/* @vite-ignore */ pathToFileURL(file('engine.js')).href)) as {
    default: (options: object) => Promise<WasmModule>;
  };
  const compiled = await WebAssembly.compile(new Uint8Array(await readFile(file('engine-first.wasm'))));
  const placeholder = new Proxy(
    {},
    {
      get: (_, name) => () => {
        reached.push(String(name));
        throw new Error('not loaded');
      },
    },
  );
  return new Promise((resolve, reject) => {
    const instantiateWasm = (
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance) => void,
    ): Record<string, never> => {
      WebAssembly.instantiate(compiled, { ...imports, placeholder })
        .then(done)
        .catch(reject);
      return {};
    };
    createModule({ instantiateWasm }).then(resolve, reject);
  });
}

const parameterLists = [[], [['nothing', [1]]], [['slope', [NaN]]], [['slope', [1, 2]]], [['c', [0.5]]]] as const;

describe('the first part of the engine', () => {
  it('describes and draws every registered function, and refuses what is wrong, without the rest', async () => {
    const module = await firstPart();
    const infos = module.activations();
    expect(infos.length).toBeGreaterThan(13);
    const points = Float32Array.from({ length: 101 }, (_, i) => (i - 50) / 5);
    let evaluated = 0;
    for (const id of [...infos.map((info) => info.id), 'constructor', '']) {
      for (const parameters of parameterLists) {
        const result = module.evaluate(id, parameters, 7, points);
        if ('y' in result) {
          expect(result.y).toHaveLength(points.length);
          evaluated += 1;
        } else expect(result.code).not.toBe('');
        module.surface(id, parameters, 7, -5, 5, 10);
      }
    }
    expect(evaluated).toBeGreaterThan(13);
    expect(reached).toEqual([]);
  });

  it('ends a call into the rest with an error, not in the wrong function', async () => {
    const module = await firstPart();
    expect(() => module.readFormula('x')).toThrow('not loaded');
    expect(reached).not.toEqual([]);
  });
});
