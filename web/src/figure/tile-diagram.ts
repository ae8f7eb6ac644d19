/**
 * What stands on the tile of a function that has no curve of its own: the bars of a softmax, the two lines of a group.
 * Of a gated layer the tile shows the gate's curve.
 */
import type { Derivatives } from '../maths/curve-samples.js';
import { tileSize } from './tile-curve.js';

/** Shares of the tile's height. */
const bars = [0.22, 0.78, 0.36, 0.12];

/** Bars side by side, as softmax makes probabilities of four numbers. */
export function barsPath(): string {
  const { width, height } = tileSize;
  const step = width / (bars.length + 1);
  return bars
    .map((share, i) => {
      const x = step * (i + 0.7);
      return `M${x.toFixed(1)} ${String(height)}v${(-share * height).toFixed(1)}h${(0.6 * step).toFixed(1)}V${String(height)}`;
    })
    .join('');
}

/** The larger of two lines, as one unit of a group of two takes it along its input. */
export function largerOfTwo(x: Float32Array): Derivatives {
  const isFirst = (at: number): boolean => 0.7 * at - 0.4 > -0.35 * at + 0.2;
  return {
    y: x.map((at) => (isFirst(at) ? 0.7 * at - 0.4 : -0.35 * at + 0.2)),
    dy: x.map((at) => (isFirst(at) ? 0.7 : -0.35)),
    d2y: x.map(() => 0),
  };
}
