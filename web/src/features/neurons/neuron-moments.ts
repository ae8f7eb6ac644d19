/**
 * `<activarium-neuron-moments>`: chooses one of a training's moments, by hand or played through.
 *
 * Properties: `moments`, `at` (index of the one shown). Fires `moment-change` {at}.
 */
import { css, html, type TemplateResult } from 'lit';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { slider } from '../../ui/slider.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import { say as sayTraining } from '../../training/words.js';
import { describeMoment } from './neuron-words.js';
import { say } from './words.js';

export interface MomentChange {
  readonly at: number;
}

const playMs = 500;

export class ActivariumNeuronMoments extends elementOf({
  moments: given<readonly { readonly epoch: number }[]>([]),
  at: attribute(0),
  playing: own(false),
}) {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-2);
      }
      button {
        min-width: 84px;
      }
      input {
        flex: 1 1 160px;
        width: auto;
        min-width: 0;
      }
      strong {
        min-width: 14ch;
        font-weight: 600;
      }
    `,
  ];

  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause();
  }

  protected override render(): TemplateResult {
    const words = describeMoment(this.moments[this.at]);
    const last = Math.max(0, this.moments.length - 1);
    return html`
      <button type="button" data-control="neurons.play" ?disabled=${last === 0} @click=${this.#toggle}>
        ${this.playing ? sayTraining('pause') : say('play')}
      </button>
      ${slider({
        id: 'moment',
        control: 'moment',
        name: say('moment-choice'),
        minimum: 0,
        maximum: last,
        step: 1,
        value: this.at,
        words,
        disabled: last === 0,
        onSlide: (at) => {
          this.#pause();
          this.#show(at);
        },
      })}
      <strong aria-hidden="true">${words}</strong>
    `;
  }

  #toggle(): void {
    if (this.playing) {
      this.#pause();
      return;
    }
    if (this.at >= this.moments.length - 1) this.#show(0);
    this.playing = true;
    this.#timer = setInterval(() => {
      if (this.at < this.moments.length - 1) this.#show(this.at + 1);
      if (this.at >= this.moments.length - 1) this.#pause();
    }, playMs);
  }

  #pause(): void {
    clearInterval(this.#timer);
    this.playing = false;
  }

  #show(at: number): void {
    this.at = at;
    this.emit('moment-change', { at });
  }
}

define('activarium-neuron-moments', ActivariumNeuronMoments);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'moment-change': MomentChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-neuron-moments': ActivariumNeuronMoments;
  }
}
