/** Reads and writes a network that lies in the engine's memory. */
import { parametersOf, writeParameters } from './network-parameters.js';
import { scaleRows } from './scaling.js';
import type { NetworkParameters, Scaling } from './types.js';
import type { WasmModule, WasmNetwork } from './wasm-types.js';

export function readNetwork(network: WasmNetwork): NetworkParameters {
  return parametersOf(network.parameters(), network.layout());
}

export function writeNetwork(module: WasmModule, network: WasmNetwork, parameters: NetworkParameters): void {
  const block = writeParameters(parameters, network.layout(), network.parameters());
  new Float32Array(module.HEAPU8.buffer, network.changeParameters(), block.length).set(block);
}

/** Outputs for unscaled inputs `x` [rows × columns], [rows × outputs]. */
export function predictRows(
  module: WasmModule,
  network: WasmNetwork,
  x: Float32Array | Uint8Array,
  columns: number,
  scaling: Scaling,
): Float32Array<ArrayBuffer> {
  const rows = x.length / columns;
  const space = network.inputSpace();
  let out = new Float32Array(0);
  for (let done = 0; done < rows; done += space.rows) {
    const count = Math.min(space.rows, rows - done);
    // A view made anew each time: growth of the memory would detach an older one.
    const inputs = new Float32Array(module.HEAPU8.buffer, space.address, count * columns);
    scaleRows(x.subarray(done * columns, (done + count) * columns), columns, scaling, inputs);
    const outputs = network.predictRows(count);
    const width = outputs.length / count;
    if (done === 0) out = new Float32Array(rows * width);
    out.set(outputs, done * width);
  }
  return out;
}
