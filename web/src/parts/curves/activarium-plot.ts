/**
 * `<activarium-plot>`: up to six activation functions f and, on the same x-axis in a strip below, their derivatives f′.
 *
 * Properties: `engine`, `functions` (as attribute as in links, `relu,gelu`), `seed` (for functions whose parameters are
 * drawn), `range` (of x), `cross` (the cross-hair's x), `precision` (the number format of the arithmetic), `dots`
 * (pre-activations of neurons), `heading`, `room` (pixels of the page in which title and curves are to be seen; the
 * width alone decides without). Fires `range-change` with `{ range }`, `cross-change`
 * with `{ cross }`, `precision-change` with `{ precision }`, `dot-move` with `{ activation, x }` where a dot that may move is
 * dragged along its curve, and once `curves-drawn`, when its first curves are there; all bubble. What stands inside the
 * element is shown directly under the curves.
 *
 * A pointer move draws the cross-hair and the read-out anew and leaves the curves alone: these change with the layout only.
 */
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Range } from '../../maths/range.js';
import { keyEffect, zoomFactor } from '../../figure/figure-keys.js';
import { formatValue } from '../../text/format.js';
import { figureHeight, layoutFunctions, leastLabelledWidth, type FunctionLayout } from '../../figure/function-plot.js';
import type { Precision } from '../../functions/precisions.js';
import { perPixel, picked, valueAt, withDomain, type Pixels } from '../../figure/pick.js';
import { allowedRange, defaultRange, panned, rangeWith, rounded, zoomed, zoomedAbout } from '../../figure/zoom.js';
import { controls } from '../../ui/style/base.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, linked, own } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { pageProperties } from '../../workbench/state.js';
import '../../figure/activarium-figure.js';
import { drawShapes, shapeStyles } from '../../figure/draw-shapes.js';
import type { Caption } from '../../figure/figure.js';
import type { Source } from '../../figure/save-figure.js';
import type { Shape } from '../../figure/shapes.js';
import { crossHair, neuronDotShapes } from './plot-cross-hair.js';
import { moreControls, zoomButtons } from './plot-controls.js';
import { curveShapes } from './plot-figure.js';
import { PlotGestures } from './plot-gestures.js';
import { DotGrips, type DotMove } from './plot-grips.js';
import { neuronDots, pointsAt, readOutRows, type PlotDot } from './plot-points.js';
import { PlotRoom } from './plot-room.js';
import './plot-read-out.js';
import type { ReadOutRow, XTyped } from './plot-read-out.js';
import {
  exactAnswers,
  exactValues,
  nameOf,
  PlotSamples,
  sameSubject,
  subjectOf,
  type PlottedFunction,
  type Sampled,
  type Subject,
} from './plot-samples.js';
import { plotStyles } from './plot-styles.js';
import { valueTable } from './plot-values.js';
import {
  drawLegend,
  figureName,
  headingOf,
  kinkNotes,
  pointInWords,
  precisionNote,
  subtitleOf,
  tableOf,
} from './plot-words.js';
import { slotStyles } from '../../ui/slot-mark.js';
import { WidthController } from '../../ui/width-controller.js';
import { failureNotice } from '../../ui/failure-help.js';
import { say as sayUi } from '../../ui/words.js';
import { say } from './words.js';

export type { DotMove } from './plot-grips.js';
export type { PlotDot } from './plot-points.js';
export type { PlottedFunction } from './plot-samples.js';

export interface RangeChange {
  readonly range: Range;
}

export interface CrossChange {
  readonly cross: number | undefined;
}

export interface PrecisionChange {
  readonly precision: Precision;
}

const tableRows = 13;

export class ActivariumPlot extends elementOf({
  engine: engineOf(),
  functions: linked<readonly PlottedFunction[]>(pageProperties.selection),
  seed: linked(pageProperties.seed),
  range: linked(pageProperties.range),
  cross: linked(pageProperties.cross),
  precision: linked(pageProperties.precision),
  dots: given<readonly PlotDot[]>([]),
  heading: attribute(''),
  room: given<number>(),
  /** Where a pointer is over the picture, from its upper edge. */
  pointed: own<number>(),
  /** Whether the rare controls are shown. */
  isOpen: own(false),
}) {
  static override styles = [controls, slotStyles, shapeStyles, plotStyles];

  readonly #size = new WidthController(this);
  readonly #samples = new PlotSamples(this);
  readonly #room = new PlotRoom(this, () => this.#size.scale);
  readonly #atCross = exactAnswers(this);
  readonly #atDots = exactAnswers(this);
  readonly #atRows = exactAnswers(this);
  readonly #announcer = new Announcer(this);
  readonly #gestures = new PlotGestures(this.#size, {
    hover: (pixel, height) => {
      const axis = this.#axis;
      this.pointed = height;
      this.#setCross(pixel === undefined || !axis ? this.#kept : picked(axis, pixel, 'none'), 'passing');
    },
    put: (pixel) => {
      if (this.#axis) this.#setCross(picked(this.#axis, pixel, 'nearest'), 'kept');
    },
    pan: (from, to) => {
      if (this.#axis) this.#setRange(panned(this.range, (from - to) * perPixel(this.#axis)));
    },
    zoom: (pixel, factor) => {
      if (this.#axis) this.#setRange(zoomed(this.range, valueAt(this.#axis, pixel), factor));
    },
  });

  readonly #grips = new DotGrips(
    this.#size,
    () => this.#axis,
    (move) => {
      this.emit('dot-move', move);
    },
  );

  #subject: Subject | undefined;
  #layout: FunctionLayout | undefined;
  /** What is drawn of the layout. */
  #still: readonly Shape[] = [];
  #layoutOf: readonly unknown[] = [];
  /** Where the cross-hair returns to when a mouse has left. */
  #kept: number | undefined;
  /** The last value given by this element itself. */
  #own: number | undefined;
  #speak = false;
  #isDrawn = false;

  /** That the picture may take, in its own pixels. */
  get #height(): number | undefined {
    return this.#room.forPicture(this.room);
  }

  /** Of the range as it is now: one event may pan and zoom before the figure is drawn anew. */
  get #axis(): Pixels | undefined {
    return this.#layout && withDomain(this.#layout.x, this.range);
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
    if (['engine', 'functions', 'seed', 'precision'].some((name) => changed.has(name))) {
      const next = this.engine && subjectOf(this.engine, this.functions, this.seed, this.precision);
      if (!sameSubject(this.#subject, next)) this.#subject = next;
    }
    if (changed.has('precision') && this.precision !== 'float32') this.isOpen = true;
    const { width } = this.#size;
    if (this.#subject && width > 0) {
      this.#samples.show(this.#subject, this.range, width);
      this.#atCross.ask({ subject: this.#subject, x: [this.cross ?? 0] });
      if (this.dots.length > 0) this.#atDots.ask({ subject: this.#subject, x: this.dots.map(({ x }) => x) });
    }
    this.#layOut(width);
  }

  #layOut(width: number): void {
    const { drawn } = this.#samples;
    const names = drawn?.curves.map(({ plotted }) => nameOf(drawn.subject.engine, plotted.activation)) ?? [];
    const from = [drawn, this.range[0], this.range[1], width, this.#height, names.join('\n')];
    if (!drawn || width <= 0 || from.every((value, i) => value === this.#layoutOf[i])) return;
    this.#layoutOf = from;
    this.#layout = this.#layoutAt(drawn, width);
    this.#still = curveShapes(this.#layout);
  }

  #layoutAt({ curves, subject }: Sampled, width: number): FunctionLayout {
    const functions = curves.map(({ plotted, breaks, x, values }) => ({
      name: nameOf(subject.engine, plotted.activation),
      slot: plotted.slot,
      x,
      y: values.y,
      dy: values.dy,
      breaks,
    }));
    return layoutFunctions(functions, width, this.range, this.#height);
  }

  protected override updated(): void {
    if (this.#layout && !this.#isDrawn) {
      this.#isDrawn = true;
      this.emit('curves-drawn');
    }
    if (!this.#speak || this.cross === undefined) return;
    const result = this.#atCross.last?.answer;
    if (result?.x[0] !== this.cross || !sameSubject(result.subject, this.#subject)) return;
    this.#speak = false;
    this.#announcer.whenStill(pointInWords(this.cross, this.#rows()));
  }

  protected override render(): TemplateResult {
    const { engine, functions, precision } = this;
    const { width } = this.#size;
    return html`
      <activarium-figure level="2" name="plot" .caption=${this.#caption()} .source=${this.#source}>
        ${zoomButtons({ zoomIn: this.#zoomIn, zoomOut: this.#zoomOut, reset: this.#reset })}
        <div slot="picture">
          <p class="sub" role="status">${precisionNote(engine, functions, precision)}</p>
          ${width > 0 && width < leastLabelledWidth && functions.length > 1 ? drawLegend(engine, functions) : nothing}
          ${this.#stage(width)}
          <slot></slot>
          <activarium-plot-read-out
            .x=${this.#atCross.last?.of.x[0] ?? this.cross ?? 0}
            .rows=${this.#rows()}
            @x-typed=${this.#typed}
          ></activarium-plot-read-out>
        </div>
        <p class="sub hint" id="hint">
          ${this.#layout?.value.capped || this.#layout?.slope.capped ? say('cut-off') : nothing} ${say('hint')}
        </p>
        ${guard([engine, functions], () => kinkNotes(engine, functions))}
        ${moreControls({
          precision,
          choose: this.#setPrecision,
          isOpen: this.isOpen,
          onToggle: (isOpen) => {
            this.isOpen = isOpen;
          },
        })}
      </activarium-figure>
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  /** Of the curves that are drawn. Its table is asked for when it is opened. */
  #caption(): Caption {
    const { engine } = this;
    const { functions, seed, precision } = this.#samples.drawn?.subject ?? this;
    return {
      title: this.heading === '' ? headingOf(engine, functions) : this.heading,
      note: subtitleOf(engine, functions, seed),
      words: figureName(engine, functions, this.range, precision),
      table: () => {
        if (this.#subject) this.#atRows.ask({ subject: this.#subject, x: this.#rowPlaces() });
        return this.#atRows.last && tableOf(this.#atRows.last.answer);
      },
    };
  }

  /** Where the page is too narrow for names at the lines' ends, the picture is wider. */
  readonly #source: Source = async () => {
    const width = Math.max(leastLabelledWidth, this.#size.width);
    const { drawn } = this.#samples;
    if (!drawn) throw new Error(say('no-curves'));
    const layout = this.#layoutAt(drawn, width);
    const exact = await exactValues(drawn.subject, this.#rowPlaces());
    return {
      ...this.#caption(),
      width,
      height: layout.height,
      shapes: [...curveShapes(layout), ...this.#moving(layout, drawn)],
      table: () => tableOf(exact),
    };
  };

  #stage(width: number): TemplateResult {
    const layout = this.#layout;
    const { drawn, failure } = this.#samples;
    const { scale } = this.#size;
    const height = width > 0 ? figureHeight(width, this.#height) : 0;
    const dots = drawn ? neuronDots(this.dots, drawn, this.#atDots.last?.answer) : [];
    return html`
      <div class="frame ${layout ? 'sized' : ''}">
        ${layout ? this.#grips.draw({ layout, dots, nameOf: (id) => nameOf(this.engine, id), scale }) : nothing}
        <div
          class="stage"
          data-control="plot.cross-hair"
          tabindex="0"
          role="application"
          aria-label=${figureName(this.engine, this.functions, this.range, this.precision)}
          aria-describedby="hint keys"
          @keydown=${this.#key}
          @pointerdown=${this.#gestures.down}
          @pointermove=${this.#gestures.move}
          @pointerup=${this.#gestures.up}
          @pointercancel=${this.#gestures.up}
          @pointerleave=${this.#gestures.leave}
          @wheel=${this.#gestures.wheel}
        >
          <svg
            class="picture"
            aria-hidden="true"
            width=${scale * Math.max(0, width)}
            height=${scale * height}
            viewBox="0 0 ${Math.max(0, width)} ${height}"
          >
            ${guard([this.#still], () => drawShapes(this.#still))}
            ${layout && drawn ? svg`${drawShapes(this.#moving(layout, drawn))}` : nothing}
          </svg>
        </div>
        ${
          failure
            ? failureNotice(failure, 'plot', this.#retry, sayUi('retry'))
            : layout
              ? nothing
              : this.engine
                ? html`<p class="sub waiting">${say('waiting')}</p>`
                : withoutEngine(this)
        }
      </div>
    `;
  }

  #moving(layout: FunctionLayout, drawn: Sampled): readonly Shape[] {
    const { cross } = this;
    const isSeen = cross !== undefined && cross >= layout.x.domain[0] && cross <= layout.x.domain[1];
    const points = isSeen ? pointsAt(cross, drawn, this.#atCross.last?.answer) : [];
    return [
      ...(isSeen ? crossHair(layout, cross, points) : []),
      ...neuronDotShapes(layout, neuronDots(this.dots, drawn, this.#atDots.last?.answer), !isSeen),
      ...(isSeen ? valueTable(layout, cross, points, this.pointed) : []),
    ];
  }

  #rows(): readonly ReadOutRow[] {
    return readOutRows(this.engine, this.functions, this.#atCross.last?.answer);
  }

  #rowPlaces(): readonly number[] {
    const [from, to] = this.range;
    const width = to - from;
    return Array.from({ length: tableRows }, (_, i) => rounded(from + (width * i) / (tableRows - 1), width / 1000));
  }

  #setCross(cross: number | undefined, how: 'passing' | 'kept'): void {
    if (how === 'kept') this.#kept = cross;
    if (cross === this.cross) return;
    this.#own = cross;
    this.cross = cross;
    this.emit('cross-change', { cross });
  }

  #setRange(range: Range): void {
    if (range[0] === this.range[0] && range[1] === this.range[1]) return;
    this.range = range;
    this.emit('range-change', { range });
  }

  readonly #setPrecision = (precision: Precision): void => {
    this.precision = precision;
    this.emit('precision-change', { precision });
  };

  #zoomBy(factor: number): void {
    this.#setRange(zoomedAbout(this.range, this.cross, factor));
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
      const [from, to] = effect.range;
      this.#announcer.whenStill(say('range', { from: formatValue(from, 7), to: formatValue(to, 7) }));
      return;
    }
    this.#speak = effect.cross !== undefined;
    this.#setCross(effect.cross, 'kept');
    if (effect.cross === undefined) this.#announcer.whenStill(say('cross-hidden'));
  };

  readonly #typed = ({ detail: { x } }: CustomEvent<XTyped>): void => {
    this.#setRange(rangeWith(x, this.range));
    this.#setCross(x, 'kept');
    this.requestUpdate();
  };

  readonly #retry = (): void => {
    this.#atCross.retry();
    this.#atDots.retry();
    this.#atRows.retry();
    this.#samples.retry();
    this.renderRoot.querySelector<HTMLElement>('.stage')?.focus();
  };
}

define('activarium-plot', ActivariumPlot);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'curves-drawn': undefined;
    'cross-change': CrossChange;
    'dot-move': DotMove;
    'range-change': RangeChange;
    'precision-change': PrecisionChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-plot': ActivariumPlot;
  }
}
