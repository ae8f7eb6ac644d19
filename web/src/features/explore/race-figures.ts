/** The race drawn while it runs: how often both networks are right, and which of their neurons are dead. */
import { html, nothing, type TemplateResult } from 'lit';
import '../../figure/activarium-figure.js';
import { drawChart } from '../../figure/chart.js';
import { drawSmallNetwork } from '../../parts/network/network-strip.js';
import { momentOf } from '../../parts/network/neuron-counts.js';
import { shortName } from '../../functions/names.js';
import { formatCount, formatPercent } from '../../text/format.js';
import type { Job } from '../../training/job.js';
import type { PageContext } from '../../workbench/context.js';
import { raceEpochs } from './race.js';
import { say } from './words.js';

const networkHeight = 128;

export function raceFigures({ engine, experiment }: PageContext): TemplateResult {
  const name = ({ function: { activation } }: Job): string => shortName(engine.activations, activation);
  return html`
    <activarium-figure level="3" name="race" .draw=${accuracies(experiment.jobs, name)}></activarium-figure>
    <div>
      ${experiment.jobs.map((job) => neurons(job, name(job)))}
      <p class="sub">${say('race.cells.note')}</p>
    </div>
  `;
}

const accuracies = (jobs: readonly Job[], name: (job: Job) => string) =>
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
    series: jobs.map((job) => ({
      name: name(job),
      slot: job.function.slot,
      markers: true,
      points: job.moments.map(({ epoch, test }) => [epoch, test.accuracy] as const),
    })),
  });

function neurons({ latest, function: { activation } }: Job, name: string): TemplateResult | typeof nothing {
  if (!latest) return nothing;
  const title = say('race.cells', { name, ...momentOf(latest.epoch) });
  const draw = drawSmallNetwork({ title, note: '', report: latest.sample, height: networkHeight });
  return html`<activarium-figure level="3" name="race.${activation}" .draw=${draw}></activarium-figure>`;
}
