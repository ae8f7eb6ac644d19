/** The labels of the axes as HTML over the canvas, placed by projection, so that they keep their size and are crisp. */
import type { AxisLabel } from '../../figure/box-axes.js';
import type { TextShape } from '../../figure/shapes.js';

/** To a place on the canvas: −1 … 1 from left to right and from bottom to top. */
export type Project = (label: AxisLabel) => { readonly x: number; readonly y: number };

interface Room {
  readonly width: number;
  readonly height: number;
}

export class SurfaceLabels {
  readonly element = document.createElement('div');
  #labels: readonly AxisLabel[] = [];
  /** Of each label, once it is laid out. */
  #rooms: readonly Room[] = [];

  constructor() {
    this.element.setAttribute('aria-hidden', 'true');
    this.element.className = 'labels';
  }

  show(labels: readonly AxisLabel[]): void {
    this.#labels = labels;
    this.#rooms = [];
    this.element.replaceChildren(
      ...labels.map(({ text, isName }) => {
        const element = document.createElement('span');
        element.textContent = text;
        if (isName) element.className = 'name';
        return element;
      }),
    );
  }

  place(width: number, height: number, project: Project): void {
    const elements = [...this.element.children].filter((child) => child instanceof HTMLElement);
    if (this.#rooms.length === 0)
      this.#rooms = elements.map(({ offsetWidth, offsetHeight }) => ({ width: offsetWidth, height: offsetHeight }));
    for (const [i, label] of this.#labels.entries()) {
      const { x, y } = within(placeOf(label, width, height, project), width, height, this.#rooms[i]);
      const element = elements[i];
      if (element) element.style.transform = `translate(-50%, -50%) translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    }
  }

  /** The same for a picture. */
  shapes(width: number, height: number, project: Project): readonly TextShape[] {
    return this.#labels.map((label, i): TextShape => {
      const { x, y } = within(placeOf(label, width, height, project), width, height, this.#rooms[i]);
      const { text, isName } = label;
      const look = isName ? ({ fill: 'ink', size: 14, isItalic: true } as const) : ({ fill: 'soft' } as const);
      return { kind: 'text', text, x, y: y + 4, anchor: 'middle', ...look };
    });
  }
}

function placeOf(label: AxisLabel, width: number, height: number, project: Project): { x: number; y: number } {
  const { x, y } = project(label);
  return { x: ((x + 1) / 2) * width, y: ((1 - y) / 2) * height };
}

/** Moved so far that nothing of a label is cut off. */
function within(
  { x, y }: { readonly x: number; readonly y: number },
  width: number,
  height: number,
  room: Room = { width: 0, height: 0 },
): { readonly x: number; readonly y: number } {
  const inside = (at: number, size: number, end: number): number => Math.min(end - size / 2, Math.max(size / 2, at));
  return { x: inside(x, room.width, width), y: inside(y, room.height, height) };
}
