/**
 * What a neuron's dot is moved by: a grip on its curve, which is a slider for keys and screen readers too, and a second
 * one for the pointer on the curve of the slope.
 *
 * They lie over the picture, not in it: what is dragged there is the range.
 */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Axis } from '../../figure/axis.js';
import type { FunctionLayout, Strip } from '../../figure/function-plot.js';
import { perPixel, valueAt, type Pixels } from '../../figure/pick.js';
import { rounded, stepped } from '../../figure/zoom.js';
import { formatValue } from '../../text/format.js';
import { memberOf } from '../../text/member.js';
import type { Range } from '../../maths/range.js';
import type { WidthController } from '../../ui/width-controller.js';
import type { NeuronDot } from './plot-cross-hair.js';
import type { PlotDot } from './plot-points.js';
import { say } from './words.js';

export interface DotMove {
  readonly activation: string;
  /** Its new pre-activation. */
  readonly x: number;
}

export type GrippedDot = NeuronDot & PlotDot;

interface Grips {
  readonly layout: FunctionLayout;
  readonly dots: readonly GrippedDot[];
  readonly nameOf: (activation: string) => string;
  /** What a pixel of the figure takes on the page. */
  readonly scale: number;
}

/** By keys; finer with Shift, and where the range is so small that this would be a jump. */
const step = 0.05;
const largestJump = 8;
const keys: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

const clamped = (value: number, [from, to]: Range): number => Math.min(to, Math.max(from, value));

/** The pre-activation at a pixel, with so many digits that the dot moves evenly and its numbers read well. */
function placeAt(axis: Pixels, pixel: number): number {
  const at = clamped(valueAt(axis, pixel), axis.domain);
  return step / perPixel(axis) > largestJump
    ? rounded(at, perPixel(axis))
    : Number((Math.round(at / step) * step).toFixed(2));
}

export class DotGrips {
  readonly #size: WidthController;
  readonly #axis: () => Pixels | undefined;
  readonly #move: (to: DotMove) => void;
  /** Pixels from the dot to where it was taken. */
  #held: { readonly pointer: number; readonly beside: number } | undefined;

  /** `axis`: of x, as it is now. */
  constructor(size: WidthController, axis: () => Pixels | undefined, move: (to: DotMove) => void) {
    this.#size = size;
    this.#axis = axis;
    this.#move = move;
  }

  draw({ layout, dots, nameOf, scale }: Grips): SVGTemplateResult | typeof nothing {
    const { width, height, x, value, slope } = layout;
    const moved = dots.filter(({ reach, x: place }) => reach && Number.isFinite(place));
    if (moved.length === 0) return nothing;
    return svg`<svg class="grips" @touchstart=${stayPut} width=${scale * width} height=${scale * height} viewBox="0 0 ${width} ${height}">
      ${moved.map((dot) => {
        const { x: place, y, dy, activation, reach = [place, place] } = dot;
        const name = nameOf(activation);
        return svg`
          <g
            class="grip"
            transform="translate(${gripAt(x, place)} ${heightOf(value, y)})"
            role="slider"
            tabindex="0"
            data-control="plot.dot"
            aria-label=${say('dot', { name })}
            aria-valuemin=${reach[0]}
            aria-valuemax=${reach[1]}
            aria-valuenow=${place}
            aria-valuetext=${say('dot.value', { z: formatValue(place), name, value: formatValue(y), slope: formatValue(dy) })}
            @pointerdown=${(event: PointerEvent) => {
              this.#take(event, dot);
            }}
            @pointermove=${(event: PointerEvent) => {
              this.#drag(event, dot);
            }}
            @pointerup=${this.#leave}
            @pointercancel=${this.#leave}
            @keydown=${(event: KeyboardEvent) => {
              this.#key(event, dot);
            }}
          >${handle}</g>
          <g
            class="grip"
            aria-hidden="true"
            transform="translate(${gripAt(x, place)} ${heightOf(slope, dy)})"
            @pointerdown=${(event: PointerEvent) => {
              this.#take(event, dot);
            }}
            @pointermove=${(event: PointerEvent) => {
              this.#drag(event, dot);
            }}
            @pointerup=${this.#leave}
            @pointercancel=${this.#leave}
          >${handle}</g>`;
      })}
    </svg>`;
  }

  #take(event: PointerEvent, dot: GrippedDot): void {
    const axis = this.#axis();
    if (event.button !== 0 || !axis || !(event.currentTarget instanceof SVGElement)) return;
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    // Some pointers made by scripts are not active and cannot be captured.
    if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
    this.#held = { pointer: event.pointerId, beside: this.#pixel(event) - pixelOf(axis, dot.x) };
  }

  #drag(event: PointerEvent, dot: GrippedDot): void {
    const axis = this.#axis();
    if (!axis || this.#held?.pointer !== event.pointerId) return;
    this.#moveTo(dot, placeAt(axis, this.#pixel(event) - this.#held.beside));
  }

  readonly #leave = (event: PointerEvent): void => {
    if (event.pointerId === this.#held?.pointer) this.#held = undefined;
  };

  #key(event: KeyboardEvent, dot: GrippedDot): void {
    const { reach } = dot;
    if (event.ctrlKey || event.metaKey || event.altKey || !reach) return;
    const steps = memberOf(keys, event.key);
    const to =
      steps !== undefined
        ? stepped(dot.x, event.shiftKey ? step / 10 : step, steps)
        : event.key === 'Home'
          ? reach[0]
          : event.key === 'End'
            ? reach[1]
            : undefined;
    if (to === undefined) return;
    event.preventDefault();
    this.#moveTo(dot, to);
  }

  #moveTo({ activation, x, reach }: GrippedDot, wanted: number): void {
    const to = reach ? clamped(wanted, reach) : x;
    if (to !== x) this.#move({ activation, x: to });
  }

  #pixel(event: PointerEvent): number {
    const target = event.currentTarget;
    const picture = target instanceof SVGElement ? target.ownerSVGElement : null;
    return picture ? this.#size.place(event, picture).x : NaN;
  }
}

const reachOfFinger = 18;

/** A finger on a grip scrolls nothing: `touch-action` of what stands in a picture is not heeded by every browser. */
const stayPut = {
  passive: false,
  handleEvent: (event: TouchEvent): void => {
    event.preventDefault();
  },
};

/** Where a pointer takes hold, and the arrows that say so. */
const handle = svg`<circle r=${reachOfFinger}></circle><path d="M-13 -4l-4 4l4 4M13 -4l4 4l-4 4"></path>`;

const pixelOf = (axis: Pixels, place: number): number =>
  clamped(axis.pixels[0] + (place - axis.domain[0]) / perPixel(axis), axis.pixels);

/** At the edge of the picture where its dot is beyond it. */
const gripAt = (axis: Axis, place: number): number => clamped(axis.at(place), axis.pixels);

function heightOf({ axis }: Strip, value: number): number {
  const [bottom, top] = axis.pixels;
  return Number.isNaN(value) ? bottom : clamped(axis.at(value), [top, bottom]);
}
