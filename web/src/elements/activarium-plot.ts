/**
 * `<activarium-plot>`: up to six activation functions f and, on the same x-axis in a strip below, their derivatives f′.
 *
 * Properties: `engine`, `functions`, `seed` (for functions whose parameters are drawn), `range` (of x), `cross` (the
 * cross-hair's x), `dots` (pre-activations of neurons), `heading`. Fires `range-change` with `{ range }` and
 * `cross-change` with `{ cross }`; both bubble.
 *
 * A pointer move draws the cross-hair and the read-out anew and leaves the curves alone: these change with the layout only.
 */
import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Engine } from '../engine/types.js';
import type { Range } from '../plot/axis.js';
import { keyEffect, zoomFactor } from '../plot/figure-keys.js';
import { formatValue } from '../plot/format.js';
import { figureHeight, layoutFunctions, leastLabelledWidth, type FunctionLayout } from '../plot/function-plot.js';
import { interpolated } from '../plot/interpolate.js';
import { allowedRange, defaultRange, panned, rangeWith, rounded, zoomed } from '../plot/zoom.js';
import { base, controls } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { Announcer } from './announcer.js';
import { define } from './define.js';
import { drawCrossHair, drawNeuronDots, type NeuronDot, type PointOnCurve } from './plot-cross-hair.js';
import { drawFigure } from './plot-figure.js';
import { PlotGestures } from './plot-gestures.js';
import './plot-read-out.js';
import type { ReadOutRow, XTyped } from './plot-read-out.js';
import {
  ExactValues,
  nameOf,
  PlotSamples,
  sameSubject,
  subjectOf,
  type PlottedFunction,
  type Subject,
} from './plot-samples.js';
import { plotStyles } from './plot-styles.js';
import { drawLegend, figureName, headingOf, kinkNotes, pointInWords, subtitleOf, tabulate } from './plot-words.js';
import { slotStyles } from './slots.js';
import { WidthController } from './width-controller.js';

export type { PlottedFunction } from './plot-samples.js';

/** A neuron's pre-activation, drawn on its function. */
export interface PlotDot {
  readonly activation: string;
  readonly x: number;
}

export interface RangeChange {
  readonly range: Range;
}

export interface CrossChange {
  readonly cross: number | undefined;
}

/** From this width the values stand beside the figure. */
const wideFrom = 760;
const besideWidth = 272 + 24;
const tableRows = 13;

export class ActivariumPlot extends LitElement {
  static override properties = {
    engine: { attribute: false },
    functions: { attribute: false },
    seed: { type: Number },
    range: { attribute: false },
    cross: { attribute: false },
    dots: { attribute: false },
    heading: { type: String },
    tableOpen: { state: true },
  };

  static override styles = [tokens, base, controls, slotStyles, plotStyles];

  declare engine: Engine | undefined;
  declare functions: readonly PlottedFunction[];
  declare seed: number;
  declare range: Range;
  declare cross: number | undefined;
  declare dots: readonly PlotDot[];
  declare heading: string;
  declare private tableOpen: boolean;

  readonly #size = new WidthController(this);
  readonly #samples = new PlotSamples(this);
  readonly #atCross = new ExactValues(this);
  readonly #atRows = new ExactValues(this);
  readonly #announcer = new Announcer(this);
  readonly #gestures = new PlotGestures({
    hover: (pixel) => {
      this.#setCross(pixel === undefined ? this.#kept : this.#valueAt(pixel, false), 'passing');
    },
    put: (pixel) => {
      this.#setCross(this.#valueAt(pixel, true), 'kept');
    },
    pan: (from, to) => {
      const perPixel = this.#perPixel();
      if (perPixel > 0) this.#setRange(panned(this.range, (from - to) * perPixel));
    },
    zoom: (pixel, factor) => {
      const about = this.#exactAt(pixel);
      if (about !== undefined) this.#setRange(zoomed(this.range, about, factor));
    },
  });

  #subject: Subject | undefined;
  #layout: FunctionLayout | undefined;
  #layoutOf: readonly unknown[] = [];
  /** Where the cross-hair returns to when a mouse has left. */
  #kept: number | undefined;
  /** The last value given by this element itself. */
  #own: number | undefined;
  #speak = false;

  constructor() {
    super();
    this.functions = [];
    this.seed = 7;
    this.range = defaultRange;
    this.dots = [];
    this.heading = '';
    this.tableOpen = false;
  }

  get #wide(): boolean {
    return this.#size.width >= wideFrom;
  }

  get #figureWidth(): number {
    return this.#size.width - (this.#wide ? besideWidth : 0);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('range')) {
      const [from, to] = allowedRange(this.range);
      if (from !== this.range[0] || to !== this.range[1]) this.range = [from, to];
    }
    if (changed.has('cross') && this.cross !== this.#own) {
      this.#own = this.cross;
      this.#kept = this.cross;
    }
    if (changed.has('engine') || changed.has('functions') || changed.has('seed')) {
      const next = this.engine && subjectOf(this.engine, this.functions, this.seed);
      if (!sameSubject(this.#subject, next)) this.#subject = next;
    }
    const width = this.#figureWidth;
    if (this.#subject && width > 0) {
      this.#samples.show(this.#subject, this.range, width);
      this.#atCross.show(this.#subject, [this.cross ?? 0]);
      if (this.tableOpen) this.#atRows.show(this.#subject, this.#rowPlaces());
    }
    this.#layOut(width);
  }

  #layOut(width: number): void {
    const { drawn } = this.#samples;
    const from = [drawn, this.range[0], this.range[1], width];
    if (!drawn || width <= 0 || from.every((value, i) => value === this.#layoutOf[i])) return;
    this.#layoutOf = from;
    const functions = drawn.curves.map(({ plotted, breaks, x, values }) => ({
      name: nameOf(drawn.subject.engine, plotted.activation),
      slot: plotted.slot,
      x,
      y: values.y,
      dy: values.dy,
      breaks,
    }));
    this.#layout = layoutFunctions(functions, width, this.range);
  }

  protected override updated(): void {
    if (!this.#speak || this.cross === undefined) return;
    const { result } = this.#atCross;
    if (result?.x[0] !== this.cross || !sameSubject(result.subject, this.#subject)) return;
    this.#speak = false;
    this.#announcer.whenStill(pointInWords(this.cross, this.#rows()));
  }

  protected override render(): TemplateResult {
    const { engine, functions } = this;
    const width = this.#figureWidth;
    return html`
      <figure>
        <div class="head">
          <figcaption>
            <h2>${this.heading === '' ? headingOf(engine, functions) : this.heading}</h2>
            ${subtitleOf(engine, functions, this.seed)}
          </figcaption>
          <div class="zoom" role="group" aria-label="Range of x">
            <button type="button" aria-label="Zoom in" title="Zoom in" @click=${this.#zoomIn}>+</button>
            <button type="button" aria-label="Zoom out" title="Zoom out" @click=${this.#zoomOut}>−</button>
            <button type="button" aria-label="Reset the range" @click=${this.#reset}>Reset</button>
          </div>
        </div>
        ${width > 0 && width < leastLabelledWidth ? drawLegend(engine, functions) : nothing}
        <div class="body ${this.#wide ? 'wide' : ''}">
          ${this.#stage(width)}
          <activarium-plot-read-out
            .x=${this.#atCross.result?.x[0] ?? this.cross ?? 0}
            .rows=${this.#rows()}
            @x-typed=${this.#typed}
          ></activarium-plot-read-out>
        </div>
        <p class="sub hint" id="hint">
          ${
            this.#layout?.value.capped || this.#layout?.slope.capped
              ? 'Values far from all others are cut off at the edge. '
              : nothing
          }
          Point at the figure for values; a click keeps them. Drag, or comma and full stop, to pan; Ctrl and wheel, two
          fingers, or + and −, to zoom. ← and → move the cross-hair, Esc hides it.
        </p>
        ${guard([engine, functions], () => kinkNotes(engine, functions))}
        <details @toggle=${this.#toggleTable}>
          <summary>Values as a table</summary>
          ${guard([this.tableOpen, this.#atRows.result], () => (this.tableOpen ? tabulate(this.#atRows.result) : nothing))}
        </details>
        <p class="unseen" role="status">${this.#announcer.text}</p>
      </figure>
    `;
  }

  #stage(width: number): TemplateResult {
    const layout = this.#layout;
    const { failure } = this.#samples;
    return html`
      <div class="frame ${layout ? 'sized' : ''}">
        <div
          class="stage"
          tabindex="0"
          role="application"
          aria-label=${figureName(this.engine, this.functions, this.range)}
          aria-describedby="hint"
          @keydown=${this.#key}
          @pointerdown=${this.#gestures.down}
          @pointermove=${this.#gestures.move}
          @pointerup=${this.#gestures.up}
          @pointercancel=${this.#gestures.up}
          @pointerleave=${this.#gestures.leave}
          @wheel=${this.#gestures.wheel}
        >
          <svg aria-hidden="true" width=${Math.max(0, width)} height=${width > 0 ? figureHeight(width) : 0}>
            ${guard([layout], () => (layout ? drawFigure(layout) : nothing))}
            ${layout ? svg`${drawCrossHair(layout, this.cross, this.#points())}${drawNeuronDots(layout, this.#neuronDots())}` : nothing}
          </svg>
        </div>
        ${
          failure
            ? html`<div class="notice" role="alert">
                <p>${failure.message} ${failure.advice}</p>
                <button type="button" @click=${this.#retry}>Retry</button>
              </div>`
            : layout
              ? nothing
              : html`<p class="sub waiting">The curves appear as soon as the engine has started.</p>`
        }
      </div>
    `;
  }

  /** Exact where the answer is there, from the samples until then. */
  #points(): readonly PointOnCurve[] {
    const { cross } = this;
    const { drawn } = this.#samples;
    const { result } = this.#atCross;
    if (cross === undefined || !drawn) return [];
    const exact = result?.x[0] === cross && sameSubject(result.subject, drawn.subject) ? result : undefined;
    return drawn.curves.map(({ plotted: { slot }, x, values }, i) => ({
      slot,
      y: exact?.values[i]?.y[0] ?? interpolated(x, values.y, cross),
      dy: exact?.values[i]?.dy[0] ?? interpolated(x, values.dy, cross),
    }));
  }

  #neuronDots(): readonly NeuronDot[] {
    return this.dots.flatMap((dot) => {
      const curve = this.#samples.drawn?.curves.find(({ plotted }) => plotted.activation === dot.activation);
      if (!curve) return [];
      const { x, values, plotted } = curve;
      return [
        { slot: plotted.slot, x: dot.x, y: interpolated(x, values.y, dot.x), dy: interpolated(x, values.dy, dot.x) },
      ];
    });
  }

  #rows(): readonly ReadOutRow[] {
    const { result } = this.#atCross;
    return this.functions.map(({ activation, slot }) => {
      const i = result?.subject.functions.findIndex((known) => known.activation === activation) ?? -1;
      const values = result?.values[i];
      return { name: nameOf(this.engine, activation), slot, y: values?.y[0], dy: values?.dy[0] };
    });
  }

  #rowPlaces(): readonly number[] {
    const [from, to] = this.range;
    const width = to - from;
    return Array.from({ length: tableRows }, (_, i) => rounded(from + (width * i) / (tableRows - 1), width / 1000));
  }

  /** Units of x per pixel; 0 before there is a figure. */
  #perPixel(): number {
    if (!this.#layout) return 0;
    const [left, right] = this.#layout.x.pixels;
    return (this.range[1] - this.range[0]) / (right - left);
  }

  #exactAt(pixel: number): number | undefined {
    return this.#layout && this.range[0] + (pixel - this.#layout.x.pixels[0]) * this.#perPixel();
  }

  /** A short number at the pixel; beside the axis the nearest end where `always`, else none. */
  #valueAt(pixel: number, always: boolean): number | undefined {
    const exact = this.#exactAt(pixel);
    if (exact === undefined) return undefined;
    const [from, to] = this.range;
    const rim = 6 * this.#perPixel();
    if (!always && (exact < from - rim || exact > to + rim)) return undefined;
    return Math.min(to, Math.max(from, rounded(exact, this.#perPixel())));
  }

  #setCross(cross: number | undefined, how: 'passing' | 'kept'): void {
    if (how === 'kept') this.#kept = cross;
    if (cross === this.cross) return;
    this.#own = cross;
    this.cross = cross;
    this.dispatchEvent(
      new CustomEvent<CrossChange>('cross-change', { detail: { cross }, bubbles: true, composed: true }),
    );
  }

  #setRange(range: Range): void {
    if (range[0] === this.range[0] && range[1] === this.range[1]) return;
    this.range = range;
    this.dispatchEvent(
      new CustomEvent<RangeChange>('range-change', { detail: { range }, bubbles: true, composed: true }),
    );
  }

  #zoomBy(factor: number): void {
    const [from, to] = this.range;
    const { cross } = this;
    const about = cross !== undefined && cross >= from && cross <= to ? cross : (from + to) / 2;
    this.#setRange(zoomed(this.range, about, factor));
  }

  readonly #zoomIn = (): void => {
    this.#zoomBy(1 / zoomFactor);
  };

  readonly #zoomOut = (): void => {
    this.#zoomBy(zoomFactor);
  };

  readonly #reset = (): void => {
    this.#setRange(defaultRange);
  };

  readonly #key = (event: KeyboardEvent): void => {
    // Keys on what lies inside the figure, such as the Retry button, are not the figure's.
    if (event.target !== event.currentTarget) return;
    const effect = keyEffect(event, this.range, this.cross);
    if (!effect) return;
    event.preventDefault();
    if (effect.kind === 'range') {
      this.#setRange(effect.range);
      this.#announcer.whenStill(`x from ${this.range.map((end) => formatValue(end, 7)).join(' to ')}`);
      return;
    }
    this.#speak = effect.cross !== undefined;
    this.#setCross(effect.cross, 'kept');
    if (effect.cross === undefined) this.#announcer.whenStill('The cross-hair is hidden.');
  };

  readonly #typed = ({ detail: { x } }: CustomEvent<XTyped>): void => {
    this.#setRange(rangeWith(x, this.range));
    this.#setCross(x, 'kept');
    this.requestUpdate();
  };

  readonly #retry = (): void => {
    this.#atCross.retry();
    this.#atRows.retry();
    this.#samples.retry();
  };

  readonly #toggleTable = (event: Event): void => {
    this.tableOpen = event.currentTarget instanceof HTMLDetailsElement && event.currentTarget.open;
  };
}

define('activarium-plot', ActivariumPlot);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-plot': ActivariumPlot;
  }
}
