/** Draws an element anew when a training changes, at most ten times a second, so that drawing never holds it up. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What tells of its changes: a training, a trial. */
interface Told {
  subscribe(listener: () => void): () => void;
}

const pauseMs = 100;

export class FollowController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: () => void;
  readonly #isSeen: () => boolean;
  #experiment: Told | undefined;
  #unsubscribe: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawn = 0;

  /** `onChange` hears of every change, drawn or not; drawn is what `isSeen` says the host shows. */
  constructor(
    host: ReactiveControllerHost,
    onChange: () => void = () => undefined,
    isSeen: () => boolean = () => true,
  ) {
    this.#host = host;
    this.#onChange = onChange;
    this.#isSeen = isSeen;
    host.addController(this);
  }

  /** To be called whenever the host may have another experiment. */
  follow(experiment: Told | undefined): void {
    if (experiment === this.#experiment && (this.#unsubscribe || !experiment)) return;
    this.#unsubscribe?.();
    this.#experiment = experiment;
    this.#unsubscribe = experiment?.subscribe(() => {
      this.#onChange();
      if (this.#isSeen()) this.#drawSoon();
    });
  }

  hostConnected(): void {
    const experiment = this.#experiment;
    this.#experiment = undefined;
    this.follow(experiment);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #drawSoon(): void {
    const wait = Math.max(0, this.#drawn + pauseMs - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#drawn = performance.now();
      this.#host.requestUpdate();
    }, wait);
  }
}
