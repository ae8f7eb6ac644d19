/** The two charts of a training: loss and accuracy over epochs. */
import { html, type TemplateResult } from 'lit';
import { formatFixed, formatPercent } from '../plot/format.js';
import type { Range } from '../plot/axis.js';
import type { Series } from '../plot/line-chart.js';
import type { TrainHistory } from '../state/train-history.js';
import './activarium-chart.js';

const chance = 0.1;
const chanceLoss = Math.log(10);
/** A diverging loss leaves the figure instead of flattening everything before it. */
const largestLossShown = 6;

const wholePercent = (value: number): string => formatPercent(value, 0);
const loss = (value: number): string => formatFixed(value, 3);
const lossTick = (value: number): string => formatFixed(value, 1);
const percent = (value: number): string => formatPercent(value);

export function trainCharts(history: TrainHistory, epochs: number): TemplateResult {
  return html`
    <div class="charts">
      <activarium-chart
        heading="Loss"
        note="Cross-entropy; training smoothed over about 30 steps"
        unit="nats per image"
        .epochs=${epochs}
        .range=${lossRange(history)}
        .series=${pair(history.trainLoss.points, history.testLoss)}
        .formatY=${lossTick}
        .formatExact=${loss}
        .reference=${{ value: chanceLoss, name: 'guessing' }}
      ></activarium-chart>
      <activarium-chart
        heading="Accuracy"
        note="Share of images put into the right class"
        unit="% of images"
        .epochs=${epochs}
        .range=${[0, 1]}
        .series=${pair(history.trainAccuracy.points, history.testAccuracy)}
        .formatY=${wholePercent}
        .formatExact=${percent}
        .reference=${{ value: chance, name: 'guessing' }}
      ></activarium-chart>
    </div>
  `;
}

const pair = (train: Series['points'], test: Series['points']): readonly Series[] => [
  { name: 'training', points: train },
  { name: 'test', points: test, markers: true },
];

function lossRange(history: TrainHistory): Range {
  const values = [...history.trainLoss.points, ...history.testLoss].map(([, y]) => y).filter(Number.isFinite);
  const top = values.reduce((a, b) => Math.max(a, b), 2.5);
  return [0, Math.min(largestLossShown, top)];
}
