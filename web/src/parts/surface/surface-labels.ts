/** The labels of the axes as HTML over the canvas, placed by projection, so that they keep their size and are crisp. */
import type { AxisLabel } from '../../figure/box-axes.js';

export class SurfaceLabels {
  readonly element = document.createElement('div');
  #labels: readonly AxisLabel[] = [];

  constructor() {
    this.element.setAttribute('aria-hidden', 'true');
    this.element.className = 'labels';
  }

  show(labels: readonly AxisLabel[]): void {
    this.#labels = labels;
    this.element.replaceChildren(
      ...labels.map(({ text, isName }) => {
        const element = document.createElement('span');
        element.textContent = text;
        if (isName) element.className = 'name';
        return element;
      }),
    );
  }

  /** `project` gives a place on the canvas: −1 … 1 from left to right and from bottom to top. */
  place(canvas: HTMLElement, project: (label: AxisLabel) => { readonly x: number; readonly y: number }): void {
    const { clientWidth: width, clientHeight: height } = canvas;
    for (const [i, label] of this.#labels.entries()) {
      const element = this.element.children[i];
      if (!(element instanceof HTMLElement)) continue;
      const { x, y } = project(label);
      const [left, top] = [((x + 1) / 2) * width, ((1 - y) / 2) * height];
      element.style.transform = `translate(-50%, -50%) translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
    }
  }
}
