/** Draws an element anew when the theme changes: for canvases, which take colours as values. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #system = matchMedia('(prefers-color-scheme: dark)');
  #chosen: MutationObserver | undefined;
  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The value of a token, e.g. `ink` → `#16181b`. */
  colour(token: string): string {
    return getComputedStyle(this.#host).getPropertyValue(`--${token}`).trim();
  }

  hostConnected(): void {
    this.#system.addEventListener('change', this.#changed);
    this.#chosen = new MutationObserver(this.#changed);
    this.#chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  hostDisconnected(): void {
    this.#system.removeEventListener('change', this.#changed);
    this.#chosen?.disconnect();
  }
}
