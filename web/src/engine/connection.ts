/**
 * The way to an EngineCore, in-process or in a worker. A connection dies once, when the worker or the wasm instance
 * is no longer to be trusted; then every call that waits or comes later is rejected.
 */
import { transfer, wrap } from 'comlink';
import type { EngineCore } from './core.js';
import { EngineError } from './errors.js';
import type { Wording } from './types/wording.js';
import { carryEngineErrors } from './errors-across.js';
import { awaitEnd } from './life-lock.js';
import { nextTask } from './next-task.js';
import { startWorker } from './start-worker.js';
import type { WorkerHost } from './worker.js';
import { wording } from './wording.js';
import { isCode, loadCodeWords } from './in-words.js';

type Awaitable<T> = T | Promise<T>;
/** EngineCore's methods as seen from the other side of a worker. */
export type RemoteCore = {
  [K in keyof EngineCore]: EngineCore[K] extends (...args: infer A) => infer R
    ? (...args: A) => Awaitable<Awaited<R>>
    : never;
};

let carrying = false;

/** What went wrong otherwise than by an EngineError is a failure of the engine itself. */
function asEngineError(error: unknown, complaint: 'not-started.because' | 'failed'): EngineError {
  if (error instanceof EngineError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new EngineError('engine-crashed', '', wording(complaint, { reason }));
}

/** A refusal by the compiled engine, whose words may have been missing when the error was made. */
async function inWords(error: EngineError): Promise<EngineError> {
  const { code, field, wording: said, fault } = error;
  if (said === undefined || !isCode(said)) return error;
  await loadCodeWords();
  return new EngineError(code, field, said, fault);
}

export class Connection {
  private failure: EngineError | undefined;
  /** What rejects each call under way. A promise of the death that calls race with would keep all their answers. */
  private readonly waiting = new Set<(error: EngineError) => void>();
  private hasAnswered = false;

  private constructor(
    private readonly core: RemoteCore,
    private readonly terminate: () => void,
    readonly isWorker: boolean,
  ) {}

  static async open(worker: boolean): Promise<Connection> {
    try {
      return await (worker ? Connection.toWorker() : Connection.inProcess());
    } catch (error) {
      throw asEngineError(error, 'not-started.because');
    }
  }

  private static async inProcess(): Promise<Connection> {
    const { EngineCore } = await import('./core.js');
    return new Connection(await EngineCore.create(), () => undefined, false);
  }

  private static async toWorker(): Promise<Connection> {
    if (!carrying) carryEngineErrors();
    carrying = true;
    const { worker, opened } = await startWorker(async (started) => {
      const host = wrap<WorkerHost>(started);
      const [core, lock] = await Promise.all([host.create(), host.lifeLock()]);
      return { core, lock };
    });
    const over = new AbortController();
    const connection = new Connection(
      opened.core,
      () => {
        over.abort();
        worker.terminate();
      },
      true,
    );
    const dieOf = (said: Wording): void => {
      connection.die(new EngineError('engine-crashed', '', said));
    };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      dieOf(event.message ? wording('worker-failed', { reason: event.message }) : wording('worker-ended'));
    });
    // Who waits for an answer that cannot be read would wait for ever.
    worker.addEventListener('messageerror', () => {
      dieOf(wording('worker-unreadable'));
    });
    if (opened.lock !== undefined) {
      awaitEnd(opened.lock, over.signal, () => {
        dieOf(wording('worker-ended'));
      });
    }
    return connection;
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

  /** Whether it has ever done what it was asked for. */
  get works(): boolean {
    return this.hasAnswered;
  }

  /** What goes wrong otherwise than by an EngineError kills: nothing in that wasm instance can be relied on. */
  async call<T>(use: (core: RemoteCore) => Awaitable<T>): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    try {
      const answer = await this.beforeDeath(Promise.resolve(use(this.core)));
      this.hasAnswered = true;
      return answer;
    } catch (error) {
      if (error instanceof EngineError) throw await inWords(error);
      const crash = asEngineError(error, 'failed');
      this.die(crash);
      throw crash;
    }
  }

  /** Waits for work that is done elsewhere for the engine; its death ends the wait, and tells the work by the signal. */
  async during<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.failure !== undefined) throw this.failure;
    const controller = new AbortController();
    try {
      return await this.beforeDeath(work(controller.signal));
    } finally {
      controller.abort();
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

  /** Hands a buffer that the caller owns to the other side without a copy; a Blob's bytes are read there. */
  give<T extends ArrayBuffer | Blob>(source: T): T {
    return this.isWorker && source instanceof ArrayBuffer ? transfer(source, [source]) : source;
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
