/** TensorFlow.js's wasm backend with SIMD and one thread. */
import { setBackend, ready } from '@tensorflow/tfjs-core';
import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url&no-inline';

export async function startBackend() {
  // All three must have an address, though a page without cross-origin isolation asks for none but this one.
  const address = new URL(simd, import.meta.url).href;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': address,
    'tfjs-backend-wasm-simd.wasm': address,
    'tfjs-backend-wasm-threaded-simd.wasm': address,
  });
  setThreadsCount(1);
  await setBackend('wasm');
  await ready();
  if (getThreadsCount() !== 1) throw new Error('TensorFlow.js uses more than one thread.');
}
