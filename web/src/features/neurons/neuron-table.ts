/** The neuron counts per layer as a table, as the grids' text equivalent. */
import { median, sum } from 'd3-array';
import type { LayerNeurons, NeuronReport } from '../../engine/types.js';
import { formatCount, formatPercent } from '../../text/format.js';
import type { Cell, Table } from '../../text/table.js';
import type { Look } from '../../training/job.js';
import { say } from './words.js';
import { describeShare, momentOf } from '../../parts/network/neuron-counts.js';

type CountName = 'units' | 'deadCount' | 'alwaysOnCount' | 'gradientDeadCount' | 'saturatedCount';

const total = (layers: readonly LayerNeurons[], name: CountName): number => sum(layers, (layer) => layer[name]);

/** Beside the counts of `now` those `before` training, unless that is the same moment; of which function, where there are two. */
export function neuronTable(before: NeuronReport, now: Look, of?: string): Table {
  const { layers, images } = now.neurons;
  const moment = momentOf(now.epoch);
  const both = before !== now.neurons;
  const format = formatCount;
  return {
    caption: of === undefined ? say('counts') : say('counts.of', { name: of }),
    note: say('counts.caption', { images: formatCount(images), ...moment }),
    columns: [
      { name: say('layer'), isHeading: true },
      { name: say('neurons'), format },
      ...(both ? [{ name: say('counts.dead-before'), format }] : []),
      { name: say('counts.dead', moment), explanation: say('columns.dead'), format },
      ...(both ? [{ name: say('counts.always-on-before'), format, isForCsv: true }] : []),
      {
        name: say(both ? 'counts.always-on' : 'always-on'),
        explanation: say('columns.always-on'),
        format,
      },
      { name: say('no-gradient'), explanation: say('columns.no-gradient'), format },
      { name: say('saturated'), explanation: say('columns.saturated'), format },
      {
        name: say('median-rate'),
        explanation: say('columns.median-rate'),
        format: (rate) => formatPercent(rate),
      },
    ],
    rows: layers.map((layer, i) => row(i + 1, both ? before.layers.slice(i, i + 1) : undefined, [layer])),
    ...(layers.length > 1 && { foot: [row(say('all'), both ? before.layers : undefined, layers)] }),
  };
}

/** Of a layer, by its number, or of all. */
function row(
  name: number | string,
  before: readonly LayerNeurons[] | undefined,
  now: readonly LayerNeurons[],
): readonly Cell[] {
  const [units, dead] = [total(now, 'units'), total(now, 'deadCount')];
  const rates = now.flatMap(({ firingRate }) => Array.from(firingRate));
  const on = total(now, 'alwaysOnCount');
  const onBefore = before && total(before, 'alwaysOnCount');
  return [
    name,
    units,
    ...(before ? [total(before, 'deadCount')] : []),
    dead > 0
      ? {
          value: dead,
          text: say('counts.of-dead', { dead: formatCount(dead), share: describeShare(dead, units) }),
          isDead: true,
        }
      : dead,
    ...(onBefore === undefined
      ? [on]
      : [onBefore, { value: on, text: `${formatCount(onBefore)} → ${formatCount(on)}` }]),
    total(now, 'gradientDeadCount'),
    total(now, 'saturatedCount'),
    median(rates),
  ];
}
