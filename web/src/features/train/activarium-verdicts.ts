/**
 * `<activarium-verdicts>`: test images with what a network says of them, its surest mistakes first.
 *
 * Properties: `images` (grey values and labels), `probabilities` [images × classes], `names` (of the classes).
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { orderVerdicts, type Verdict } from '../../maths/confusion.js';
import { formatCount, formatPercent } from '../../text/format.js';
import type { ShownImages } from '../../training/training-engine.js';
import { base, controls } from '../../ui/style/base.js';
import { tokens } from '../../ui/style/tokens.js';
import { define } from '../../ui/define.js';
import { greyPicture, picturePixels } from '../../figure/picture.js';

const atFirst = 12;

export class ActivariumVerdicts extends LitElement {
  static override properties = {
    images: { attribute: false },
    probabilities: { attribute: false },
    names: { attribute: false },
    all: { state: true },
  };

  static override styles = [
    tokens,
    base,
    controls,
    css`
      ul {
        list-style: none;
        margin: var(--space-2) 0;
        padding: 0;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
        gap: var(--space-2) var(--space-1);
      }
      li {
        font-size: 12px;
        line-height: 16px;
      }
      canvas {
        display: block;
        width: 84px;
        height: 84px;
        image-rendering: pixelated;
        border-radius: 3px;
        margin-bottom: 4px;
      }
      b {
        font-weight: 600;
      }
      li span {
        white-space: nowrap;
      }
      .truth {
        color: var(--soft);
      }
    `,
  ];

  declare images: ShownImages | undefined;
  declare probabilities: Float32Array | undefined;
  declare names: readonly string[];
  declare private all: boolean;

  constructor() {
    super();
    this.names = [];
    this.all = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { images, probabilities } = this;
    if (!images || !probabilities || this.names.length === 0) return nothing;
    const verdicts = orderVerdicts(probabilities, images.labels);
    const wrong = verdicts.filter(({ actual, predicted }) => actual !== predicted).length;
    const shown = this.all ? verdicts : verdicts.slice(0, atFirst);
    return html`
      <h3>Test images and its verdicts</h3>
      <p class="sub">
        ${formatCount(wrong)} of the first ${formatCount(verdicts.length)} test images are put into the wrong class:
        these first, the surest mistake at the front.
      </p>
      <ul>
        ${shown.map((verdict) => this.#show(images, verdict))}
      </ul>
      <button
        type="button"
        aria-expanded=${this.all ? 'true' : 'false'}
        @click=${() => {
          this.all = !this.all;
        }}
      >
        ${this.all ? `Show ${String(atFirst)}` : `Show all ${String(verdicts.length)}`}
      </button>
    `;
  }

  #show(images: ShownImages, { image, actual, predicted, confidence }: Verdict): TemplateResult {
    const pixels = images.pixels.subarray(image * picturePixels, (image + 1) * picturePixels);
    const said = this.names[predicted] ?? '';
    const truth = this.names[actual] ?? '';
    const isRight = actual === predicted;
    return html`
      <li>
        ${greyPicture(pixels, `Test image ${String(image + 1)}: ${truth}`)}
        <div><b>${isRight ? '✓' : '✗'} ${said}</b>, <span>${formatPercent(confidence, 0)}</span></div>
        <div class="truth">${isRight ? 'right' : `is: ${truth}`}</div>
      </li>
    `;
  }
}

define('activarium-verdicts', ActivariumVerdicts);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-verdicts': ActivariumVerdicts;
  }
}
