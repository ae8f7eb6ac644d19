/** The whole screen for a presentation, and the two ways out of it: Escape, and the browser's own. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A browser that cannot, or may not without a press, leaves the page in its window. */
export function fillScreen(isFull: boolean): void {
  const page = document.documentElement as Partial<Pick<HTMLElement, 'requestFullscreen'>>;
  const done = isFull ? page.requestFullscreen?.call(page) : document.fullscreenElement && document.exitFullscreen();
  if (done) done.catch(() => undefined);
}

export class ScreenController implements ReactiveController {
  isPresenting = false;
  readonly #end: () => void;

  /** `end` ends the presentation. */
  constructor(host: ReactiveControllerHost, end: () => void) {
    this.#end = end;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#key);
    document.addEventListener('fullscreenchange', this.#changed);
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#key);
    document.removeEventListener('fullscreenchange', this.#changed);
  }

  /** What an Escape closes or hides first has prevented its default. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && this.isPresenting) this.#leave();
  };

  readonly #changed = (): void => {
    if (!document.fullscreenElement && this.isPresenting) this.#end();
  };

  #leave(): void {
    fillScreen(false);
    this.#end();
  }
}
