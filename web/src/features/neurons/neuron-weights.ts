/** A neuron's weights as a picture, one for each pixel of the image. */
import { toHex } from '../../figure/colour.js';
import { diverging } from '../../figure/diverging.js';
import type { Draw } from '../../figure/figure.js';
import { label } from '../../figure/marks/axes.js';
import { pictureSide } from '../../figure/picture.js';
import type { Shape } from '../../figure/shapes.js';
import { formatValue } from '../../text/format.js';
import { say } from './words.js';

const weightsSide = 168;
const keySteps = 41;

/** Purple below 0 and orange above, with a key as wide on both sides of zero. */
export const drawWeights =
  (title: string, note: string, weights: Float32Array): Draw =>
  ({ isDark }) => {
    const most = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
    const ground = isDark ? 'dark' : 'light';
    const data = new Uint8ClampedArray(new ArrayBuffer(4 * weights.length)).fill(255);
    weights.forEach((weight, i) => {
      data.set(diverging(most === 0 ? 0 : weight / most, ground), 4 * i);
    });
    const step = weightsSide / keySteps;
    const keyTop = weightsSide + 8;
    return {
      title,
      note,
      words: say('weights.words', { title }),
      width: weightsSide,
      height: keyTop + 28,
      shapes: [
        {
          kind: 'image',
          x: 0,
          y: 0,
          width: weightsSide,
          height: weightsSide,
          pixels: { width: pictureSide, height: pictureSide, data },
        },
        { kind: 'rect', x: 0, y: 0, width: weightsSide, height: weightsSide, stroke: 'line' },
        ...Array.from({ length: keySteps }, (_, i): Shape => {
          const fill = toHex(diverging((2 * i) / (keySteps - 1) - 1, ground));
          return { kind: 'rect', x: i * step, y: keyTop, width: step + 0.5, height: 10, fill };
        }),
        label(formatValue(-most, 2), 0, keyTop + 26),
        label('0', weightsSide / 2, keyTop + 26, 'middle'),
        label(formatValue(most, 2), weightsSide, keyTop + 26, 'end'),
      ],
      table: () => ({
        caption: say('weights.table', { title }),
        columns: [
          { name: say('row'), isHeading: true },
          ...Array.from({ length: pictureSide }, (_, i) => ({ name: String(i + 1), format: formatValue })),
        ],
        rows: Array.from({ length: pictureSide }, (_, row) => [
          row + 1,
          ...weights.subarray(row * pictureSide, (row + 1) * pictureSide),
        ]),
      }),
    };
  };
