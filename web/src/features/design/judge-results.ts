/** What a trial has shown so far: a verdict for each rival, a table of means, and the seeds one by one. */
import { html, nothing, type TemplateResult } from 'lit';
import { extent, padded, type Range } from '../../maths/range.js';
import { formatCount, formatFixed, formatPercent } from '../../text/format.js';
import { say as sayText } from '../../text/say.js';
import type { Table } from '../../text/table.js';
import { differenceOf, standings, type Outcome, type Spread, type Standing } from '../../training/judgement.js';
import { subsetSizes } from '../../training/settings.js';
import type { Plan } from '../../training/plan.js';
import '../../figure/activarium-figure.js';
import { drawChart, type ChartSeries } from '../../figure/chart.js';
import '../../ui/activarium-table.js';
import { describeDifference, type NameOf } from './judge-words.js';
import { say } from './words.js';

export function judgeResults(trial: Plan, outcomes: readonly Outcome[], name: NameOf): TemplateResult {
  const images = subsetSizes[trial.settings.subset].test;
  const all = standings(trial, outcomes);
  const diverged = all.filter((standing) => standing.diverged > 0);
  return html`
    ${trial.functions.slice(1).map(({ activation }) => {
      const difference = differenceOf(trial, outcomes, activation);
      if (!difference) return nothing;
      const { verdict: said, reasons } = describeDifference(difference, images, name);
      return html`<div class="verdict">
        <p>${said}</p>
        <p class="sub">${reasons}</p>
      </div>`;
    })}
    ${diverged.map(
      (standing) =>
        html`<p class="notice">${say('diverged', { count: standing.diverged, name: name(standing.activation) })}</p>`,
    )}
    <div class="figures">
      ${drawStandings(all, name)}
      <activarium-figure
        name="seeds"
        .draw=${drawChart({
          title: say('seeds'),
          note: say('seeds.note'),
          unit: say('seeds.unit'),
          over: 'seed',
          wholeX: true,
          domain: [0.5, (trial.seeds?.length ?? 1) + 0.5],
          range: accuracyRange(all),
          series: series(all, name),
          formatY: (value) => formatPercent(value, 1),
          formatExact: (value) => formatPercent(value, 2),
        })}
      ></activarium-figure>
    </div>
  `;
}

const drawStandings = (all: readonly Standing[], name: NameOf): TemplateResult => html`
  <div>
    <h3>${say('standings')}</h3>
    <activarium-table .table=${standingsTable(all, name)} name="standings" .isCaptionUnseen=${true}></activarium-table>
  </div>
`;

export const standingsTable = (all: readonly Standing[], name: NameOf): Table => ({
  caption: say('standings'),
  columns: [
    { name: say('function'), isHeading: true },
    { name: say('seed-count'), format: formatCount },
    { name: say('test-accuracy') },
    { name: say('deviation', { of: say('test-accuracy') }), isForCsv: true },
    { name: say('test-loss') },
    { name: say('deviation', { of: say('test-loss') }), isForCsv: true },
  ],
  rows: all.map(({ activation, slot, outcomes, accuracy, loss }) => [
    { value: name(activation), slot },
    outcomes.length,
    { value: accuracy.mean, text: accuracyWords(accuracy) },
    accuracy.deviation,
    { value: loss.mean, text: spreadWords(loss, 1, 3) },
    loss.deviation,
  ]),
});

/** With room, but no shares below none or above all. */
function accuracyRange(all: readonly Standing[]): Range {
  const [from, to] = padded(extent(all.flatMap(({ outcomes }) => outcomes.map(({ accuracy }) => accuracy))), 0.1);
  return [Math.max(0, from), Math.min(1, to)];
}

const series = (all: readonly Standing[], name: NameOf): readonly ChartSeries[] =>
  all.map(({ activation, slot, outcomes }) => ({
    name: name(activation),
    slot,
    points: outcomes.map(({ seed, accuracy }) => [seed, accuracy] as const),
    markers: true,
    lineless: true,
  }));

const accuracyWords = (accuracy: Spread): string =>
  Number.isNaN(accuracy.mean) ? '–' : sayText('percent', { number: spreadWords(accuracy, 100, 1) });

function spreadWords({ mean, deviation }: Spread, factor: number, decimals: number): string {
  if (Number.isNaN(mean)) return '–';
  const spread = Number.isNaN(deviation) ? '' : ` ± ${formatFixed(factor * deviation, decimals)}`;
  return `${formatFixed(factor * mean, decimals)}${spread}`;
}
