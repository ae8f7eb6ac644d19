/**
 * `<activarium-verdicts>`: test images with what a network says of them, its surest mistakes first.
 *
 * Properties: `images` (grey values and labels), `probabilities` [images × classes], `names` (of the classes),
 * `heading`.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { orderVerdicts, type Verdict } from '../../maths/confusion.js';
import { formatCount, formatPercent } from '../../text/format.js';
import type { ShownImages } from '../../training/machine.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import '../../figure/activarium-figure.js';
import type { Caption } from '../../figure/figure.js';
import { drawPictures, greyPicture, pictureAt } from '../../figure/picture.js';
import { say } from './words.js';

const atFirst = 12;

export class ActivariumVerdicts extends elementOf({
  images: given<ShownImages>(),
  probabilities: given<Float32Array>(),
  names: given<readonly string[]>([]),
  heading: attribute(''),
  all: own(false),
}) {
  static override styles = [
    controls,
    css`
      ul {
        list-style: none;
        margin: var(--space-2) 0;
        padding: 0;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(92px, 1fr));
        gap: var(--space-2) 12px;
      }
      li {
        min-width: 0;
        font-size: var(--type-fine);
        line-height: calc(16px * var(--scale));
        overflow-wrap: anywhere;
      }
      canvas {
        display: block;
        width: 84px;
        height: 84px;
        image-rendering: pixelated;
        border-radius: 3px;
        margin-bottom: 4px;
      }
      .said {
        font-weight: 500;
      }
      .truth {
        color: var(--soft);
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const { images, probabilities } = this;
    if (!images || !probabilities || this.names.length === 0) return nothing;
    const verdicts = orderVerdicts(probabilities, images.labels);
    const wrong = verdicts.filter(({ actual, predicted }) => actual !== predicted).length;
    const shown = this.all ? verdicts : verdicts.slice(0, atFirst);
    const caption = this.#caption(verdicts, wrong);
    const pictures = shown.map((verdict) => ({
      pixels: pictureAt(images.pixels, verdict.image),
      lines: [this.#said(verdict), this.#truth(verdict)],
    }));
    return html`
      <activarium-figure name="verdicts" .caption=${caption} .draw=${drawPictures(caption, pictures)}>
        <ul slot="picture">
          ${shown.map((verdict) => this.#show(images, verdict))}
        </ul>
        <button
          type="button"
          data-control="verdicts.all"
          aria-expanded=${this.all ? 'true' : 'false'}
          @click=${() => {
            this.all = !this.all;
          }}
        >
          ${this.all ? say('show', { count: atFirst }) : say('show.all', { count: verdicts.length })}
        </button>
      </activarium-figure>
    `;
  }

  #caption(verdicts: readonly Verdict[], wrong: number): Caption {
    const title = this.heading;
    const note = say('verdicts.note', { wrong, images: formatCount(verdicts.length) });
    return {
      title,
      note,
      words: say('verdicts.words', { title, note }),
      table: () => ({
        caption: title,
        columns: [
          { name: say('test-image'), isHeading: true },
          { name: say('verdict') },
          { name: say('confidence'), format: (confidence) => formatPercent(confidence, 0) },
          { name: say('class') },
        ],
        rows: verdicts.map(({ image, predicted, confidence, actual }) => [
          image + 1,
          this.names[predicted],
          confidence,
          this.names[actual],
        ]),
      }),
    };
  }

  #said({ actual, predicted, confidence }: Verdict): string {
    const mark = actual === predicted ? '✓' : '✗';
    return say('said', { mark, name: this.names[predicted], confidence: formatPercent(confidence, 0) });
  }

  #truth({ actual, predicted }: Verdict): string {
    return actual === predicted ? say('right') : say('is', { name: this.names[actual] });
  }

  #show(images: ShownImages, verdict: Verdict): TemplateResult {
    const { image, actual } = verdict;
    return html`
      <li>
        ${greyPicture(pictureAt(images.pixels, image), say('test-image.class', { number: image + 1, name: this.names[actual] }))}
        <div class="said">${this.#said(verdict)}</div>
        <div class="truth">${this.#truth(verdict)}</div>
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
