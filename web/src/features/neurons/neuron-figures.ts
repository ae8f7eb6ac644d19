/** The figures of one neuron: its firing rate over the epochs, the histogram of its pre-activations. */
import { max } from 'd3-array';
import { linearAxis } from '../../figure/axis.js';
import type { Draw } from '../../figure/figure.js';
import { horizontalAxis, label, levelLine, roomOfTicks, uprightLine, verticalAxis } from '../../figure/marks/axes.js';
import { bar } from '../../figure/marks/bar.js';
import { cross, dot, ring } from '../../figure/marks/points.js';
import { slotPaint, type Shape } from '../../figure/shapes.js';
import type { HistogramBin } from '../../maths/histogram.js';
import { thinned } from '../../maths/thin.js';
import { formatCount, formatPercent, formatValue } from '../../text/format.js';
import { say } from './words.js';
import { momentOf } from '../../parts/network/neuron-counts.js';

export interface RatePoint {
  readonly epoch: number;
  readonly rate: number;
  readonly dead: boolean;
  /** `before training`, `after epoch 4`. */
  readonly words: string;
}

const widest = 520;
const mostDots = 40;

/** `at`: the point that is shown elsewhere. */
export const drawRates =
  (points: readonly RatePoint[], at: number, slot: number): Draw =>
  (canvas) => {
    const width = Math.min(widest, canvas.width);
    const height = 132;
    const last = points.at(-1)?.epoch ?? 0;
    const y = linearAxis([0, 1], [height - 40, 22], {
      spacing: 34,
      enough: 2,
      label: (rate) => formatPercent(rate, 0),
    });
    const x = linearAxis([0, Math.max(1, last)], [roomOfTicks(y), width - 10], {
      spacing: 40,
      label: (epoch) => (Number.isInteger(epoch) ? String(epoch) : ''),
    });
    const placed = points.map(({ epoch, rate, dead }) => ({ x: x.at(epoch), y: y.at(rate), dead }));
    const end = points[at];
    const shown = placed[at];
    return {
      title: say('rates'),
      words: end ? say('rates.end', { rate: formatPercent(end.rate), ...momentOf(end.epoch) }) : say('rates.words'),
      width,
      height,
      shapes: [
        ...horizontalAxis(x, y.pixels[1], y.pixels[0], say('epoch')),
        ...verticalAxis(y, x, say('fires-on')),
        {
          kind: 'path',
          role: 'rate',
          d: placed.map((place, i) => `${i === 0 ? 'M' : 'L'}${String(place.x)} ${String(place.y)}`).join(''),
          stroke: slotPaint(slot),
          strokeWidth: 2,
        },
        ...(shown ? [ring(shown)] : []),
        ...thinned(placed, mostDots).map((place): Shape => (place.dead ? cross(place, 3.5) : dot(slot, place))),
      ],
      cross: {
        top: y.pixels[1],
        bottom: y.pixels[0],
        places: placed.map((place) => place.x),
        words: (index) => {
          const point = points[index];
          if (!point) return '';
          const value = point.dead ? say('rates.dead') : formatPercent(point.rate, 2);
          return say('rates.at', { ...momentOf(point.epoch), value });
        },
      },
      table: () => ({
        caption: say('rates.table'),
        columns: [
          { name: say('moment-of'), isHeading: true },
          { name: say('epoch'), format: formatValue },
          { name: say('fires-on'), format: (rate) => formatPercent(rate, 2) },
          { name: say('dead') },
        ],
        rows: points.map(({ words, epoch, rate, dead }) => [words, epoch, rate, dead ? say('rates.dead') : '']),
      }),
    };
  };

/** `firesRight`: whether the neuron fires where z is above 0 and nowhere else. */
export const drawHistogram =
  (bins: readonly HistogramBin[], firesRight: boolean, slot: number, words: string): Draw =>
  (canvas) => {
    const width = Math.min(widest, canvas.width);
    const height = 190;
    const from = Math.min(0, bins[0]?.from ?? 0);
    const to = Math.max(0, bins.at(-1)?.to ?? 0);
    const x = linearAxis([from, to], [46, width - 10], { spacing: 44 });
    const y = linearAxis([0, max(bins, ({ count }) => count) ?? 1], [height - 40, 38], {
      spacing: 32,
      label: formatCount,
      nice: true,
    });
    const [bottom, top] = y.pixels;
    const zero = x.at(0);
    const isLeft = zero < (x.pixels[0] + x.pixels[1]) / 2;
    return {
      title: say('histogram'),
      words: say('histogram.words', { words }),
      width,
      height,
      shapes: [
        ...horizontalAxis(x, top, bottom, say('pre-activation')),
        ...verticalAxis({ ...y, pixels: [bottom, top - 14] }, x, say('images')),
        ...bins.map((each) =>
          bar(x.at(each.from), x.at(each.to), bottom, each.count === 0 ? bottom : y.at(each.count), {
            role: 'bar',
            fill: !firesRight || each.from >= 0 ? slotPaint(slot) : 'border',
          }),
        ),
        levelLine(bottom, x),
        { ...uprightLine(zero, [bottom, top - 4], 'ink'), strokeWidth: 1.5 },
        {
          ...label(
            firesRight ? say('fires-right') : '0',
            isLeft ? zero + 4 : zero - 4,
            top - 8,
            isLeft ? 'start' : 'end',
          ),
          fill: 'ink',
        },
      ],
      cross: {
        top,
        bottom,
        places: bins.map((each) => x.at((each.from + each.to) / 2)),
        words: (index) => {
          const found = bins[index];
          if (!found) return '';
          return say('histogram.at', { from: formatValue(found.from), to: formatValue(found.to), count: found.count });
        },
      },
      table: () => ({
        caption: say('histogram.table'),
        columns: [
          { name: say('z-from'), format: formatValue },
          { name: say('z-to'), format: formatValue },
          { name: say('images'), format: formatCount },
        ],
        rows: bins.filter(({ count }) => count > 0).map((each) => [each.from, each.to, each.count]),
      }),
    };
  };
