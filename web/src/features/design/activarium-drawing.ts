/**
 * `<activarium-drawing>`: a curve drawn by mouse, finger, pen or keys over x and y from −4 to 4, as a B-spline.
 *
 * Properties: `engine` and `activation` (whose curve it starts from; ReLU's where there is none), `coefficients` (of what
 * was drawn before, which comes first), `colourSlot`. Fires `drawn` with `{ coefficients }` after each stroke. A later stroke replaces
 * what it passes over; Ctrl+Z takes it back.
 */
import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { formatValue } from '../../text/format.js';
import { splineValue } from '../../maths/spline-fit.js';
import { liftedAt, placeOf, pointsOf, strokedTo, type Heights, type Point } from '../../maths/stroke.js';
import { coefficientsOf } from './drawn.js';
import { drawingRange } from '../../functions/drawn-formula.js';
import { controls } from '../../ui/style/base.js';
import { slotColours } from '../../ui/style/slots.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import { engineOf } from '../../ui/engine.js';
import { WidthController } from '../../ui/width-controller.js';
import { drawingStyles } from './drawing-styles.js';
import { say } from './words.js';

export interface Drawn {
  readonly coefficients: readonly number[];
}

const [low, high] = drawingRange;
const columns = 161;
const places = Array.from({ length: columns }, (_, i) => placeOf(drawingRange, columns, i));
const relu: Heights = places.map((x) => Math.max(0, x));

/** How far the keys move: along the axis, up and down. */
const keyStep = 0.5;
const keyLift = 0.1;
const mostStrokes = 100;

const largestSide = 520;
const margin = { left: 30, right: 8, top: 8, bottom: 34 };

const inside = (value: number): number => Math.min(high, Math.max(low, value));

export class ActivariumDrawing extends elementOf({
  engine: engineOf(),
  activation: attribute<string | undefined>(undefined, String),
  coefficients: given<readonly number[]>(),
  colourSlot: attribute(1),
  heights: own<Heights>(relu),
  /** Coefficients of what is shown, once something was drawn. */
  fitted: own<readonly number[]>(),
  /** Where the keys are. */
  place: own(0),
}) {
  static override styles = [controls, slotColours, drawingStyles];

  readonly #size = new WidthController(this);
  #undo: readonly Heights[] = [];
  #from: Point | undefined;
  /** The pointer that draws: a second finger draws nothing. */
  #pointer: number | undefined;
  #looked = 0;

  get #side(): number {
    return Math.min(largestSide, this.#size.width);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { coefficients } = this;
    if (coefficients) {
      if (changed.has('coefficients') && coefficients.join() !== this.fitted?.join()) {
        this.fitted = coefficients;
        this.#undo = [];
        this.heights = places.map((x) => splineValue(drawingRange, coefficients, x));
      }
    } else if (!this.#from && ['engine', 'activation', 'coefficients'].some((name) => changed.has(name))) {
      // A curve to start from that comes in the middle of a stroke comes too late.
      this.fitted = undefined;
      this.#undo = [];
      void this.#startFromCurve();
    }
  }

  async #startFromCurve(): Promise<void> {
    const { engine, activation } = this;
    this.#looked += 1;
    const looked = this.#looked;
    if (!engine || activation === undefined) return;
    // A curve that cannot be computed leaves the one before; the plot says why.
    const values = await engine.evaluate({ activation, x: places }).catch(() => undefined);
    if (!values || looked !== this.#looked || this.fitted || this.#from) return;
    this.heights = [...values.y].map((y) => (Number.isFinite(y) ? inside(y) : 0));
  }

  protected override render(): TemplateResult {
    const side = this.#side;
    const { scale } = this.#size;
    const height = this.#heightAt(this.place);
    return html`
      <div
        class="stage slot-${this.colourSlot}"
        data-control="drawing.curve"
        tabindex="0"
        role="slider"
        aria-label=${say('height', { x: formatValue(this.place) })}
        aria-orientation="vertical"
        aria-valuemin=${low}
        aria-valuemax=${high}
        aria-valuenow=${Number(height.toFixed(2))}
        aria-valuetext=${say('height.value', {
          height: formatValue(Number(height.toFixed(2))),
          x: formatValue(this.place),
        })}
        aria-describedby="how"
        @pointerdown=${this.#down}
        @pointermove=${this.#move}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${this.#key}
      >
        ${side > 0 ? svg`<svg aria-hidden="true" width=${scale * side} height=${scale * side} viewBox="0 0 ${side} ${side}">${this.#draw(side)}</svg>` : nothing}
      </div>
      <div class="buttons">
        <button
          type="button"
          data-control="drawing.undo"
          aria-disabled=${this.#undo.length === 0 ? 'true' : 'false'}
          @click=${this.#takeBack}
        >
          ${say('undo')}
        </button>
        <button
          type="button"
          data-control="drawing.relu"
          @click=${() => {
            this.#replace(relu);
          }}
        >
          ${say('start-relu')}
        </button>
        <button
          type="button"
          data-control="drawing.clear"
          @click=${() => {
            this.#replace(places.map(() => 0));
          }}
        >
          ${say('clear')}
        </button>
      </div>
      <p class="sub" id="how">${say('drawing.how')}</p>
    `;
  }

  #draw(side: number): SVGTemplateResult {
    const x = (value: number): number =>
      margin.left + ((value - low) / (high - low)) * (side - margin.left - margin.right);
    const y = (value: number): number =>
      side - margin.bottom - ((value - low) / (high - low)) * (side - margin.top - margin.bottom);
    const path = (points: readonly Point[]): string =>
      points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${x(px).toFixed(1)} ${y(py).toFixed(1)}`).join('');
    const ticks = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
    const { fitted } = this;
    const clipped = (points: readonly Point[]): readonly Point[] => points.map(([px, py]) => [px, inside(py)]);
    return svg`
      ${ticks.map(
        (tick) => svg`
          <line class=${tick === 0 ? 'axis-line' : 'grid-line'} x1=${x(tick)} x2=${x(tick)} y1=${y(low)} y2=${y(high)}></line>
          <line class=${tick === 0 ? 'axis-line' : 'grid-line'} y1=${y(tick)} y2=${y(tick)} x1=${x(low)} x2=${x(high)}></line>
          <text x=${x(tick)} y=${y(low) + 16} text-anchor="middle">${formatValue(tick)}</text>
          <text x=${x(low) - 6} y=${y(tick) + 4} text-anchor="end">${formatValue(tick)}</text>`,
      )}
      <text x=${x(low) + 6} y=${y(high) + 12}>f(x)</text>
      <text x=${(x(low) + x(high)) / 2} y=${side - 2} text-anchor="middle">${say('drawing.x')}</text>
      <path class="stroke" d=${path(pointsOf(drawingRange, this.heights))}></path>
      ${
        fitted
          ? svg`<path class="spline" d=${path(clipped(places.map((place) => [place, splineValue(drawingRange, fitted, place)])))}></path>`
          : nothing
      }
      <circle class="mark" r="6" cx=${x(this.place)} cy=${y(inside(this.#heightAt(this.place)))}></circle>`;
  }

  #heightAt(x: number): number {
    return this.heights[Math.round(((x - low) / (high - low)) * (columns - 1))] ?? 0;
  }

  #pointOf(event: PointerEvent): Point {
    const picture = this.renderRoot.querySelector('svg');
    if (!picture) return [0, 0];
    const { x, y } = this.#size.place(event, picture);
    const width = this.#side - margin.left - margin.right;
    const height = this.#side - margin.top - margin.bottom;
    return [
      inside(low + ((x - margin.left) / width) * (high - low)),
      inside(high - ((y - margin.top) / height) * (high - low)),
    ];
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#from) return;
    this.#pointer = event.pointerId;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#remember();
    this.#from = this.#pointOf(event);
    this.#strokeTo(this.#from);
  };

  readonly #move = (event: PointerEvent): void => {
    if (!this.#from || event.pointerId !== this.#pointer) return;
    const passed = event.getCoalescedEvents();
    for (const each of passed.length > 0 ? passed : [event]) this.#strokeTo(this.#pointOf(each));
  };

  readonly #up = (event: PointerEvent): void => {
    if (!this.#from || event.pointerId !== this.#pointer) return;
    this.#strokeTo(this.#pointOf(event));
    this.#from = undefined;
    this.#finish();
  };

  #strokeTo(to: Point): void {
    this.heights = strokedTo(drawingRange, this.heights, this.#from ?? to, to);
    this.#from = to;
    this.place = Math.round(to[0] / keyStep) * keyStep;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)) this.#takeBack();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (key === 'ArrowLeft' || key === 'ArrowRight')
      this.place = inside(this.place + (key === 'ArrowLeft' ? -keyStep : keyStep));
    else if (key === 'Home') this.place = low;
    else if (key === 'End') this.place = high;
    else if (key === 'ArrowUp' || key === 'ArrowDown')
      this.#lift((key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 5 : 1));
    else return;
    event.preventDefault();
  };

  #lift(steps: number): void {
    const height = this.#heightAt(this.place);
    const to = inside(Math.round((height + steps * keyLift) / keyLift) * keyLift);
    this.#remember();
    this.heights = liftedAt(drawingRange, this.heights, this.place, to - height, 2 * keyStep).map(inside);
    this.#finish();
  }

  #replace(heights: Heights): void {
    this.#remember();
    this.heights = heights;
    this.#finish();
  }

  #remember(): void {
    this.#undo = [...this.#undo.slice(1 - mostStrokes), this.heights];
  }

  readonly #takeBack = (): void => {
    const before = this.#undo.at(-1);
    if (!before) return;
    this.#undo = this.#undo.slice(0, -1);
    this.heights = before;
    this.#finish();
  };

  #finish(): void {
    const coefficients = coefficientsOf(this.heights);
    this.fitted = coefficients;
    this.emit('drawn', { coefficients });
  }
}

define('activarium-drawing', ActivariumDrawing);

declare module '../../ui/element.js' {
  interface ElementEvents {
    drawn: Drawn;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-drawing': ActivariumDrawing;
  }
}
