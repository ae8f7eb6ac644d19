/** A connection that works: where one has died, a new one takes its place, tried less often while that fails. */
import { Backoff } from './backoff.js';
import { Connection } from './connection.js';
import { EngineError } from './errors.js';
import { wording } from './wording.js';

const disposedError = (): EngineError => new EngineError('disposed', '', wording('disposed'));

/** A connection on which `prepare` has been done; where that fails, it is ended. */
export async function openConnection(
  worker: boolean,
  prepare: (connection: Connection) => Promise<void>,
): Promise<Connection> {
  const connection = await Connection.open(worker);
  try {
    await prepare(connection);
    return connection;
  } catch (error) {
    connection.die(new EngineError('disposed', '', wording('not-started')));
    throw error;
  }
}

export class LiveConnection {
  #connection: Connection;
  readonly #reopen: () => Promise<Connection>;
  #disposed = false;
  #opening: Promise<Connection> | undefined;
  /** Ends the wait for `#opening`. */
  #giveUp: () => void = () => undefined;
  readonly #backoff = new Backoff();

  /** `reopen` opens what takes the place of one that has died. */
  constructor(first: Connection, reopen: () => Promise<Connection>) {
    this.#connection = first;
    this.#reopen = reopen;
  }

  /** A connection that works: after a crash, a new one. What the old one held is lost. */
  async alive(): Promise<Connection> {
    this.#endIfDisposed();
    if (!this.#connection.dead) {
      if (this.#connection.works) this.#backoff.succeeded();
      return this.#connection;
    }
    // Calls that come meanwhile wait for the same one.
    this.#opening ??= this.#untilDisposed(this.#openAnew()).finally(() => {
      this.#opening = undefined;
    });
    this.#connection = await this.#opening;
    if (this.#disposed) this.dispose();
    return this.#connection;
  }

  /** Ends it; every call that waits or comes later is rejected. */
  dispose(): void {
    this.#disposed = true;
    this.#connection.die(disposedError());
    this.#giveUp();
  }

  #endIfDisposed(): void {
    if (this.#disposed) throw disposedError();
  }

  async #openAnew(): Promise<Connection> {
    this.#backoff.failed();
    await this.#backoff.turn();
    this.#endIfDisposed();
    return this.#reopen();
  }

  /** What is being opened, of which nobody hears after `dispose`. */
  async #untilDisposed(opening: Promise<Connection>): Promise<Connection> {
    return new Promise((resolve, reject) => {
      this.#giveUp = () => {
        reject(disposedError());
      };
      opening.then((connection) => {
        if (this.#disposed) connection.die(disposedError());
        resolve(connection);
      }, reject);
    });
  }
}
