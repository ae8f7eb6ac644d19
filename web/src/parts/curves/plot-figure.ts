/** The still part of a plot: axes, curves with their jumps, markers and names. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { FunctionLayout, PlacedCurve, Strip } from '../../figure/function-plot.js';
import { drawHorizontal, drawVertical, drawZero } from '../../figure/axes.js';
import { drawMarker } from '../../ui/slot-mark.js';

/** Room beside a strip in which dots at its edges are not cut through. */
const rim = 6;

export function drawFigure({ x, value, slope }: FunctionLayout): SVGTemplateResult {
  return svg`
    ${drawHorizontal(x, value.axis.pixels[1], value.axis.pixels[0])}
    ${drawHorizontal(x, slope.axis.pixels[1], slope.axis.pixels[0], 'x, the pre-activation')}
    ${drawVertical(value.axis, x, 'f(x), the output')}
    ${drawVertical(slope.axis, x, 'f′(x), the slope that the gradient is multiplied by')}
    ${[value, slope].map(
      (strip) => svg`
        ${drawZero(x, strip.axis)}
        ${drawCurves(strip, x.pixels[0], x.pixels[1])}
        ${strip.curves.map(drawLabel)}`,
    )}`;
}

/** The first slot on top. */
function drawCurves({ axis, curves }: Strip, left: number, right: number): SVGTemplateResult {
  const [bottom, top] = axis.pixels;
  const box = { x: left - rim, y: top - rim, width: right - left + 2 * rim, height: bottom - top + 2 * rim };
  return svg`
    <svg class="inside" x=${box.x} y=${box.y} width=${box.width} height=${box.height}>
      <g transform="translate(${-box.x} ${-box.y})">
        ${[...curves].reverse().map(drawCurve)}
      </g>
    </svg>`;
}

const drawCurve = ({ slot, path, dots, markers }: PlacedCurve): SVGTemplateResult => svg`
  <g class="slot-${slot}">
    <path class="curve" d=${path}></path>
    ${markers.map(({ x, y }) => drawMarker(slot, x, y))}
    ${dots.map((dot) => svg`<circle class="jump ${dot.filled ? 'filled' : ''}" cx=${dot.x} cy=${dot.y} r="4"></circle>`)}
  </g>`;

function drawLabel({ slot, label }: PlacedCurve): SVGTemplateResult | typeof nothing {
  if (!label) return nothing;
  return svg`
    <g class="slot-${slot}">
      ${drawMarker(slot, label.x, label.y)}
      <text class="name" x=${label.x + 9} y=${label.y + 4}>${label.name}</text>
    </g>`;
}
