/** The race drawn while it runs: how often both networks are right, and which of their neurons are dead. */
import { html, nothing, type TemplateResult } from 'lit';
import '../../figure/activarium-figure.js';
import { drawChart } from '../../figure/chart.js';
import { drawSmallNetwork } from '../../parts/network/network-strip.js';
import { momentOf } from '../../parts/network/neuron-counts.js';
import { shortName } from '../../functions/names.js';
import { formatCount, formatPercent } from '../../text/format.js';
import { raceEpochs } from '../../training/race.js';
import type { Lane } from '../../training/lane.js';
import type { PageContext } from '../../workbench/context.js';
import { say } from './words.js';

const networkHeight = 128;

export function raceFigures({ engine, session }: PageContext): TemplateResult {
  const name = ({ function: { activation } }: Lane): string => shortName(engine.activations, activation);
  return html`
    <activarium-figure level="3" name="race" .draw=${accuracies(session.lanes, name)}></activarium-figure>
    <div>
      ${session.lanes.map((lane) => neurons(lane, name(lane)))}
      <p class="sub">${say('race.cells.note')}</p>
    </div>
  `;
}

const accuracies = (lanes: readonly Lane[], name: (lane: Lane) => string) =>
  drawChart({
    title: say('race.accuracy'),
    note: '',
    unit: say('race.accuracy.unit'),
    over: 'epoch',
    wholeX: true,
    domain: [0, raceEpochs],
    range: [0, 1],
    formatX: formatCount,
    formatY: (share) => formatPercent(share, 0),
    formatExact: (share) => formatPercent(share),
    series: lanes.map((lane) => ({
      name: name(lane),
      slot: lane.function.slot,
      markers: true,
      points: lane.moments.map(({ epoch, test }) => [epoch, test.accuracy] as const),
    })),
  });

function neurons({ latest, function: { activation } }: Lane, name: string): TemplateResult | typeof nothing {
  if (!latest) return nothing;
  const title = say('race.cells', { name, ...momentOf(latest.epoch) });
  const draw = drawSmallNetwork({ title, note: '', report: latest.neurons, height: networkHeight });
  return html`<activarium-figure level="3" name="race.${activation}" .draw=${draw}></activarium-figure>`;
}
