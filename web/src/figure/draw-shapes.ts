/** Shapes on the page, as SVG. */
import { css, nothing, svg, unsafeCSS, type CSSResult, type SVGTemplateResult } from 'lit';
import { paletteTokens } from '../ui/style/palette.js';
import { addressOf } from './image-address.js';
import { haloWidth, isToken, textSize, type Paint, type Shape } from './shapes.js';

/** Colours are classes, so that theme and host page may change them. */
const classOf = (use: 'fill' | 'stroke', paint: Paint | undefined): string =>
  paint === undefined ? ` no-${use}` : isToken(paint) ? ` ${use}-${paint}` : '';

const fixed = (paint: Paint | undefined): string | typeof nothing =>
  paint === undefined || isToken(paint) ? nothing : paint;

const rules = paletteTokens.map(
  (token) => `.fill-${token} { fill: var(--${token}); } .stroke-${token} { stroke: var(--${token}); }`,
);

export const shapeStyles: CSSResult = css`
  ${unsafeCSS(rules.join('\n'))}
  .no-fill {
    fill: none;
  }
  .no-stroke {
    stroke: none;
  }
  .picture path {
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .picture .clip {
    overflow: hidden;
  }
  .picture text:not([font-size]) {
    font-size: ${textSize}px;
  }
  .picture .halo {
    stroke: var(--paper);
    stroke-width: ${haloWidth}px;
    paint-order: stroke;
  }
  /* Chosen for the cell that it stands on, which keeps its colour where the system sets the others. */
  .picture text[fill] {
    forced-color-adjust: none;
  }
  .picture image {
    image-rendering: pixelated;
  }
  /* It was laid out for the window. */
  @media print {
    svg.picture {
      width: auto;
      max-width: 100%;
      height: auto;
    }
  }
`;

export const drawShapes = (shapes: readonly Shape[]): SVGTemplateResult => svg`${shapes.map(drawShape)}`;

function drawShape(shape: Shape): SVGTemplateResult {
  if (shape.kind === 'clip') {
    const { x, y, width, height } = shape;
    return svg`
      <svg class="clip" x=${x} y=${y} width=${width} height=${height} viewBox="${x} ${y} ${width} ${height}">
        ${drawShapes(shape.shapes)}
      </svg>`;
  }
  if (shape.kind === 'image') {
    const { x, y, width, height, pixels } = shape;
    return svg`<image x=${x} y=${y} width=${width} height=${height} preserveAspectRatio="none" href=${addressOf(pixels)}></image>`;
  }
  const look = (shape.role ?? '') + classOf('fill', shape.fill) + classOf('stroke', shape.stroke);
  const [fill, stroke] = [fixed(shape.fill), fixed(shape.stroke)];
  const width = shape.strokeWidth ?? nothing;
  const dash = shape.dash?.join(' ') ?? nothing;
  const opacity = shape.opacity ?? nothing;
  switch (shape.kind) {
    case 'path': {
      const move = shape.x === undefined ? nothing : `translate(${String(shape.x)} ${String(shape.y ?? 0)})`;
      return svg`<path class=${look} d=${shape.d} transform=${move} fill=${fill} stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash} opacity=${opacity}></path>`;
    }
    case 'line':
      return svg`<line class=${look} x1=${shape.x1} y1=${shape.y1} x2=${shape.x2} y2=${shape.y2} stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash} opacity=${opacity}></line>`;
    case 'rect':
      return svg`<rect class=${look} x=${shape.x} y=${shape.y} width=${shape.width} height=${shape.height} fill=${fill} stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash} opacity=${opacity}></rect>`;
    case 'circle':
      return svg`<circle class=${look} cx=${shape.x} cy=${shape.y} r=${shape.r} fill=${fill} stroke=${stroke} stroke-width=${width} opacity=${opacity}></circle>`;
    case 'text': {
      const { weight = nothing, size = nothing, isItalic, hasHalo, anchor = nothing, x, y } = shape;
      const turn = shape.isUpright ? `rotate(-90 ${String(x)} ${String(y)})` : nothing;
      return svg`<text class="${shape.role ?? ''}${classOf('fill', shape.fill)} ${hasHalo ? 'halo' : ''}" x=${x} y=${y} transform=${turn} text-anchor=${anchor} fill=${fill} font-weight=${weight} font-size=${size} font-style=${isItalic ? 'italic' : nothing}>${shape.text}</text>`;
    }
  }
}
