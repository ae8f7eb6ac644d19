/** The two charts of a training: loss and accuracy over epochs. */
import { html, type TemplateResult } from 'lit';
import type { Range } from '../plot/axis.js';
import { formatFixed, formatPercent } from '../plot/format.js';
import type { Lane } from '../state/lane.js';
import type { ChartSeries } from './activarium-chart.js';
import './activarium-chart.js';

const chance = 0.1;
const chanceLoss = Math.log(10);
/** A diverging loss leaves the figure instead of flattening everything before it. */
const largestLossShown = 6;

const wholePercent = (value: number): string => formatPercent(value, 0);
const loss = (value: number): string => formatFixed(value, 3);
const lossTick = (value: number): string => formatFixed(value, 1);
const percent = (value: number): string => formatPercent(value);
const epoch = (value: number): string => formatFixed(value, Number.isInteger(value) ? 0 : 1);

export interface ChartsView {
  readonly lanes: readonly Lane[];
  readonly epochs: number;
  name(activation: string): string;
}

export function trainCharts(view: ChartsView): TemplateResult {
  const { lanes, epochs } = view;
  const accuracy = accuracyRange(lanes);
  return html`
    <div class="charts">
      <activarium-chart
        heading="Accuracy"
        note="Share of images put into the right class. Solid: test. Dashed: training, smoothed over about 30 steps.${
          accuracy[0] > chance ? ' Guessing gives 10 %.' : ''
        }"
        unit="% of images"
        .domain=${[0, epochs]}
        .range=${accuracy}
        .series=${series(view, (lane) => [lane.history.trainAccuracy.points, lane.history.testAccuracy])}
        .formatX=${epoch}
        .formatY=${wholePercent}
        .formatExact=${percent}
        .reference=${{ value: chance, name: 'guessing' }}
      ></activarium-chart>
      <activarium-chart
        heading="Loss"
        note="Cross-entropy, what the training makes small. Solid: test. Dashed: training."
        unit="nats per image"
        .domain=${[0, epochs]}
        .range=${lossRange(lanes)}
        .series=${series(view, (lane) => [lane.history.trainLoss.points, lane.history.testLoss])}
        .formatX=${epoch}
        .formatY=${lossTick}
        .formatExact=${loss}
        .reference=${{ value: chanceLoss, name: 'guessing' }}
      ></activarium-chart>
    </div>
  `;
}

type Points = ChartSeries['points'];

function series(view: ChartsView, points: (lane: Lane) => readonly [train: Points, test: Points]): ChartSeries[] {
  const training = view.lanes.map((lane) => {
    const { activation, slot } = lane.function;
    return { name: view.name(activation), slot, points: points(lane)[0], dashed: true };
  });
  const test = view.lanes.map((lane) => {
    const { activation, slot } = lane.function;
    return { name: view.name(activation), slot, points: points(lane)[1], markers: true };
  });
  return [...training, ...test];
}

/** Once the start is over the axis begins below the lowest result, so that differences can be seen. */
function accuracyRange(lanes: readonly Lane[]): Range {
  const later = lanes.flatMap(({ history }) => history.testAccuracy.filter(([at]) => at >= 2).map(([, y]) => y));
  const lowest = later.reduce((a, b) => Math.min(a, b), 1);
  if (later.length === 0 || lowest < 0.3) return [0, 1];
  return [Math.max(0, Math.floor(lowest * 10 - 0.5) / 10), 1];
}

function lossRange(lanes: readonly Lane[]): Range {
  const values = lanes
    .flatMap(({ history }) => [...history.trainLoss.points, ...history.testLoss].map(([, y]) => y))
    .filter(Number.isFinite);
  const top = values.reduce((a, b) => Math.max(a, b), 2.5);
  return [0, Math.min(largestLossShown, top)];
}
