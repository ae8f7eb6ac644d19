/**
 * Pointer and wheel over a figure: a mouse hovers and pans by dragging, one finger moves the cross-hair, two zoom,
 * and Ctrl (or ⌘) with the wheel zooms about the pointer. A plain wheel and a vertical swipe scroll the page.
 */
import type { WidthController } from '../../ui/width-controller.js';

/** Pixels are counted from the left edge of the element listened to, heights from its upper one. */
export interface GestureActions {
  /** The cross-hair follows a mouse; undefined when it has left. */
  hover(pixel: number | undefined, height?: number): void;
  /** The cross-hair is put somewhere and stays. */
  put(pixel: number): void;
  /** What was at `from` comes to `to`. */
  pan(from: number, to: number): void;
  /** The range becomes `factor` times as wide about the pixel. */
  zoom(pixel: number, factor: number): void;
}

/** A press that moves less is a click. */
const clickPixels = 4;

export class PlotGestures {
  readonly #size: WidthController;
  readonly #actions: GestureActions;
  readonly #held = new Map<number, { readonly x: number; readonly y: number }>();
  #pressedAt = 0;
  #dragged = false;

  constructor(size: WidthController, actions: GestureActions) {
    this.#size = size;
    this.#actions = actions;
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
    const at = this.#place(event);
    this.#held.set(event.pointerId, at);
    this.#pressedAt = at.x;
    this.#dragged = false;
    // Some pointers made by scripts are not active and cannot be captured.
    if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch' && this.#held.size === 1) this.#actions.put(at.x);
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.#held.get(event.pointerId);
    const now = this.#place(event);
    if (!before) {
      if (event.pointerType !== 'touch') this.#actions.hover(now.x, now.y);
      return;
    }
    const other = [...this.#held].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      this.#held.set(event.pointerId, now);
      this.#dragged = true;
      this.#pinch(before, now, other);
    } else if (event.pointerType === 'touch') {
      this.#held.set(event.pointerId, now);
      if (!this.#dragged) this.#actions.put(now.x);
    } else {
      if (!this.#dragged && Math.abs(now.x - this.#pressedAt) < clickPixels) return;
      this.#held.set(event.pointerId, now);
      this.#dragged = true;
      this.#actions.pan(before.x, now.x);
    }
  };

  readonly up = (event: PointerEvent): void => {
    if (!this.#held.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && event.pointerType !== 'touch' && !this.#dragged)
      this.#actions.put(this.#place(event).x);
  };

  readonly leave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch' && !this.#held.has(event.pointerId)) this.#actions.hover(undefined);
  };

  readonly wheel = {
    passive: false,
    handleEvent: (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16;
      this.#actions.zoom(this.#place(event).x, Math.exp(Math.min(50, Math.max(-50, event.deltaY * lines)) / 100));
    },
  };

  #place(event: MouseEvent): { readonly x: number; readonly y: number } {
    return event.currentTarget instanceof Element ? this.#size.place(event, event.currentTarget) : { x: 0, y: 0 };
  }

  #pinch(before: { x: number; y: number }, now: { x: number; y: number }, other: { x: number; y: number }): void {
    const distance = (a: { x: number; y: number }): number => Math.max(20, Math.hypot(a.x - other.x, a.y - other.y));
    this.#actions.pan((before.x + other.x) / 2, (now.x + other.x) / 2);
    this.#actions.zoom((now.x + other.x) / 2, distance(before) / distance(now));
  }
}
