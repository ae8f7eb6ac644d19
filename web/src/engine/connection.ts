/**
 * The way to an EngineCore, in-process or in a worker. A connection dies once, when the worker or the wasm instance
 * is no longer to be trusted; then every call that waits or comes later is rejected.
 */
import { transfer, wrap } from 'comlink';
import type { EngineCore } from './core.js';
import { EngineError } from './errors.js';
import { carryEngineErrors } from './errors-across.js';
import { nextTask } from './next-task.js';
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
  /** What rejects each call under way. A promise of the death that calls race with would keep all their answers. */
  private readonly waiting = new Set<(error: EngineError) => void>();

  private constructor(
    private readonly makeCore: (connection: Connection) => Promise<RemoteCore>,
    private readonly terminate: () => void,
    readonly isWorker: boolean,
  ) {}

  private core!: RemoteCore;
  private opened = false;

  static async open(worker: boolean): Promise<Connection> {
    const connection = worker ? Connection.toWorker() : Connection.inProcess();
    connection.core = await connection.guarded(() => connection.makeCore(connection), 'The engine could not start');
    connection.opened = true;
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
    for (const reject of this.waiting) reject(error);
  }

  async call<T>(use: (core: RemoteCore) => Awaitable<T>): Promise<T> {
    return this.guarded(() => use(this.core), 'The engine failed; its data sets and runs are lost');
  }

  /** Waits for `work` or for death. What goes wrong otherwise than by an EngineError of a working engine kills. */
  private async guarded<T>(work: () => Awaitable<T>, complaint: string): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    try {
      return await this.beforeDeath(Promise.resolve(work()));
    } catch (error) {
      if (error instanceof EngineError && this.opened) throw error;
      // Not opened, a trap or an abort: nothing in that wasm instance can be relied on.
      const reason = error instanceof Error ? error.message : String(error);
      const crash =
        error instanceof EngineError ? error : new EngineError('engine-crashed', '', `${complaint}: ${reason}.`);
      this.die(crash);
      throw crash;
    }
  }

  private async beforeDeath<T>(work: Promise<T>): Promise<T> {
    let stop: (error: EngineError) => void = () => undefined;
    const answer = new Promise<T>((resolve, reject) => {
      stop = reject;
      this.waiting.add(stop);
      work.then(resolve, reject);
    });
    return answer.finally(() => this.waiting.delete(stop));
  }

  /** Has something removed, which nobody waits for. */
  release(remove: (core: RemoteCore) => Awaitable<void>): void {
    if (!this.dead) void this.call(remove).catch(() => undefined);
  }

  /** Lets the host have its turn; a worker's messages do that by themselves. */
  async turn(): Promise<void> {
    if (!this.isWorker) await nextTask();
  }

  /** Hands a buffer that the caller owns to the other side without a copy. */
  give(buffer: ArrayBuffer): ArrayBuffer {
    return this.isWorker ? transfer(buffer, [buffer]) : buffer;
  }

  /** The same for a typed array that holds all of its buffer. */
  giveView<T extends ArrayBufferView<ArrayBuffer>>(view: T): T {
    return this.isWorker ? transfer(view, [view.buffer]) : view;
  }
  giveAll<T extends ArrayBufferView<ArrayBuffer>>(arrays: readonly T[]): readonly T[] {
    return this.isWorker
      ? transfer(
          arrays,
          arrays.map(({ buffer }) => buffer),
        )
      : arrays;
  }
}
