/** Paints a layer's cells on a canvas: filled by firing rate, the dead without fill, outlined and crossed, those without gradient in dashes. */
import type { LayerNeurons } from '../../engine/types.js';
import { viridis } from '../../figure/colour.js';
import type { GridLayout } from '../../figure/neuron-grid.js';
import { isMuted } from './neuron-words.js';

export interface CellColours {
  readonly dead: string;
  /** Of those that pass no gradient though they fire. */
  readonly muted: string;
  readonly outline: string;
}

const fills = Array.from({ length: 256 }, (_, i) => viridis(i / 255));
const fillOf = (rate: number): string => fills[Math.round(255 * Math.min(1, Math.max(0, rate)))] ?? 'none';

/** Sizes a canvas for the screen's real pixels and empties it. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  { width, height }: GridLayout,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${String(width)}px`;
  canvas.style.height = `${String(height)}px`;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** `order` holds the neuron of each cell. */
export function paintNeurons(
  context: CanvasRenderingContext2D,
  grid: GridLayout,
  layer: LayerNeurons,
  order: readonly number[],
  colours: CellColours,
): void {
  const { side } = grid;
  const line = side >= 12 ? 2 : 1.25;
  const marks = new Path2D();
  const outlines = new Path2D();
  const dashes = new Path2D();
  order.forEach((unit, index) => {
    const { x, y } = grid.place(index);
    const outlined = layer.dead[unit] === 1 ? outlines : isMuted(layer, unit) ? dashes : undefined;
    outlined?.rect(x + line / 2, y + line / 2, side - line, side - line);
    if (outlined === outlines) {
      addCross(marks, x, y, side);
      return;
    }
    const rate = layer.firingRate[unit] ?? 0;
    const inset = outlined ? line : 0;
    context.fillStyle = fillOf(rate);
    context.fillRect(x + inset, y + inset, side - 2 * inset, side - 2 * inset);
    if (layer.alwaysOn[unit] === 1) paintDot(context, x, y, side, rate);
  });
  context.strokeStyle = colours.dead;
  context.lineWidth = line;
  context.stroke(outlines);
  context.stroke(marks);
  context.strokeStyle = colours.muted;
  context.setLineDash([side / 5, side / 8]);
  context.stroke(dashes);
  context.setLineDash([]);
}

export function paintOutlines(
  context: CanvasRenderingContext2D,
  grid: GridLayout,
  units: number,
  { outline }: CellColours,
): void {
  const cells = new Path2D();
  for (let index = 0; index < units; index += 1) {
    const { x, y } = grid.place(index);
    cells.rect(x + 0.5, y + 0.5, grid.side - 1, grid.side - 1);
  }
  context.strokeStyle = outline;
  context.lineWidth = 1;
  context.stroke(cells);
}

function addCross(path: Path2D, x: number, y: number, side: number): void {
  const [a, b] = [side * 0.28, side * 0.72];
  path.moveTo(x + a, y + a);
  path.lineTo(x + b, y + b);
  path.moveTo(x + b, y + a);
  path.lineTo(x + a, y + b);
}

/** Dark on the light end of viridis, light on its dark end. */
function paintDot(context: CanvasRenderingContext2D, x: number, y: number, side: number, rate: number): void {
  context.fillStyle = rate > 0.55 ? '#16181b' : '#ffffff';
  context.beginPath();
  context.arc(x + side / 2, y + side / 2, Math.max(1.25, side * 0.16), 0, 2 * Math.PI);
  context.fill();
}
