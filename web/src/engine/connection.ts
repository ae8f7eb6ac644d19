/**
 * The way to an EngineCore, in-process or in a worker. A connection dies once, when the worker or the wasm instance
 * is no longer to be trusted; then every call that waits or comes later is rejected.
 */
import { transfer, wrap } from 'comlink';
import type { EngineCore } from './core.js';
import { EngineError } from './errors.js';
import { carryEngineErrors } from './errors-across.js';
import type { WorkerHost } from './worker.js';

type Awaitable<T> = T | Promise<T>;
/** EngineCore's methods as seen from the other side of a worker. */
export type RemoteCore = {
  [K in keyof EngineCore]: EngineCore[K] extends (...args: infer A) => infer R
    ? (...args: A) => Awaitable<Awaited<R>>
    : never;
};

let carrying = false;

export class Connection {
  private failure: EngineError | undefined;
  private fail: (error: EngineError) => void = () => undefined;
  private readonly death = new Promise<never>((_, reject) => {
    this.fail = reject;
  });

  private constructor(
    private readonly makeCore: (connection: Connection) => Promise<RemoteCore>,
    private readonly terminate: () => void,
    readonly isWorker: boolean,
  ) {
    this.death.catch(() => undefined); // calls see it; alone it is not an unhandled rejection
  }

  private core!: RemoteCore;

  static async open(worker: boolean): Promise<Connection> {
    const connection = worker ? Connection.toWorker() : Connection.inProcess();
    connection.core = await Promise.race([connection.makeCore(connection), connection.death]);
    return connection;
  }

  private static inProcess(): Connection {
    return new Connection(
      async () => {
        const { EngineCore } = await import('./core.js');
        return EngineCore.create();
      },
      () => undefined,
      false,
    );
  }

  private static toWorker(): Connection {
    if (!carrying) carryEngineErrors();
    carrying = true;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    return new Connection(
      async (connection) => {
        worker.addEventListener('error', (event) => {
          event.preventDefault();
          const cause = event.message || 'its script could not be loaded';
          connection.die(new EngineError('engine-crashed', '', `The engine's worker failed: ${cause}.`));
        });
        return wrap<WorkerHost>(worker).create();
      },
      () => {
        worker.terminate();
      },
      true,
    );
  }

  get dead(): boolean {
    return this.failure !== undefined;
  }

  /** Rejects everything under way and to come. */
  die(error: EngineError): void {
    if (this.failure !== undefined) return;
    this.failure = error;
    this.terminate();
    this.fail(error);
  }

  async call<T>(use: (core: RemoteCore) => Awaitable<T>): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    try {
      return await Promise.race([Promise.resolve(use(this.core)), this.death]);
    } catch (error) {
      if (error instanceof EngineError) throw error;
      // A trap or an abort: nothing in that wasm instance can be relied on any more.
      const message = error instanceof Error ? error.message : String(error);
      const crash = `The engine failed (${message}). Its data sets and runs are lost.`;
      this.die(new EngineError('engine-crashed', '', crash));
      throw new EngineError('engine-crashed', '', crash);
    }
  }

  /** Hands a buffer that the caller owns to the other side without a copy. */
  give(buffer: ArrayBuffer): ArrayBuffer {
    return this.isWorker ? transfer(buffer, [buffer]) : buffer;
  }
}
