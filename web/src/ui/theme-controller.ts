/** Draws an element anew when the theme changes: for canvases, which take colours as values. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #system = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  #chosen: MutationObserver | undefined;
  #isDark: boolean | undefined;
  readonly #changed = (): void => {
    this.#isDark = undefined;
    this.#host.requestUpdate();
  };

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether light stands on dark, whoever chose so. */
  get isDark(): boolean {
    this.#isDark ??= isDarkColour(this.colour('paper'));
    return this.#isDark;
  }

  /** The value of a token, e.g. `ink` → `#16181b`. */
  colour(token: string): string {
    return getComputedStyle(this.#host).getPropertyValue(`--${token}`).trim();
  }

  hostConnected(): void {
    for (const query of this.#system) query.addEventListener('change', this.#changed);
    this.#chosen = new MutationObserver(this.#changed);
    for (const element of around(this.#host)) this.#chosen.observe(element, { attributeFilter: ['theme'] });
  }

  hostDisconnected(): void {
    for (const query of this.#system) query.removeEventListener('change', this.#changed);
    this.#chosen?.disconnect();
  }
}

/** The element and all that hold it, over the edges of shadow roots. */
function* around(element: Element): Generator<Element> {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof Element) yield at;
}

/** Of a colour written #rrggbb. */
const isDarkColour = (colour: string): boolean => parseInt(colour.slice(3, 5), 16) < 128;
