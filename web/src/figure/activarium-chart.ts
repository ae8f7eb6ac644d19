/**
 * `<activarium-chart>`: lines over one x-axis, in their functions' colours; those with markers are named at their end.
 *
 * Properties: `heading`, `note`, `unit` (the y-axis's name), `series`, `domain` and `xName` (of the x-axis), `range` (of
 * y; from the data where there is none), `formatX`, `formatY` (ticks), `formatExact` (words and table), `reference` (a
 * level to compare with). A cross-hair follows the pointer and the arrow keys over the places of the marked values.
 */
import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { extent, type Range } from '../maths/range.js';
import { formatFixed, formatValue } from '../text/format.js';
import { chartMargin, layoutChart, type ChartLayout, type Series } from './line-chart.js';
import { markerPath } from '../ui/marker.js';
import { base } from '../ui/style/base.js';
import { slotColours } from '../ui/style/slots.js';
import { tokens } from '../ui/style/tokens.js';
import { Announcer } from '../ui/announcer.js';
import { drawHorizontal, drawVertical } from './axes.js';
import { chartStyles } from './chart-styles.js';
import { chartTable } from './chart-table.js';
import { define } from '../ui/define.js';
import { WidthController } from '../ui/width-controller.js';

export interface Reference {
  readonly value: number;
  readonly name: string;
}

export interface ChartSeries extends Series {
  /** Whose colour and marker it has. */
  readonly slot: number;
  readonly dashed?: boolean;
  /** Markers only: its line is drawn by another series. */
  readonly lineless?: boolean;
}

/** Names of x-axes whose values count something. */
const counted: ReadonlySet<string> = new Set(['Epoch', 'Seed']);

export class ActivariumChart extends LitElement {
  static override properties = {
    heading: { type: String },
    note: { type: String },
    unit: { type: String },
    xName: { type: String },
    domain: { attribute: false },
    series: { attribute: false },
    range: { attribute: false },
    formatX: { attribute: false },
    formatY: { attribute: false },
    formatExact: { attribute: false },
    reference: { attribute: false },
    cross: { state: true },
  };

  static override styles = [tokens, base, slotColours, chartStyles];

  declare heading: string;
  declare note: string;
  declare unit: string;
  declare xName: string;
  declare domain: Range;
  declare series: readonly ChartSeries[];
  declare range: Range | undefined;
  declare formatX: (value: number) => string;
  declare formatY: (value: number) => string;
  declare formatExact: (value: number) => string;
  declare reference: Reference | undefined;
  declare private cross: number | undefined;

  readonly #size = new WidthController(this);
  readonly #announcer = new Announcer(this);
  #layout: ChartLayout | undefined;

  constructor() {
    super();
    this.heading = '';
    this.note = '';
    this.unit = '';
    this.xName = 'Epoch';
    this.domain = [0, 1];
    this.series = [];
    this.formatX = (value) => formatValue(value);
    this.formatY = (value) => formatValue(value);
    this.formatExact = (value) => formatFixed(value, 3);
  }

  protected override render(): TemplateResult {
    const { heading, xName, formatX, formatExact } = this;
    const marked = this.series.filter(({ markers }) => markers);
    return html`
      <figure>
        <figcaption>
          <h3>${this.heading}</h3>
          ${this.note ? html`<p class="sub">${this.note}</p>` : nothing}
        </figcaption>
        ${this.#size.width > 0 ? this.#draw(this.#size.width) : nothing}
        <p class="read-out">${this.#readOut()}</p>
        <p class="unseen" role="status">${this.#announcer.text}</p>
        ${chartTable({ heading, xName, series: marked, places: this.#places(), formatX, formatExact })}
      </figure>
    `;
  }

  #draw(width: number): TemplateResult {
    const height = Math.round(Math.min(300, Math.max(210, width * 0.5)));
    const marked = this.series.filter(({ markers }) => markers);
    const longest = marked.reduce((most, { name }) => Math.max(most, name.length), 4);
    const layout = layoutChart({
      width,
      height,
      x: this.domain,
      wholeX: counted.has(this.xName),
      y: this.range ?? extent(this.series.flatMap(({ points }) => points.map(([, y]) => y))),
      series: this.series,
      formatY: this.formatY,
      labelWidth: 14 + 7 * longest,
    });
    this.#layout = layout;
    const { x, y } = layout;
    return html`
      <svg
        role="img"
        tabindex="0"
        aria-label=${this.#describe()}
        width=${width}
        height=${height}
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
        @pointerleave=${this.#leave}
        @keydown=${this.#key}
      >
        ${drawHorizontal(x, y.pixels[1], y.pixels[0], this.xName)} ${drawVertical(y, x, this.unit)}
        ${this.#drawReference(layout)}
        ${drawInside(
          layout,
          layout.series.map(({ path }, i) => {
            const { slot = 1, dashed, lineless } = this.series[i] ?? {};
            if (lineless) return svg``;
            return svg`<path class="line slot-${slot} ${dashed ? 'dashed' : ''}" d=${path}></path>`;
          }),
        )}
        ${layout.series.map(({ markers }, i) => {
          const slot = this.series[i]?.slot ?? 1;
          return markers.map(
            (dot) =>
              svg`<path class="marker slot-${slot}" d=${markerPath(slot)} transform="translate(${dot.x} ${dot.y})"></path>`,
          );
        })}
        ${layout.series.map(({ name, label }) =>
          label ? svg`<text class="label" x=${label.x} y=${label.y + 4}>${name}</text>` : nothing,
        )}
        ${
          this.cross === undefined
            ? nothing
            : svg`<line class="cross" x1=${x.at(this.cross)} x2=${x.at(this.cross)} y1=${y.pixels[1]} y2=${y.pixels[0]}></line>`
        }
      </svg>
    `;
  }

  #drawReference({ x, y }: ChartLayout): SVGTemplateResult | typeof nothing {
    if (!this.reference) return nothing;
    const { value, name } = this.reference;
    if (value < y.domain[0] || value > y.domain[1]) return nothing;
    const at = y.at(value);
    return svg`
      <line class="reference" x1=${chartMargin.left} x2=${x.pixels[1]} y1=${at} y2=${at}></line>
      <text x=${x.pixels[1]} y=${at - 5} text-anchor="end">${name}</text>`;
  }

  #describe(): string {
    const ends = this.series.flatMap(({ name, points, markers }) => {
      const last = points.at(-1);
      return last && markers
        ? [`${name} ${this.formatExact(last[1])} at ${this.xName.toLowerCase()} ${this.formatX(last[0])}`]
        : [];
    });
    const keys = this.#places().length > 1 ? ' Arrow keys read the values.' : '';
    return `${this.heading}: ${ends.length > 0 ? ends.join(', ') : 'no values yet'}.${keys}`;
  }

  /** Where the marked series have values, in order. */
  #places(): readonly number[] {
    const places = this.series.filter(({ markers }) => markers).flatMap(({ points }) => points.map(([x]) => x));
    return [...new Set(places)].sort((a, b) => a - b);
  }

  #readOut(): string {
    const { cross } = this;
    if (cross === undefined) return '';
    const values = this.series
      .filter(({ markers }) => markers)
      .map(({ name, points }) => {
        const found = points.find(([x]) => x === cross);
        return `${name} ${found ? this.formatExact(found[1]) : '–'}`;
      });
    return `${this.xName} ${this.formatX(cross)}: ${values.join(', ')}`;
  }

  #point(event: PointerEvent): void {
    const layout = this.#layout;
    if (!layout || !(event.currentTarget instanceof Element)) return;
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const distance = (place: number): number => Math.abs(layout.x.at(place) - at);
    const nearest = this.#places().reduce<number | undefined>(
      (best, place) => (best === undefined || distance(place) < distance(best) ? place : best),
      undefined,
    );
    this.#read(nearest);
  }

  #leave(): void {
    this.#read(undefined);
  }

  #read(place: number | undefined): void {
    if (place === this.cross) return;
    this.cross = place;
    this.#announcer.whenStill(this.#readOut());
  }

  #key(event: KeyboardEvent): void {
    const places = this.#places();
    const last = places.length - 1;
    const now = this.cross === undefined ? -1 : places.indexOf(this.cross);
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: now < 0 ? last : Math.max(0, now - 1),
      ArrowRight: now < 0 ? 0 : Math.min(last, now + 1),
      Home: 0,
      End: last,
    };
    if (event.key === 'Escape') this.#read(undefined);
    const next = steps[event.key];
    if (next === undefined || places.length === 0) return;
    event.preventDefault();
    this.#read(places[next]);
  }
}

/** Lines that leave the y-range are cut off at its edge: a nested SVG clips. */
function drawInside({ x, y }: ChartLayout, lines: readonly SVGTemplateResult[]): SVGTemplateResult {
  const [left, right] = x.pixels;
  const [bottom, top] = y.pixels;
  const [width, height] = [right - left, bottom - top + 4];
  return svg`
    <svg class="inside" x=${left} y=${top - 2} width=${width} height=${height} viewBox="${left} ${top - 2} ${width} ${height}">
      ${lines}
    </svg>`;
}

define('activarium-chart', ActivariumChart);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-chart': ActivariumChart;
  }
}
