/**
 * `<activarium-neuron-layer>`: one layer's neurons as a grid of cells on a canvas, with the words of the neuron that is
 * pointed at or has the focus beside its cell. A part of `<activarium-neurons>`.
 *
 * Properties: `moments` and `at` (the one shown), `layer` (from 0), `units` (for the empty grid where there is no
 * moment), `order`, `open` (unit from 1), `room` (that the whole network has, so that all its layers have equal cells), `of`
 * (whose it is, where another function's stands beside it). Fires `neuron-open` {layer, unit}, both from 1.
 *
 * The grid is one Tab stop and a slider over its cells: a thousand buttons would be a thousand stops.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { LayerNeurons } from '../../engine/types.js';
import {
  cellAfterKey,
  layoutGrid,
  neuronOrder,
  pitchFor,
  type GridLayout,
  type NetworkRoom,
} from '../../figure/neuron-grid.js';
import type { NeuronOrder } from '../../figure/neuron-orders.js';
import type { Look } from '../../training/job.js';
import type { Token } from '../../ui/style/palette.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import { paintShapes, prepareCanvas } from '../../figure/paint-shapes.js';
import { isToken } from '../../figure/shapes.js';
import { emptyCells, neuronCells } from '../../parts/network/neuron-cells.js';
import { neuronLayerStyles } from './neuron-layer-styles.js';
import { describeLayer, describeNeuron } from './neuron-words.js';
import { ThemeController } from '../../ui/theme-controller.js';
import { slotMark, slotStyles } from '../../ui/slot-mark.js';
import { WidthController } from '../../ui/width-controller.js';
import { say } from './words.js';
import { deadWords, layerName } from '../../parts/network/neuron-counts.js';

export interface NeuronOpen {
  readonly layer: number;
  readonly unit: number;
}

/** The function of a grid that has another's beside it. */
export interface GridOwner {
  readonly activation: string;
  readonly slot: number;
  readonly name: string;
  /** Which of the two it is: what its controls are known by. */
  readonly role: 'first' | 'beside';
}

/** Room for the ring around a cell at the grid's edge. */
const margin = 3;

/** The palette's colours that cells have. */
const painted: readonly Token[] = ['dead', 'ink', 'border'];

export class ActivariumNeuronLayer extends elementOf({
  moments: given<readonly Look[]>([]),
  at: attribute(0),
  layer: attribute(0),
  units: attribute(0),
  room: given<NetworkRoom>(),
  of: given<GridOwner>(),
  order: attribute<NeuronOrder>('place'),
  open: attribute<number | undefined>(undefined, Number),
  /** Units from 0: where the keyboard stands, and what the pointer is on. */
  current: own(0),
  pointed: own<number>(),
  focused: own(false),
}) {
  static override styles = [slotStyles, neuronLayerStyles];

  readonly #size = new WidthController(this);
  readonly #theme = new ThemeController(this);
  #grid: GridLayout = layoutGrid(1, 1);
  /** The unit of each cell, and the cell of each unit. */
  #unitOf: readonly number[] = [];
  #cellOf: readonly number[] = [];
  #painted: readonly unknown[] = [];
  #painting: ReturnType<typeof setTimeout> | undefined;

  /** Puts the focus on a unit's cell; from 1. */
  async focusCell(unit: number): Promise<void> {
    this.current = unit - 1;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="slider"]')?.focus();
  }

  get #found(): LayerNeurons | undefined {
    return this.moments[this.at]?.neurons.layers[this.layer];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const found = this.#found;
    const units = found?.units ?? this.units;
    const width = Math.max(1, this.#size.width - 2 * margin);
    this.#grid = layoutGrid(units, width, this.room && pitchFor(this.room, width));
    if (this.current >= units) this.current = 0;
    if (this.pointed !== undefined && this.pointed >= units) this.pointed = undefined;
    if (changed.has('open') && this.open !== undefined && !this.focused) this.current = this.open - 1;
    if (!found || !(changed.has('moments') || changed.has('at') || changed.has('order'))) return;
    this.#unitOf = neuronOrder(found, this.order);
    const cells: number[] = [];
    this.#unitOf.forEach((unit, cell) => (cells[unit] = cell));
    this.#cellOf = cells;
  }

  protected override render(): TemplateResult {
    const found = this.#found;
    const units = found?.units ?? this.units;
    const images = this.moments[this.at]?.neurons.images ?? 0;
    const canvas = html`<canvas></canvas>`;
    return html`
      <div class="title">
        <h4>
          ${
            this.of
              ? html`${slotMark(this.of.slot)}${say('layer.of', { name: this.of.name, layer: layerName(this.layer, { units }) })}`
              : layerName(this.layer, { units })
          }
        </h4>
        ${
          found
            ? html`<span class=${found.deadCount > 0 ? 'dead-count' : 'sub'}>${deadWords(found)}</span>
                ${this.of ? nothing : html`<span class="sub line">${describeLayer(found, images)}</span>`}`
            : nothing
        }
      </div>
      ${this.#size.width === 0 ? nothing : found ? this.#live(found, canvas) : html`<div class="grid">${canvas}</div>`}
    `;
  }

  #live(found: LayerNeurons, canvas: TemplateResult): TemplateResult {
    const shown = this.pointed ?? (this.focused ? this.current : undefined);
    const words = (unit: number): string => describeNeuron(this.moments, this.at, this.layer, unit);
    const isBeside = this.of?.role === 'beside';
    return html`
      <div
        class="grid live"
        role="slider"
        data-control="neurons.${isBeside ? 'beside.' : ''}layer.${this.layer + 1}"
        tabindex="0"
        aria-label=${
          this.of
            ? say('layer.neurons-of', { layer: this.layer + 1, name: this.of.name })
            : say('layer.neurons', { layer: this.layer + 1 })
        }
        aria-valuemin="1"
        aria-valuemax=${found.units}
        aria-valuenow=${(this.#cellOf[this.current] ?? 0) + 1}
        aria-valuetext=${words(this.current)}
        @keydown=${this.#key}
        @focus=${this.#focus}
        @blur=${this.#focus}
        @pointermove=${this.#point}
        @pointerleave=${this.#leave}
        @click=${this.#click}
      >
        ${canvas}
        ${
          this.open === undefined || this.open > found.units
            ? nothing
            : html`<span class="ring open" data-unit=${this.open - 1}></span>`
        }
        ${
          shown === undefined
            ? nothing
            : html`<span class="ring" data-unit=${shown}></span
                ><span class="cue" aria-hidden="true" data-unit=${shown}>${words(shown)}</span>`
        }
      </div>
    `;
  }

  /** Sets sizes and places through the style object: a content policy forbids `style` attributes. */
  #placeRings(): void {
    const px = (value: number): string => `${String(value * this.#size.scale)}px`;
    for (const ring of this.renderRoot.querySelectorAll<HTMLElement>('.ring')) {
      const { x, y } = this.#grid.place(this.#cellOf[Number(ring.dataset['unit'])] ?? 0);
      ring.style.left = px(x);
      ring.style.top = px(y);
      ring.style.width = ring.style.height = px(this.#grid.side + 2 * margin);
    }
    const cue = this.renderRoot.querySelector<HTMLElement>('.cue');
    if (!cue) return;
    const { x, y } = this.#grid.place(this.#cellOf[Number(cue.dataset['unit'])] ?? 0);
    const isLeft = x < this.#grid.width / 2;
    cue.style.left = isLeft ? px(x) : 'auto';
    cue.style.right = isLeft ? 'auto' : px(this.#grid.width - x - this.#grid.side);
    cue.style.top = px(y + this.#grid.side + 3 * margin);
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    this.#placeRings();
    const found = this.#found;
    const { width } = this.#grid;
    const { scale } = this.#size;
    const colours = new Map(painted.map((token) => [token, this.#theme.colour(token)] as const));
    const next = [canvas, found, this.units, this.#unitOf, width, scale, devicePixelRatio, ...colours.values()];
    // An experiment tells of changes ten times a second; most of them are none for this layer.
    if (next.every((part, i) => part === this.#painted[i])) return;
    this.#painted = next;
    clearTimeout(this.#painting);
    // Each layer in a task of its own: together the seven of the example might hold the page up.
    this.#painting = setTimeout(() => {
      const context = prepareCanvas(canvas, this.#grid, scale);
      if (!context) return;
      const cells = found ? neuronCells(this.#grid, found, this.#unitOf) : emptyCells(this.#grid, this.units);
      paintShapes(context, cells, {
        colour: (paint) => (isToken(paint) ? (colours.get(paint) ?? '') : paint),
        fontFamily: 'inherit',
      });
    });
  }

  #point(event: PointerEvent): void {
    this.pointed = this.#unitAt(event);
  }

  #leave(): void {
    this.pointed = undefined;
  }

  #focus(event: FocusEvent): void {
    this.focused = event.type === 'focus' && (event.target as Element).matches(':focus-visible');
  }

  #click(event: MouseEvent): void {
    const unit = this.#unitAt(event);
    if (unit === undefined) return;
    this.current = unit;
    this.#openNeuron();
  }

  #unitAt(event: MouseEvent): number | undefined {
    const canvas = this.renderRoot.querySelector('canvas');
    const place = canvas && this.#size.place(event, canvas);
    const cell = place ? this.#grid.cellAt(place.x, place.y) : undefined;
    return cell === undefined ? undefined : this.#unitOf[cell];
  }

  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    this.focused = true;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#openNeuron();
      return;
    }
    const cell = cellAfterKey(event.key, this.#cellOf[this.current] ?? 0, this.#unitOf.length, this.#grid.columns);
    if (cell === undefined) return;
    event.preventDefault();
    this.pointed = undefined;
    this.current = this.#unitOf[cell] ?? 0;
  }

  #openNeuron(): void {
    this.emit('neuron-open', { layer: this.layer + 1, unit: this.current + 1 });
  }
}

define('activarium-neuron-layer', ActivariumNeuronLayer);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'neuron-open': NeuronOpen;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-neuron-layer': ActivariumNeuronLayer;
  }
}
