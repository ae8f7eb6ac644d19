/**
 * `<activarium-heat-map>`: the size of a surface's gradient as one image, with a cross-hair.
 *
 * Properties: `surface`, `name` (of the function), `cell` (where the cross-hair stands), `table` (of its values). Fires `cell-change` with
 * `detail: { cell }`, undefined when it is hidden.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BrokenSurface } from '../../maths/broken-surface.js';
import '../../figure/activarium-figure.js';
import { drawShapes, shapeStyles } from '../../figure/draw-shapes.js';
import { cellAt, movedCell, type Cell, type HeatMapLayout } from '../../figure/heat-map.js';
import type { Table } from '../../text/table.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given } from '../../ui/element.js';
import { drawHeatMap, heatMapLayout } from './heat-map-figure.js';
import { WidthController } from '../../ui/width-controller.js';
import { say } from './words.js';

export interface CellChange {
  readonly cell: Cell | undefined;
}

/** Before it is laid out. */
const leastWidth = 200;

export class ActivariumHeatMap extends elementOf({
  surface: given<BrokenSurface>(),
  name: attribute(''),
  cell: given<Cell>(),
  table: given<Table>(),
}) {
  static override styles = [
    shapeStyles,
    css`
      .stage {
        width: max-content;
        touch-action: pan-y;
        cursor: crosshair;
      }
    `,
  ];

  readonly #size = new WidthController(this);
  #layout: HeatMapLayout | undefined;
  /** A press or an arrow key keeps the point where it is, so that the surface can be turned with it. */
  #isKept = false;

  protected override render(): TemplateResult | typeof nothing {
    const { surface, table, name, cell } = this;
    if (!surface || !table) return nothing;
    const { scale } = this.#size;
    const width = Math.max(leastWidth, this.#size.width);
    this.#layout = heatMapLayout(surface, width);
    const draw = drawHeatMap({ surface, name, cell, table });
    const figure = draw({ width, isDark: false });
    return html`
      <activarium-figure level="2" name="heat-map" .caption=${figure} .draw=${draw}>
        <div
          class="stage"
          slot="picture"
          data-control="heat-map.cross-hair"
          tabindex="0"
          role="application"
          aria-roledescription=${say('heat-map')}
          aria-label="${figure.words} ${say('heat-map.keys')}"
          @keydown=${this.#onKey}
          @pointerdown=${this.#onPointer}
          @pointermove=${this.#onPointer}
          @pointerleave=${this.#leave}
        >
          <svg
            class="picture"
            aria-hidden="true"
            width=${scale * figure.width}
            height=${scale * figure.height}
            viewBox="0 0 ${figure.width} ${figure.height}"
          >
            ${drawShapes(figure.shapes)}
          </svg>
        </div>
        <slot></slot>
      </activarium-figure>
    `;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const { surface } = this;
    const layout = this.#layout;
    if (!surface || !layout || !(event.currentTarget instanceof Element)) return;
    const isPress = event.type === 'pointerdown';
    if (this.#isKept && !isPress && event.buttons === 0) return;
    const { x: px, y: py } = this.#size.place(event, event.currentTarget);
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
    this.emit('cell-change', { cell });
  }
}

define('activarium-heat-map', ActivariumHeatMap);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'cell-change': CellChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-heat-map': ActivariumHeatMap;
  }
}
