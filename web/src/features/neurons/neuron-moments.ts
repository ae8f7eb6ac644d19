/**
 * `<activarium-neuron-moments>`: chooses one of a training's moments, by hand or played through.
 *
 * Properties: `moments`, `at` (index of the one shown). Fires `moment-change` {at}.
 */
import { css, html, type TemplateResult } from 'lit';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
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
      <input
        type="range"
        data-control="moment"
        min="0"
        max=${last}
        step="1"
        .value=${String(this.at)}
        ?disabled=${last === 0}
        aria-label=${say('moment-choice')}
        aria-valuetext=${words}
        @input=${this.#slide}
      />
      <strong aria-hidden="true">${words}</strong>
    `;
  }

  protected override updated(): void {
    // The browser clamps a value to the old maximum where both change at once.
    const input = this.renderRoot.querySelector('input');
    if (input) input.value = String(this.at);
  }

  #slide(event: Event): void {
    this.#pause();
    this.#show(Number((event.target as HTMLInputElement).value));
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
