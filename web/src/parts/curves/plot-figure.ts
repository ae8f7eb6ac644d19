/** The still part of a plot: axes, curves with their jumps, markers and names. */
import type { FunctionLayout, PlacedCurve, Strip } from '../../figure/function-plot.js';
import { horizontalAxis, verticalAxis, zeroLines } from '../../figure/marks/axes.js';
import { curveMark } from '../../figure/marks/curve.js';
import { markedName } from '../../figure/marks/names.js';
import { jumpDot, marker } from '../../figure/marks/points.js';
import type { Shape } from '../../figure/shapes.js';
import { say } from './words.js';

/** Room beside a strip in which dots at its edges are not cut through. */
const rim = 6;

export const curveShapes = ({ x, value, slope }: FunctionLayout): readonly Shape[] => [
  ...horizontalAxis(x, value.axis.pixels[1], value.axis.pixels[0]),
  ...horizontalAxis(x, slope.axis.pixels[1], slope.axis.pixels[0], say('axis.x')),
  ...verticalAxis(value.axis, x, say('axis.value')),
  ...verticalAxis(slope.axis, x, say('axis.slope')),
  ...[value, slope].flatMap((strip) => [
    ...zeroLines(x, strip.axis),
    curves(strip, x.pixels[0], x.pixels[1]),
    ...strip.curves.flatMap(({ slot, label }) => (label ? markedName({ slot, ...label }) : [])),
  ]),
];

/** The first slot on top. */
function curves({ axis, curves: placed }: Strip, left: number, right: number): Shape {
  const [bottom, top] = axis.pixels;
  return {
    kind: 'clip',
    x: left - rim,
    y: top - rim,
    width: right - left + 2 * rim,
    height: bottom - top + 2 * rim,
    shapes: [...placed].reverse().flatMap(curve),
  };
}

const curve = ({ slot, path, dots, markers }: PlacedCurve): readonly Shape[] => [
  curveMark(slot, path),
  ...markers.map((place) => marker(slot, place)),
  ...dots.map((dot) => jumpDot(slot, dot)),
];
