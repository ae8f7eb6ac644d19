/** Tells an element the room that it has, so that figures are drawn at the size they are seen at. */
import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { scaleContext } from './scale.js';

export class WidthController implements ReactiveController {
  /** What a pixel of a figure takes on the page. */
  scale = 1;
  /** On the page; 0 before the first layout. */
  #pixels = 0;
  #observer: ResizeObserver | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    new ContextConsumer(host, {
      context: scaleContext,
      subscribe: true,
      callback: (scale) => {
        this.scale = scale;
        host.requestUpdate();
      },
    });
  }

  /** In a figure's pixels; 0 before the first layout. */
  get width(): number {
    return Math.floor(this.#pixels / this.scale);
  }

  /** Of an event, from the left and the upper edge of a picture, in the figure's pixels. */
  place({ clientX, clientY }: MouseEvent, picture: Element): { readonly x: number; readonly y: number } {
    const { left, top } = picture.getBoundingClientRect();
    return { x: (clientX - left) / this.scale, y: (clientY - top) / this.scale };
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver((entries) => {
      const width = Math.floor(entries.at(-1)?.contentRect.width ?? 0);
      if (width === this.#pixels) return;
      this.#pixels = width;
      this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
