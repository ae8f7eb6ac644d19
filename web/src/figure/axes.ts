/** Axes as SVG: grid lines, tick labels and names. */
import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Axis } from './axis.js';

/** Horizontal grid lines with their labels, and the axis's name above it. */
export function drawVertical(y: Axis, x: Axis, name: string): SVGTemplateResult {
  const [left, right] = x.pixels;
  return svg`
    ${y.ticks.map(
      ({ at, label }) => svg`
        <line class="grid-line" x1=${left} x2=${right} y1=${at} y2=${at}></line>
        <text x=${left - 8} y=${at + 4} text-anchor="end">${label}</text>`,
    )}
    <text x=${0} y=${y.pixels[1] - 10}>${name}</text>`;
}

/** Vertical grid lines between two heights; labels and name below unless `name` is left out. */
export function drawHorizontal(x: Axis, top: number, bottom: number, name?: string): SVGTemplateResult {
  const middle = (x.pixels[0] + x.pixels[1]) / 2;
  return svg`
    ${x.ticks.map(
      ({ at, label }) => svg`
        <line class="grid-line" x1=${at} x2=${at} y1=${top} y2=${bottom}></line>
        ${name === undefined ? nothing : svg`<text x=${at} y=${bottom + 18} text-anchor="middle">${label}</text>`}`,
    )}
    ${name === undefined ? nothing : svg`<text x=${middle} y=${bottom + 36} text-anchor="middle">${name}</text>`}`;
}

/** The lines through zero, where zero is in view. */
export function drawZero(x: Axis, y: Axis): SVGTemplateResult {
  const inside = ({ domain: [from, to] }: Axis): boolean => from <= 0 && to >= 0;
  return svg`
    ${inside(x) ? svg`<line class="axis-line" x1=${x.at(0)} x2=${x.at(0)} y1=${y.pixels[1]} y2=${y.pixels[0]}></line>` : nothing}
    ${inside(y) ? svg`<line class="axis-line" x1=${x.pixels[0]} x2=${x.pixels[1]} y1=${y.at(0)} y2=${y.at(0)}></line>` : nothing}`;
}
