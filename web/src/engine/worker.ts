/** The worker's entry: an EngineCore behind Comlink. */
import { expose, proxy } from 'comlink';
import { EngineCore } from './core.js';
import { carryEngineErrors } from './errors-across.js';
import { holdLifeLock } from './life-lock.js';

carryEngineErrors();

const host = {
  create: async () => proxy(await EngineCore.create()),
  /** The name of a lock that ends with the worker. */
  lifeLock: holdLifeLock,
};
export type WorkerHost = typeof host;

expose(host);
