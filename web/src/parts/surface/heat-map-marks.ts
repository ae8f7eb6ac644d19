/** What is drawn over and around the image of a heat map: axes, cross-hair, colour key. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { magma } from '../../figure/colour.js';
import { formatValue } from '../../text/format.js';
import { cellCentre, type Cell, type HeatMapLayout } from '../../figure/heat-map.js';
import type { SurfaceFacts } from './surface-words.js';

const keyStops = 16;

export function drawAxes({ left, top, side, x, y }: HeatMapLayout): SVGTemplateResult {
  const bottom = top + side;
  return svg`
      <rect class="frame" x=${left} y=${top} width=${side} height=${side}></rect>
      ${x.ticks.map(
        ({ at, label }) => svg`
          <line class="frame" x1=${at} x2=${at} y1=${bottom} y2=${bottom + 4}></line>
          <text x=${at} y=${bottom + 18} text-anchor="middle">${label}</text>`,
      )}
      ${y.ticks.map(
        ({ at, label }) => svg`
          <line class="frame" x1=${left - 4} x2=${left} y1=${at} y2=${at}></line>
          <text x=${left - 8} y=${at + 4} text-anchor="end">${label}</text>`,
      )}
      <text x=${left + side / 2} y=${bottom + 36} text-anchor="middle">x, the first input</text>
      <text x="0" y=${top - 12}>y, the second input</text>`;
}

const hatch = svg`
  <defs>
    <pattern id="no-value" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="hatch" x1="0" x2="0" y1="0" y2="6"></line>
    </pattern>
  </defs>`;

/** Behind the image, which is transparent where there is no value. */
export const drawNoValue = ({ width, height, left, top, side }: HeatMapLayout): TemplateResult => html`
  <svg class="behind" aria-hidden="true" width=${width} height=${height}>
    ${hatch} ${svg`<rect x=${left} y=${top} width=${side} height=${side} fill="url(#no-value)"></rect>`}
  </svg>
`;

export function drawCross(layout: HeatMapLayout, points: number, cell: Cell): SVGTemplateResult {
  const { x, y } = cellCentre(layout, points, cell);
  const [right, bottom] = [layout.left + layout.side, layout.top + layout.side];
  return svg`${['halo', 'cross'].map(
    (look) => svg`
        <line class=${look} x1=${x} x2=${x} y1=${layout.top} y2=${bottom}></line>
        <line class=${look} x1=${layout.left} x2=${right} y1=${y} y2=${y}></line>
        <circle class=${look} cx=${x} cy=${y} r="5"></circle>`,
  )}`;
}

export function drawKey({ left, side, key }: HeatMapLayout, { gradient, hasHoles }: SurfaceFacts): SVGTemplateResult {
  const stops = Array.from({ length: keyStops }, (_, i) => i / (keyStops - 1));
  const bottom = key.top + key.height;
  const smallest = key.axis.at(gradient.smallest);
  const isMarked = gradient.smallest > 0 && gradient.smallest < gradient.largest;
  return svg`
    <defs>
      <linearGradient id="magma">
        ${stops.map((at) => svg`<stop offset=${at} stop-color=${magma(at)}></stop>`)}
      </linearGradient>
    </defs>
    <text x=${left} y=${key.top - 8}>Size of the gradient</text>
    ${hasHoles ? drawHatchKey(left + side, key.top - 8) : nothing}
    <rect x=${left} y=${key.top} width=${side} height=${key.height} fill="url(#magma)"></rect>
    <rect class="frame" x=${left} y=${key.top} width=${side} height=${key.height}></rect>
    ${isMarked ? svg`<line class="frame" x1=${smallest} x2=${smallest} y1=${bottom} y2=${bottom + 5}></line>` : nothing}
    <text x=${left} y=${bottom + 18}>0</text>
    ${
      isMarked && smallest > left + 40 && smallest < left + side - 90
        ? svg`<text x=${smallest} y=${bottom + 18} text-anchor="middle">smallest ${formatValue(gradient.smallest)}</text>`
        : nothing
    }
    <text x=${left + side} y=${bottom + 18} text-anchor="end">
      ${gradient.largest > 0 ? largestWords(gradient) : ''}
    </text>`;
}

function largestWords({ smallest, largest, capped }: SurfaceFacts['gradient']): string {
  if (capped) return `${formatValue(largest)} and more`;
  return `${smallest === largest ? 'everywhere' : 'largest'} ${formatValue(largest)}`;
}

/** A patch of the hatching with its word, ending at `right` on the line `y`. */
const drawHatchKey = (right: number, y: number): SVGTemplateResult => svg`
  ${hatch}
  <rect x=${right - 76} y=${y - 10} width="16" height="12" fill="url(#no-value)"></rect>
  <rect class="frame" x=${right - 76} y=${y - 10} width="16" height="12"></rect>
  <text x=${right} y=${y} text-anchor="end">no value</text>`;
