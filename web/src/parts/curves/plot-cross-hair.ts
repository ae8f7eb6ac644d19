/** What moves over the curves of a plot: the cross-hair and a neuron's pre-activation, in both strips. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Axis } from '../../figure/axis.js';
import { formatValue } from '../../text/format.js';
import type { FunctionLayout, Strip } from '../../figure/function-plot.js';
import { drawMarker } from '../../ui/slot-mark.js';

/** The values of a function at one place. */
export interface PointOnCurve {
  readonly slot: number;
  readonly y: number;
  readonly dy: number;
}

export interface NeuronDot extends PointOnCurve {
  readonly x: number;
}

const within = (value: number, { domain: [from, to] }: Axis): boolean => value >= from && value <= to;

const lineThrough = (kind: string, at: number, strip: Strip): SVGTemplateResult =>
  svg`<line class=${kind} x1=${at} x2=${at} y1=${strip.axis.pixels[1]} y2=${strip.axis.pixels[0]}></line>`;

export function drawCrossHair(
  { x, value, slope }: FunctionLayout,
  cross: number,
  points: readonly PointOnCurve[],
): SVGTemplateResult | typeof nothing {
  if (!within(cross, x)) return nothing;
  const at = x.at(cross);
  const right = at < (x.pixels[0] + x.pixels[1]) / 2;
  return svg`
    <g class="cross-hair">
      ${lineThrough('cross-line', at, value)}${lineThrough('cross-line', at, slope)}
      ${points.map(({ slot, y, dy }) => [
        within(y, value.axis) ? onCurve(slot, at, value.axis.at(y), 90) : nothing,
        within(dy, slope.axis) ? onCurve(slot, at, slope.axis.at(dy), 90) : nothing,
      ])}
      <text class="halo" x=${at + (right ? 8 : -8)} y=${value.axis.pixels[1] + 13} text-anchor=${right ? 'start' : 'end'}>
        x = ${formatValue(cross, 7)}
      </text>
    </g>`;
}

const onCurve = (slot: number, x: number, y: number, area: number): SVGTemplateResult =>
  svg`<g class="slot-${slot} on-curve">${drawMarker(slot, x, y, area)}</g>`;

/** Dots in view, and their x on the axis; those out of view are named at the edge where they left. */
export function drawNeuronDots(layout: FunctionLayout, dots: readonly NeuronDot[]): SVGTemplateResult {
  const { x, value, slope } = layout;
  const places = [...new Set(dots.map((dot) => dot.x))].filter((place) => Number.isFinite(place));
  // Between the strips, where no tick labels are in the way.
  const label = value.axis.pixels[0] + 16;
  return svg`
    ${places.map((place) => {
      const [left, right] = x.pixels;
      if (within(place, x)) {
        const at = x.at(place);
        return svg`
          ${lineThrough('neuron-line', at, value)}${lineThrough('neuron-line', at, slope)}
          <text class="halo z" x=${at} y=${label} text-anchor="middle">z = ${formatValue(place)}</text>`;
      }
      const before = place < x.domain[0];
      const text = before ? `← z = ${formatValue(place)}` : `z = ${formatValue(place)} →`;
      return svg`<text class="halo z" x=${before ? left : right} y=${label} text-anchor=${before ? 'start' : 'end'}>
        ${text}</text>`;
    })}
    ${dots
      .filter((dot) => within(dot.x, x))
      .map(({ slot, x: place, y, dy }) => [
        within(y, value.axis) ? neuronDot(slot, x.at(place), value.axis.at(y)) : nothing,
        within(dy, slope.axis) ? neuronDot(slot, x.at(place), slope.axis.at(dy)) : nothing,
      ])}`;
}

const neuronDot = (slot: number, x: number, y: number): SVGTemplateResult =>
  svg`<circle class="neuron-dot slot-${slot}" cx=${x} cy=${y} r="8"></circle>`;
