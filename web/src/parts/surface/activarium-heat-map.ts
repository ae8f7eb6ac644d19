/**
 * `<activarium-heat-map>`: the size of a surface's gradient as one image, with a cross-hair.
 *
 * Properties: `surface`, `name` (for its label), `cell` (where the cross-hair stands). Fires `cell-change` with
 * `detail: { cell }`, undefined when it is hidden.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { BrokenSurface } from '../../maths/broken-surface.js';
import {
  cellAt,
  heatMapPixels,
  layoutHeatMap,
  movedCell,
  type Cell,
  type HeatMapLayout,
} from '../../figure/heat-map.js';
import { base } from '../../ui/style/base.js';
import { tokens } from '../../ui/style/tokens.js';
import { define } from '../../ui/define.js';
import { drawAxes, drawCross, drawKey, drawNoValue } from './heat-map-marks.js';
import { describeGradient, factsOf } from './surface-words.js';
import { WidthController } from '../../ui/width-controller.js';

export interface CellChange {
  readonly cell: Cell | undefined;
}

export class ActivariumHeatMap extends LitElement {
  static override properties = {
    surface: { attribute: false },
    name: { type: String },
    cell: { attribute: false },
  };

  static override styles = [
    tokens,
    base,
    css`
      .stage {
        position: relative;
        width: max-content;
        touch-action: pan-y;
        cursor: crosshair;
      }
      canvas {
        position: absolute;
        image-rendering: pixelated;
      }
      svg {
        position: relative;
      }
      .frame {
        fill: none;
        stroke: var(--border);
      }
      .behind {
        position: absolute;
        left: 0;
        top: 0;
      }
      .hatch {
        stroke: var(--border);
        stroke-width: 1.5;
      }
      .halo {
        stroke: #000;
        stroke-opacity: 0.55;
        stroke-width: 3;
      }
      .cross {
        stroke: #fff;
        stroke-width: 1;
      }
      circle {
        fill: none;
      }
    `,
  ];

  declare surface: BrokenSurface | undefined;
  declare name: string;
  declare cell: Cell | undefined;

  readonly #size = new WidthController(this);
  #layout: HeatMapLayout | undefined;
  #painted: { readonly surface: BrokenSurface; readonly canvas: HTMLCanvasElement } | undefined;
  /** A press or an arrow key keeps the point where it is, so that the surface can be turned with it. */
  #isKept = false;

  constructor() {
    super();
    this.name = '';
  }

  protected override render(): TemplateResult {
    const { surface } = this;
    // The block keeps its width while it is empty: its size decides what is drawn.
    if (!surface || this.#size.width === 0) return html`<div></div>`;
    const facts = factsOf(surface);
    const { axis } = surface;
    const layout = layoutHeatMap(this.#size.width, [axis[0] ?? 0, axis[axis.length - 1] ?? 1], facts.gradient.largest);
    this.#layout = layout;
    return html`
      <div
        class="stage"
        tabindex="0"
        role="application"
        aria-roledescription="heat map"
        aria-label="${describeGradient(this.name, facts)} Arrow keys move a cross-hair, with Shift five cells, Escape hides it."
        @keydown=${this.#onKey}
        @pointerdown=${this.#onPointer}
        @pointermove=${this.#onPointer}
        @pointerleave=${this.#leave}
      >
        ${facts.hasHoles ? drawNoValue(layout) : nothing}
        <canvas width=${axis.length} height=${axis.length}></canvas>
        <svg aria-hidden="true" width=${layout.width} height=${layout.height}>
          ${drawAxes(layout)} ${drawKey(layout, facts)}
          ${this.cell ? drawCross(layout, axis.length, this.cell) : nothing}
        </svg>
      </div>
    `;
  }

  protected override updated(): void {
    const { surface } = this;
    const layout = this.#layout;
    const canvas = this.renderRoot.querySelector('canvas');
    if (!surface || !layout || !canvas) return;
    Object.assign(canvas.style, {
      left: `${String(layout.left)}px`,
      top: `${String(layout.top)}px`,
      width: `${String(layout.side)}px`,
      height: `${String(layout.side)}px`,
    });
    if (surface === this.#painted?.surface && canvas === this.#painted.canvas) return;
    this.#painted = { surface, canvas };
    const points = surface.axis.length;
    const bytes = heatMapPixels(surface.gradient, points, factsOf(surface).gradient.largest);
    canvas.getContext('2d')?.putImageData(new ImageData(bytes, points, points), 0, 0);
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const { surface } = this;
    const layout = this.#layout;
    const box = this.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    if (!surface || !layout || !box) return;
    const isPress = event.type === 'pointerdown';
    if (this.#isKept && !isPress && event.buttons === 0) return;
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const isInside =
      px >= layout.left && px <= layout.left + layout.side && py >= layout.top && py <= layout.top + layout.side;
    if (isPress) this.#isKept = isInside;
    if (isInside) this.#move(cellAt(layout, surface.axis.length, px, py));
    else if (isPress || event.pointerType === 'mouse') this.#leave();
  };

  readonly #leave = (): void => {
    if (!this.#isKept) this.#move(undefined);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const points = this.surface?.axis.length ?? 0;
    if (points === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      this.#isKept = false;
      this.#move(undefined);
      return;
    }
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [1, 0],
      ArrowDown: [-1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    this.#isKept = true;
    const far = event.shiftKey ? 5 : 1;
    const middle = Math.floor(points / 2);
    const cell = this.cell ?? { row: middle, column: middle };
    this.#move(this.cell ? movedCell(cell, points, step[0] * far, step[1] * far) : cell);
  };

  #move(cell: Cell | undefined): void {
    if (cell?.row === this.cell?.row && cell?.column === this.cell?.column) return;
    this.cell = cell;
    this.dispatchEvent(new CustomEvent<CellChange>('cell-change', { detail: { cell }, bubbles: true, composed: true }));
  }
}

define('activarium-heat-map', ActivariumHeatMap);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-heat-map': ActivariumHeatMap;
  }
}
