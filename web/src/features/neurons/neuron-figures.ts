/** The figures of one neuron as SVG: its firing rate over the epochs, the histogram of its pre-activations. */
import { max } from 'd3-array';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { linearAxis } from '../../figure/axis.js';
import { formatCount, formatPercent, formatValue } from '../../text/format.js';
import type { HistogramBin } from '../../maths/histogram.js';
import { drawHorizontal, drawVertical } from '../../figure/axes.js';

export interface RatePoint {
  readonly epoch: number;
  readonly rate: number;
  readonly dead: boolean;
  /** `before training`, `after epoch 4`. */
  readonly words: string;
}

/** `at`: the point that is shown elsewhere. */
export function rateFigure(points: readonly RatePoint[], at: number, width: number): TemplateResult {
  const height = 132;
  const last = points.at(-1)?.epoch ?? 0;
  const x = linearAxis([0, Math.max(1, last)], [46, width - 10], {
    spacing: 40,
    label: (epoch) => (Number.isInteger(epoch) ? String(epoch) : ''),
  });
  const y = linearAxis([0, 1], [height - 40, 22], { spacing: 34, enough: 2, label: (rate) => formatPercent(rate, 0) });
  const line = points.map(({ epoch, rate }, i) => `${i === 0 ? 'M' : 'L'}${String(x.at(epoch))} ${String(y.at(rate))}`);
  const end = points[at];
  const name = `Firing rate over the epochs${end ? `: ${formatPercent(end.rate)} ${end.words}` : ''}`;
  return html`
    <svg role="img" aria-label=${name} width=${width} height=${height}>
      ${drawHorizontal(x, y.pixels[1], y.pixels[0], 'Epoch')} ${drawVertical(y, x, 'Fires on')}
      <path class="rate" d=${line.join('')}></path>
      ${points.map(({ epoch, rate, dead }, i) => {
        const [px, py] = [x.at(epoch), y.at(rate)];
        const ring = i === at ? svg`<circle class="shown" cx=${px} cy=${py} r="7"></circle>` : nothing;
        return dead
          ? svg`${ring}<path class="died" d="M${px - 3.5} ${py - 3.5}l7 7m0 -7l-7 7"></path>`
          : svg`${ring}<circle class="rate-dot" cx=${px} cy=${py} r="3"></circle>`;
      })}
    </svg>
    <details>
      <summary>Firing rates as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Moment</th>
            <th scope="col">Fires on</th>
          </tr>
        </thead>
        <tbody>
          ${points.map(
            ({ words, rate, dead }) =>
              html`<tr>
                <th scope="row">${words}</th>
                <td>${dead ? 'dead' : formatPercent(rate, 2)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  `;
}

/** `firesRight`: whether the neuron fires where z is above 0 and nowhere else. */
export function histogramFigure(
  bins: readonly HistogramBin[],
  firesRight: boolean,
  width: number,
  words: string,
): TemplateResult {
  const height = 190;
  const from = Math.min(0, bins[0]?.from ?? 0);
  const to = Math.max(0, bins.at(-1)?.to ?? 0);
  const x = linearAxis([from, to], [46, width - 10], { spacing: 44 });
  const y = linearAxis([0, max(bins, ({ count }) => count) ?? 1], [height - 40, 38], {
    spacing: 32,
    label: formatCount,
    nice: true,
  });
  const zero = x.at(0);
  const isLeft = zero < (x.pixels[0] + x.pixels[1]) / 2;
  return html`
    <svg role="img" aria-label="Histogram of the pre-activations. ${words}" width=${width} height=${height}>
      ${drawHorizontal(x, y.pixels[1], y.pixels[0], 'Pre-activation z')}
      ${drawVertical({ ...y, pixels: [y.pixels[0], y.pixels[1] - 14] }, x, 'Images')}
      ${bins.map((bin) => {
        const [left, right] = [x.at(bin.from), x.at(bin.to)];
        const top = y.at(bin.count);
        const fires = !firesRight || bin.from >= 0;
        const side = Math.max(1, right - left - 1);
        // A count of 1 beside thousands is still there to be seen.
        const tall = bin.count === 0 ? 0 : Math.max(1.5, y.pixels[0] - top);
        return svg`<rect class=${fires ? 'bar fires' : 'bar'} x=${left + 0.5} y=${y.pixels[0] - tall} width=${side} height=${tall}></rect>`;
      })}
      <line class="axis-line" x1=${x.pixels[0]} x2=${x.pixels[1]} y1=${y.pixels[0]} y2=${y.pixels[0]}></line>
      <line class="zero" x1=${zero} x2=${zero} y1=${y.pixels[1] - 4} y2=${y.pixels[0]}></line>
      <text
        class="zero-name"
        x=${isLeft ? zero + 4 : zero - 4}
        y=${y.pixels[1] - 8}
        text-anchor=${isLeft ? 'start' : 'end'}
      >
        ${firesRight ? '0: fires to the right' : '0'}
      </text>
    </svg>
    <details>
      <summary>Counts as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">z from</th>
            <th scope="col">to</th>
            <th scope="col">Images</th>
          </tr>
        </thead>
        <tbody>
          ${bins
            .filter(({ count }) => count > 0)
            .map(
              (bin) =>
                html`<tr>
                  <td>${formatValue(bin.from)}</td>
                  <td>${formatValue(bin.to)}</td>
                  <td>${formatCount(bin.count)}</td>
                </tr>`,
            )}
        </tbody>
      </table>
    </details>
  `;
}
