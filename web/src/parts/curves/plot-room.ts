/** How tall a plot's picture may be so that it is seen as a whole with its title above it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

export class PlotRoom implements ReactiveController {
  /** What title and notes take, in pixels of the page; about so much before that is known. */
  #above = 90;
  readonly #host: Host;
  readonly #scale: () => number;
  #observer: ResizeObserver | undefined;

  /** `scale`: what a pixel of the figure takes on the page. */
  constructor(host: Host, scale: () => number) {
    this.#host = host;
    this.#scale = scale;
    host.addController(this);
  }

  /** In the figure's pixels, of so many pixels of the page for both. */
  forPicture(room: number | undefined): number | undefined {
    return room === undefined ? undefined : Math.floor((room - this.#above) / this.#scale());
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(this.#measure);
    this.#observer.observe(this.#host);
  }

  hostUpdated(): void {
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  readonly #measure = (): void => {
    const picture = this.#host.renderRoot.querySelector('.stage > svg')?.getBoundingClientRect();
    if (!picture || picture.height === 0) return;
    const above = Math.ceil(picture.top - this.#host.getBoundingClientRect().top);
    if (above === this.#above) return;
    this.#above = above;
    this.#host.requestUpdate();
  };
}
