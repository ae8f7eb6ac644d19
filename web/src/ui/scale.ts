/**
 * How much larger than usual type and lines are drawn: 1 on a screen of one's own, more on a projector. Styles read it as
 * `--scale`, figures by this context: they are laid out on so much less room and drawn that much larger.
 */
import { ContextProvider, createContext } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';

export const scaleContext = createContext<number>('activarium-scale');

/** Sets the scale of an element and of all that stands in it. */
export class ScaleProvider {
  readonly #host: HTMLElement;
  readonly #provider: ContextProvider<typeof scaleContext>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#provider = new ContextProvider(host, { context: scaleContext, initialValue: 1 });
  }

  set(scale: number): void {
    if (scale === this.#provider.value) return;
    this.#host.style.setProperty('--activarium-scale', String(scale));
    this.#provider.setValue(scale);
  }
}
