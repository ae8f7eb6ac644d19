/**
 * Tells an element how much of what it stands in is seen at once, so that what belongs together can be seen together: the
 * height from the upper edge of one of its parts to the lower edge of what is seen, nothing being scrolled.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** In a document that scrolls as a whole the picker lies at the thumb, over the end of what is seen. */
const pickerHeight = 76;

export class SightController implements ReactiveController {
  /** In pixels of the page; nothing before the first layout. */
  room: number | undefined;
  /** Whether the document scrolls as a whole, as on a phone. */
  get isDocument(): boolean {
    return this.#scroller === undefined;
  }
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #part: () => Element | null;
  #observer: ResizeObserver | undefined;
  #scroller: Element | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, part: () => Element | null) {
    this.#host = host;
    this.#part = part;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(this.#measure);
    this.#observer.observe(this.#host);
    window.addEventListener('resize', this.#measure);
  }

  hostUpdated(): void {
    this.#measure();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#scroller = undefined;
    window.removeEventListener('resize', this.#measure);
  }

  readonly #measure = (): void => {
    const part = this.#part();
    if (!part) return;
    const { top } = part.getBoundingClientRect();
    const scroller = scrollerOf(this.#host);
    this.#observe(scroller);
    const room = Math.floor(
      scroller
        ? scroller.getBoundingClientRect().top + scroller.clientHeight - (top + scroller.scrollTop)
        : innerHeight - pickerHeight - (top + scrollY),
    );
    if (room === this.room) return;
    this.room = room;
    this.#host.requestUpdate();
  };

  #observe(scroller: Element | undefined): void {
    if (scroller === this.#scroller) return;
    if (this.#scroller) this.#observer?.unobserve(this.#scroller);
    if (scroller) this.#observer?.observe(scroller);
    this.#scroller = scroller;
  }
}

/** The nearest element around it that scrolls by itself, beyond shadow roots too; nothing where the document does. */
function scrollerOf(element: Element): Element | undefined {
  let around: Node | null = element;
  while (around) {
    around = around instanceof ShadowRoot ? around.host : ((around as Element).assignedSlot ?? around.parentNode);
    if (!(around instanceof Element) || around === document.documentElement) continue;
    const { overflowY, display } = getComputedStyle(around);
    const isScroller = (overflowY === 'auto' || overflowY === 'scroll') && display !== 'contents';
    // One as tall as what it holds leaves the scrolling to what is around it.
    if (isScroller && around.clientHeight <= innerHeight) return around;
  }
  return undefined;
}
