/** Spoken progress: hands words to a live region now and then, the latest winning. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const pauseMs = 20_000;
const stillMs = 600;

export class Announcer implements ReactiveController {
  /** What the live region says now. */
  text = '';
  #next: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Progress: said after the pause. */
  later(text: string): void {
    this.#next = text;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#next !== undefined) this.now(this.#next);
    }, pauseMs);
  }

  /** About something that moves: said once it has stood still for a moment. */
  whenStill(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.now(text);
    }, stillMs);
  }

  /** A change of state: said at once, and what was waiting is dropped. */
  now(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = undefined;
    if (text === this.text) return;
    this.text = text;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
