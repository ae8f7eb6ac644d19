/** Dead neurons over the epochs: a small chart for each layer, all on one scale, as one figure. */
import { max } from 'd3-array';
import { linearAxis } from '../../figure/axis.js';
import type { Draw } from '../../figure/figure.js';
import { label, levelLine } from '../../figure/marks/axes.js';
import type { Shape } from '../../figure/shapes.js';
import { formatCount, formatValue } from '../../text/format.js';
import type { Table } from '../../text/table.js';
import type { Look } from '../../training/job.js';
import { describeMoment } from './neuron-words.js';
import { say } from './words.js';
import { deadOf, momentOf } from '../../parts/network/neuron-counts.js';

const [width, height] = [152, 116];
const [gapX, gapY] = [16, 8];
/** Room for the layer's name. */
const nameHeight = 24;

/** Of two moments and more; `at` is the one shown elsewhere; of which function, where there are two. */
export const drawDeaths =
  (moments: readonly Look[], at: number, of?: string): Draw =>
  (canvas) => {
    const { layers = [], images = 0 } = moments[0]?.sample ?? {};
    const most = max(moments, ({ sample }) => max(sample.layers, ({ deadCount }) => deadCount)) ?? 0;
    const columns = Math.max(1, Math.floor((canvas.width + gapX) / (width + gapX)));
    return {
      title: of === undefined ? say('deaths') : say('deaths.of', { name: of }),
      note: `${most === 0 ? `${say('deaths.none')} ` : ''}${say('deaths.counted', { images: formatCount(images) })}`,
      words: layers.map((_, layer) => words(moments, layer)).join(' '),
      width: canvas.width,
      height: most === 0 ? 0 : Math.ceil(layers.length / columns) * (height + gapY),
      shapes:
        most === 0
          ? []
          : layers.flatMap((_, layer) => {
              const [x, y] = [(layer % columns) * (width + gapX), Math.floor(layer / columns) * (height + gapY)];
              return layerChart(moments, layer, at, most, x, y);
            }),
      table: () => tableOf(moments),
    };
  };

const words = (moments: readonly Look[], layer: number): string => {
  const dead = (moment: Look | undefined): string => formatCount(moment?.sample.layers[layer]?.deadCount ?? 0);
  const [first, last] = [moments[0], moments.at(-1)];
  return say('deaths.words', {
    layer: layer + 1,
    first: dead(first),
    last: dead(last),
    ...momentOf(last?.epoch ?? 0),
  });
};

function layerChart(
  moments: readonly Look[],
  layer: number,
  at: number,
  most: number,
  left: number,
  top: number,
): readonly Shape[] {
  const last = moments.at(-1)?.epoch ?? 1;
  const x = linearAxis([0, last], [left + 32, left + width - 12], { spacing: 1000 });
  const y = linearAxis([0, most], [top + height - 18, top + nameHeight + 10], { spacing: 1000 });
  const [from, to] = x.pixels;
  const [bottom, ceiling] = y.pixels;
  const points = moments.map(({ epoch, sample }) => ({
    x: x.at(epoch),
    y: y.at(sample.layers[layer]?.deadCount ?? NaN),
  }));
  const shown = points[at];
  return [
    label(say('layer.number', { layer: layer + 1 }), from, top + 14),
    { ...levelLine(ceiling, x), role: 'grid-line', stroke: 'grid' },
    levelLine(bottom, x),
    label(formatCount(most), from - 6, ceiling + 4, 'end'),
    label('0', from - 6, bottom + 4, 'end'),
    label('0', from, bottom + 16),
    label(say('deaths.epoch', { epoch: Math.round(last) }), to, bottom + 16, 'end'),
    {
      kind: 'path',
      role: 'deaths-line',
      d: points.map((point, i) => `${i === 0 ? 'M' : 'L'}${String(point.x)} ${String(point.y)}`).join(''),
      stroke: 'dead',
      strokeWidth: 2,
    },
    ...(shown
      ? [
          {
            kind: 'circle',
            role: 'deaths-shown',
            ...shown,
            r: 4,
            fill: 'dead',
            stroke: 'paper',
            strokeWidth: 1.5,
          } as const,
        ]
      : []),
  ];
}

const tableOf = (moments: readonly Look[]): Table => ({
  caption: say('deaths'),
  columns: [
    { name: say('moment-of'), isHeading: true },
    { name: say('epoch'), format: formatValue },
    ...(moments[0]?.sample.layers ?? []).map((_, i) => ({
      name: say('layer.number', { layer: i + 1 }),
      format: formatCount,
    })),
    { name: say('all'), format: formatCount },
  ],
  rows: moments.map((moment) => [
    describeMoment(moment),
    moment.epoch,
    ...moment.sample.layers.map(({ deadCount }) => deadCount),
    deadOf(moment.sample),
  ]),
});
