/** The two charts of a training: loss and accuracy over epochs. */
import { html, type TemplateResult } from 'lit';
import type { Range } from '../../maths/range.js';
import { formatEpoch, formatFixed, formatPercent } from '../../text/format.js';
import type { Job } from '../../training/job.js';
import '../../figure/activarium-figure.js';
import { drawChart, type ChartSeries } from '../../figure/chart.js';
import { say } from './words.js';

const chance = 0.1;
const chanceLoss = Math.log(10);
/** A diverging loss leaves the figure instead of flattening everything before it. */
const largestLossShown = 6;

const wholePercent = (value: number): string => formatPercent(value, 0);
const loss = (value: number): string => formatFixed(value, 3);
const lossTick = (value: number): string => formatFixed(value, 1);
const percent = (value: number): string => formatPercent(value);

export interface ChartsView {
  readonly jobs: readonly Job[];
  readonly epochs: number;
  name(activation: string): string;
}

const common = (epochs: number) =>
  ({ over: 'epoch', wholeX: true, domain: [0, epochs], formatX: formatEpoch }) as const;

export function accuracyChart(view: ChartsView): TemplateResult {
  const { jobs, epochs } = view;
  const range = accuracyRange(jobs);
  return html`<activarium-figure
    name="accuracy"
    .draw=${drawChart({
      ...common(epochs),
      title: say('accuracy'),
      note: `${say('sentence', { text: say(range[0] > chance ? 'accuracy.guessing' : 'accuracy.note') })} ${say('lines')}`,
      unit: say('accuracy.unit'),
      range,
      series: series(view, (job) => [job.history.trainAccuracy.points, job.history.testAccuracy]),
      formatY: wholePercent,
      formatExact: percent,
      reference: { value: chance, name: say('guessing') },
    })}
  ></activarium-figure>`;
}

export function lossChart(view: ChartsView): TemplateResult {
  return html`<activarium-figure
    name="loss"
    .draw=${drawChart({
      ...common(view.epochs),
      title: say('loss'),
      note: say('loss.note'),
      unit: say('loss.unit'),
      range: lossRange(view.jobs),
      series: series(view, (job) => [job.history.trainLoss.points, job.history.testLoss]),
      formatY: lossTick,
      formatExact: loss,
      reference: { value: chanceLoss, name: say('guessing') },
    })}
  ></activarium-figure>`;
}

type Points = ChartSeries['points'];

function series(view: ChartsView, points: (job: Job) => readonly [train: Points, test: Points]): ChartSeries[] {
  const training = view.jobs.map((job) => {
    const { activation, slot } = job.function;
    return { name: view.name(activation), slot, points: points(job)[0], dashed: true };
  });
  const test = view.jobs.map((job) => {
    const { activation, slot } = job.function;
    return { name: view.name(activation), slot, points: points(job)[1], markers: true };
  });
  return [...training, ...test];
}

/** An accuracy from which on the start counts as over. */
const underWay = 0.5;

/** Once the start is over for all, the axis shows what came since, so that differences can be seen. */
function accuracyRange(jobs: readonly Job[]): Range {
  const since = jobs.map(({ history: { testAccuracy } }) => {
    const first = testAccuracy.findIndex(([, y]) => y >= underWay);
    return first < 0 ? [] : testAccuracy.slice(first).map(([, y]) => y);
  });
  // A single value would put the axis anew with the next.
  if (since.length === 0 || since.some((values) => values.length < 2)) return [0, 1];
  const values = since.flat();
  const lowest = values.reduce((a, b) => Math.min(a, b), 1);
  const highest = values.reduce((a, b) => Math.max(a, b), 0);
  return [Math.max(0, Math.floor(lowest * 20 - 0.5) / 20), Math.min(1, Math.ceil(highest * 20 + 0.5) / 20)];
}

function lossRange(jobs: readonly Job[]): Range {
  const values = jobs
    .flatMap(({ history }) => [...history.trainLoss.points, ...history.testLoss].map(([, y]) => y))
    .filter(Number.isFinite);
  const top = values.reduce((a, b) => Math.max(a, b), 2.5);
  return [0, Math.min(largestLossShown, top)];
}
