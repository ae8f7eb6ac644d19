/**
 * How tall a plot's picture may be so that it is seen as a whole with its title above it and the beginning of what stands
 * under it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** Of what stands under the curves, so much is to be seen: one parameter's slider, or the beginning of a text. */
const seenBelow = 100;

export class PlotRoom implements ReactiveController {
  /** What title, notes and what stands under the picture take, in pixels of the page. */
  #others = 2 * seenBelow;
  readonly #host: Host;
  readonly #scale: () => number;
  #observer: ResizeObserver | undefined;

  /** `scale`: what a pixel of the figure takes on the page. */
  constructor(host: Host, scale: () => number) {
    this.#host = host;
    this.#scale = scale;
    host.addController(this);
  }

  /** In the figure's pixels, of so many pixels of the page for the whole plot. */
  forPicture(room: number | undefined): number | undefined {
    return room === undefined ? undefined : Math.floor((room - this.#others) / this.#scale());
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
    const below = this.#host.renderRoot.querySelector('.below')?.getBoundingClientRect();
    if (!picture || !below || picture.height === 0) return;
    const above = picture.top - this.#host.getBoundingClientRect().top;
    const others = Math.ceil(above + Math.min(below.height, seenBelow * this.#scale()));
    if (others === this.#others) return;
    this.#others = others;
    this.#host.requestUpdate();
  };
}
