/** A shape for each slot of a selection, the second sign beside its colour. */
import { symbol, symbolCircle, symbolCross, symbolDiamond2, symbolSquare2, symbolStar, symbolTriangle } from 'd3-shape';

const shapes = [symbolCircle, symbolSquare2, symbolTriangle, symbolDiamond2, symbolStar, symbolCross] as const;

/** SVG path data around (0, 0); `area` in square pixels. Slots start at 1. */
export const markerPath = (slot: number, area = 56): string => symbol(shapes[(slot - 1) % shapes.length], area)() ?? '';
