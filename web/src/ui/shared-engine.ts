/**
 * An engine that several elements share: started for the first who takes it, given back some time after the last has
 * left. A failed start is tried again for the next who takes it, and all hear of that.
 */
import type { Engine } from '../engine/types.js';
import { toFailure, type Failure } from './failure.js';

/** Neither of the two while it starts. */
export interface EngineState {
  readonly engine?: Engine;
  readonly failure?: Failure;
}

export class SharedEngine {
  #state: EngineState = {};
  readonly #create: () => Promise<Engine>;
  readonly #graceMs: number;
  readonly #users = new Set<() => void>();
  #starting: Promise<Engine> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `graceMs`: how long it is kept for another user. */
  constructor(create: () => Promise<Engine>, graceMs: number) {
    this.#create = create;
    this.#graceMs = graceMs;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** `changed` hears of every later state, until what this returns is called. */
  take(changed: () => void): () => void {
    clearTimeout(this.#timer);
    if (!this.#state.engine) this.retry();
    const user = (): void => {
      changed();
    };
    this.#users.add(user);
    return () => {
      if (!this.#users.delete(user) || this.#users.size > 0) return;
      this.#timer = setTimeout(() => {
        this.#giveBack();
      }, this.#graceMs);
    };
  }

  /** Starts it, unless that is under way. */
  retry(): void {
    if (!this.#starting) void this.#start(this.#create());
  }

  async #start(starting: Promise<Engine>): Promise<void> {
    this.#starting = starting;
    this.#tell({});
    const state = await starting.then(
      (engine): EngineState => ({ engine }),
      (error: unknown): EngineState => ({ failure: toFailure(error) }),
    );
    if (this.#starting === starting) {
      this.#starting = undefined;
      this.#tell(state);
    } else state.engine?.dispose();
  }

  #tell(state: EngineState): void {
    this.#state = state;
    for (const user of [...this.#users]) user();
  }

  /** An engine that is still to come is ended when it is there. */
  #giveBack(): void {
    this.#starting = undefined;
    this.#state.engine?.dispose();
    this.#state = {};
  }
}
