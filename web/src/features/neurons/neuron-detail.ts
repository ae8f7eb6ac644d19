/**
 * `<activarium-neuron-detail>`: one neuron looked at closely, at one moment of a training: its life, the histogram of
 * its pre-activations, its weights as a picture, the images that excite it most. A part of `<activarium-neurons>`.
 *
 * Properties: `experiments`, `network`, `at` (index of the moment), `place` ([layer, unit], from 1), `colourSlot`, `name` (of the
 * function, where another's neurons are shown too).
 * Fires `neuron-close`, `newest-wanted` (show the newest moment), and `remedy` {activation?, settings?}.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { LayerNeurons } from '../../engine/types.js';
import { formatCount, formatSeries, formatValue } from '../../text/format.js';
import { histogram } from '../../maths/histogram.js';
import { toFailure, type Failure } from '../../ui/failure.js';
import type { Look } from '../../training/job.js';
import type { TrainSettings } from '../../training/settings.js';
import type { CountedNetwork } from '../../training/untrained.js';
import type { Experiments } from '../../training/experiments.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import { closeNeuron } from './commands.js';
import { neuronDetailStyles } from './neuron-detail-styles.js';
import { drawHistogram, drawRates } from './neuron-figures.js';
import { lookAtNeuron, type NeuronLook } from './neuron-look.js';
import '../../figure/activarium-figure.js';
import type { Caption } from '../../figure/figure.js';
import { drawPictures, greyPicture } from '../../figure/picture.js';
import { drawWeights } from './neuron-weights.js';
import { remedyList, remedyOffers, type Remedy } from './neuron-remedies.js';
import { lifeWords } from './neuron-life.js';
import { describeMoment, lifeAt, rateOf } from './neuron-words.js';
import { say } from './words.js';
import { slotMark, slotStyles } from '../../ui/slot-mark.js';
import { FollowController } from '../../ui/follow-controller.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { say as sayUi } from '../../ui/words.js';

/** From 1. */
export type NeuronPlace = readonly [layer: number, unit: number];

/** While moments are played through, only one that stays is computed. */
const settleMs = 150;

export class ActivariumNeuronDetail extends elementOf({
  experiments: given<Experiments>(),
  network: given<CountedNetwork>(),
  at: attribute(0),
  place: given<NeuronPlace>([1, 1]),
  colourSlot: attribute(1),
  name: attribute(''),
  look: own<NeuronLook>(),
  state: own<'computing' | 'done' | 'dropped' | 'failed'>('computing'),
  failure: own<Failure>(),
}) {
  static override styles = [controls, slotStyles, neuronDetailStyles];

  /** A training that goes on adds moments to the same job. */
  readonly #follower = new FollowController(this, undefined, () => this.network?.moments !== this.#moments);
  #moment: Look | undefined;
  /** All that were there when it was last drawn. */
  #moments: readonly Look[] | undefined;
  #shownPlace = '';
  #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#controller.abort();
    this.#moment = undefined;
  }

  focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#follower.follow(this.experiments?.train);
    this.#moments = this.network?.moments;
    const moment = this.network?.moments[this.at];
    const place = this.place.join();
    if (moment === this.#moment && place === this.#shownPlace && !changed.has('experiments')) return;
    if (place !== this.#shownPlace || changed.has('network')) this.look = undefined;
    const isFirst = this.look === undefined;
    this.#moment = moment;
    this.#shownPlace = place;
    this.#computeAfter(isFirst ? 0 : settleMs);
  }

  #computeAfter(milliseconds: number): void {
    this.#controller.abort();
    clearTimeout(this.#timer);
    this.state = 'computing';
    this.failure = undefined;
    this.#timer = setTimeout(() => void this.#compute(), milliseconds);
  }

  async #compute(): Promise<void> {
    const { experiments, network } = this;
    const moment = this.#moment;
    if (!experiments || !network || !moment) return;
    const controller = new AbortController();
    this.#controller = controller;
    const [layer, unit] = this.place;
    try {
      const look = await lookAtNeuron(experiments, network, moment, [layer - 1, unit - 1], controller.signal);
      if (controller.signal.aborted) return;
      this.look = look;
      this.state = look ? 'done' : 'dropped';
    } catch (error) {
      if (controller.signal.aborted) return;
      this.failure = toFailure(error);
      this.state = 'failed';
    }
  }

  get #settings(): TrainSettings | undefined {
    return this.network?.settings;
  }

  get #layer(): LayerNeurons | undefined {
    return this.#moment?.neurons.layers[this.place[0] - 1];
  }

  protected override render(): TemplateResult | typeof nothing {
    const [, unit] = this.place;
    const found = this.#layer;
    const moment = this.#moment;
    if (!found || !moment || !this.network) return nothing;
    const dead = found.dead[unit - 1] === 1;
    return html`
      <header>
        <h3 tabindex="-1">${this.#heading()}</h3>
        <button type="button" data-control=${closeNeuron.id} @click=${this.#close}>${say('close')}</button>
      </header>
      <p class=${dead ? 'dead-count' : ''}>${this.#stateWords(found, moment)}</p>
      ${this.#rates(this.network.moments)}
      <div class=${this.state === 'computing' ? 'looked old' : 'looked'} aria-busy=${this.state === 'computing'}>
        ${this.#waiting(moment)} ${this.look ? this.#looked(this.look) : nothing}
      </div>
      ${dead ? this.#remedies() : nothing}
    `;
  }

  #heading(): string | TemplateResult {
    const [layer, unit] = this.place;
    const place = say('place', { layer, unit });
    return this.name === '' ? place : html`${slotMark(this.colourSlot)}${say('place.of', { name: this.name, place })}`;
  }

  #stateWords(found: LayerNeurons, { neurons }: Look): string {
    const [layer, unit] = this.place;
    const life = lifeAt(this.network?.moments ?? [], this.at, layer - 1, unit - 1);
    const images = formatCount(neurons.images);
    if (found.dead[unit - 1] === 1 && life && life.kind !== 'revived')
      return say(`now-dead.${life.kind}`, { epoch: life.epoch, times: life.times, images });
    const fires =
      found.alwaysOn[unit - 1] === 1
        ? say('now-on', { images })
        : say('now-fires', rateOf(found.firingRate[unit - 1] ?? NaN, neurons.images));
    return formatSeries([fires, ...(life ? [lifeWords(life)] : [])], 'semicolon');
  }

  #rates(moments: readonly Look[]): TemplateResult {
    const [layer, unit] = this.place;
    const points = moments.map((moment) => {
      const found = moment.neurons.layers[layer - 1];
      return {
        epoch: moment.epoch,
        rate: found?.firingRate[unit - 1] ?? NaN,
        dead: found?.dead[unit - 1] === 1,
        words: describeMoment(moment),
      };
    });
    if (points.length < 2) return html``;
    return html`<activarium-figure
      level="4"
      name="rates"
      .draw=${drawRates(points, this.at, this.colourSlot)}
    ></activarium-figure>`;
  }

  #waiting({ neurons }: Look): TemplateResult | typeof nothing {
    switch (this.state) {
      case 'computing':
        return html`<p class="sub">${say('looking', { images: formatCount(neurons.images) })}</p>
          ${this.look ? nothing : html`<progress aria-label=${say('looking.bar')}></progress>`}`;
      case 'dropped':
        return html`<div class="notice">
          <p>${say('dropped')}</p>
          <p class="buttons">
            <button type="button" data-control="neurons.newest" @click=${this.#newest}>${say('newest')}</button>
          </p>
        </div>`;
      case 'failed':
        return html`<div class="notice" role="alert">
          ${
            this.failure
              ? html`<p>${this.failure.message}</p>
                  ${failureAdvice(this.failure, 'neuron')}
                  <p class="buttons">
                    ${waysOn(
                      this.failure,
                      'neuron',
                      () => {
                        this.#retry();
                      },
                      sayUi('retry'),
                    )}
                  </p>`
              : nothing
          }
        </div>`;
      case 'done':
        return nothing;
    }
  }

  #looked(look: NeuronLook): TemplateResult {
    const [layer, unit] = this.place;
    const { detail, counts, shareAbove } = look;
    const rate = counts.firingRate[unit - 1] ?? NaN;
    // For a ReLU and its like; where all images lie on the right the other side is unknown.
    const firesRight = shareAbove < 1 && Math.abs(rate - shareAbove) < 0.5 / detail.images;
    const words = zWords(look, counts.gradientDead[unit - 1] === 1);
    const bias = formatValue(detail.bias);
    const [reach, found] =
      layer === 1
        ? [say('weights'), say('weights.note', { bias })]
        : [say('weights.through'), say('weights.through-note', { count: formatCount(detail.weights.length), bias })];
    return html`
      <activarium-figure
        level="4"
        name="histogram"
        .draw=${drawHistogram(histogram(detail.preactivations), firesRight, this.colourSlot, words)}
      >
        <p class="sub">${words}</p>
      </activarium-figure>
      <activarium-figure
        level="4"
        name="weights"
        .draw=${drawWeights(reach, found, detail.pixelWeights)}
      ></activarium-figure>
      ${exciting(look)}
    `;
  }

  #remedies(): TemplateResult | typeof nothing {
    const { network } = this;
    const settings = this.#settings;
    if (!settings || !network) return nothing;
    const [layer, unit] = this.place;
    const bornDead = network.moments[0]?.neurons.layers[layer - 1]?.dead[unit - 1] === 1;
    const offers = remedyOffers(network.function.activation, settings, bornDead);
    return remedyList(offers, (remedy) => {
      this.emit('remedy', remedy);
    });
  }

  #close(): void {
    this.emit('neuron-close');
  }

  #newest(): void {
    this.focusHeading();
    this.emit('newest-wanted');
  }

  #retry(): void {
    this.focusHeading();
    this.#computeAfter(0);
  }
}

function exciting({ largest, exciting: images }: NeuronLook): TemplateResult {
  const title = say(largest > 0 ? 'exciting' : 'exciting.closest');
  const pictures = images.map(({ pixels, className, z }) => ({ pixels, lines: [className, `z ${formatValue(z)}`] }));
  const caption: Caption = {
    title,
    words: say('exciting.words', {
      title,
      pictures: formatSeries(
        pictures.map(({ lines }) => formatSeries(lines)),
        'semicolon',
      ),
    }),
    table: () => ({
      caption: title,
      columns: [
        { name: say('class'), isHeading: true },
        { name: 'z', format: formatValue },
      ],
      rows: images.map(({ className, z }) => [className, z]),
    }),
  };
  return html`
    <activarium-figure level="4" name="exciting" .caption=${caption} .draw=${drawPictures(caption, pictures)}>
      <ol class="images" slot="picture">
        ${pictures.map(
          ({ pixels, lines }) =>
            html`<li>
              ${greyPicture(pixels, formatSeries(lines))}${lines.map((line) => html`<span>${line}</span>`)}
            </li>`,
        )}
      </ol>
    </activarium-figure>
  `;
}

/** Where its pre-activations end, and what that means for its gradient. */
function zWords({ smallest, largest }: NeuronLook, muted: boolean): string {
  const ends = say('z.ends', { smallest: formatValue(smallest), largest: formatValue(largest) });
  if (largest <= 0) return `${ends} ${say(largest < 0 ? 'z.below' : 'z.never', { muted })}`;
  if (smallest > 0) return `${ends} ${say('z.above', { muted })}`;
  return muted ? `${ends} ${say('z.muted')}` : ends;
}

define('activarium-neuron-detail', ActivariumNeuronDetail);

declare module '../../ui/element.js' {
  interface ElementEvents {
    remedy: Remedy;
    'neuron-close': undefined;
    'newest-wanted': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-neuron-detail': ActivariumNeuronDetail;
  }
}
