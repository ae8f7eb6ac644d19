/** Shapes on a canvas, whose unit is the figure's pixel. */
import { canvasOf } from './image-address.js';
import { haloWidth, textSize, type Paint, type Shape, type TextShape } from './shapes.js';

export interface Dress {
  /** The value of a colour of the palette. */
  readonly colour: (paint: Paint) => string;
  readonly fontFamily: string;
}

/** Sizes a canvas for the screen's real pixels and empties it; `scale`: what a pixel of the figure takes on the page. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): CanvasRenderingContext2D | null {
  const ratio = scale * (window.devicePixelRatio || 1);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${String(width * scale)}px`;
  canvas.style.height = `${String(height * scale)}px`;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

type Drawn = Exclude<Shape, { readonly kind: 'clip' | 'image' }>;

export function paintShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[], dress: Dress): void {
  for (const shape of shapes) {
    // Thousands of cells are such.
    if (shape.kind === 'rect' && shape.fill && !shape.stroke && shape.opacity === undefined) {
      context.fillStyle = dress.colour(shape.fill);
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      continue;
    }
    context.save();
    if (shape.kind === 'clip') {
      context.beginPath();
      context.rect(shape.x, shape.y, shape.width, shape.height);
      context.clip();
      paintShapes(context, shape.shapes, dress);
    } else if (shape.kind === 'image') {
      context.imageSmoothingEnabled = shape.pixels instanceof HTMLCanvasElement;
      context.drawImage(canvasOf(shape.pixels), shape.x, shape.y, shape.width, shape.height);
    } else paintOne(context, shape, dress);
    context.restore();
  }
}

function paintOne(context: CanvasRenderingContext2D, shape: Drawn, dress: Dress): void {
  const { fill, stroke, strokeWidth = 1, dash, opacity = 1 } = shape;
  context.globalAlpha = opacity;
  context.lineWidth = strokeWidth;
  context.lineJoin = shape.kind === 'rect' ? 'miter' : 'round';
  context.lineCap = shape.kind === 'path' ? 'round' : 'butt';
  if (dash) context.setLineDash([...dash]);
  if (fill) context.fillStyle = dress.colour(fill);
  if (stroke) context.strokeStyle = dress.colour(stroke);
  if (shape.kind === 'text') {
    write(context, shape, dress);
    return;
  }
  if (shape.kind === 'path' && shape.x !== undefined) context.translate(shape.x, shape.y ?? 0);
  const path = pathOf(shape);
  if (fill) context.fill(path);
  if (stroke) context.stroke(path);
}

function pathOf(shape: Exclude<Drawn, { readonly kind: 'text' }>): Path2D {
  if (shape.kind === 'path') return new Path2D(shape.d);
  const path = new Path2D();
  if (shape.kind === 'rect') path.rect(shape.x, shape.y, shape.width, shape.height);
  else if (shape.kind === 'circle') path.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
  else {
    path.moveTo(shape.x1, shape.y1);
    path.lineTo(shape.x2, shape.y2);
  }
  return path;
}

const aligns = { start: 'left', middle: 'center', end: 'right' } as const;

function write(context: CanvasRenderingContext2D, shape: TextShape, { colour, fontFamily }: Dress): void {
  const { text, anchor = 'start', weight = 400, size = textSize, isItalic, isUpright, hasHalo } = shape;
  context.font = `${isItalic ? 'italic ' : ''}${String(weight)} ${String(size)}px ${fontFamily}`;
  context.textAlign = aligns[anchor];
  context.translate(shape.x, shape.y);
  if (isUpright) context.rotate(-Math.PI / 2);
  if (hasHalo) {
    context.strokeStyle = colour('paper');
    context.lineWidth = haloWidth;
    context.strokeText(text, 0, 0);
  }
  context.fillText(text, 0, 0);
}
