/** The worker's entry: an EngineCore behind Comlink. */
import { expose, proxy } from 'comlink';
import { EngineCore } from './core.js';
import { carryEngineErrors } from './errors-across.js';

carryEngineErrors();

const host = {
  create: async () => proxy(await EngineCore.create()),
};
export type WorkerHost = typeof host;

expose(host);
