/**
 * The page: the picker at the left; the function, its training and its neurons on the stage.
 *
 * It joins one store to the elements; it does not know where the store's values come from.
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../elements/activarium-neurons.js';
import '../elements/activarium-picker.js';
import '../elements/activarium-plot.js';
import '../elements/activarium-train.js';
import type { ActivationChange } from '../elements/activarium-picker.js';
import { define } from '../elements/define.js';
import type { Engine } from '../engine/types.js';
import type { Failure } from '../state/failure.js';
import { pageProperties, type PageStore } from '../state/page-state.js';
import { sameSettings, type TrainSettings } from '../state/settings.js';
import type { LinkNotice } from '../state/store.js';
import type { NeuronFinding, Plan } from '../state/train-plan.js';
import { base, controls } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { neuronSections } from './neuron-sections.js';
import { pageStyles } from './page-styles.js';

type Findings = Partial<Record<NeuronFinding['moment'], NeuronFinding>>;

export class ActivariumPage extends LitElement {
  static override properties = {
    engine: { attribute: false },
    store: { attribute: false },
    linkNotices: { attribute: false },
    failure: { attribute: false },
    unknown: { state: true },
    findings: { state: true },
  };

  static override styles = [tokens, base, controls, pageStyles];

  declare engine: Engine | undefined;
  declare store: PageStore | undefined;
  declare linkNotices: readonly LinkNotice[];
  /** Why there is no engine. */
  declare failure: Failure | undefined;
  /** A function id of the link that the engine does not have. */
  declare private unknown: string | undefined;
  declare private findings: Findings;

  #unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    this.linkNotices = [];
    this.findings = {};
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('store')) {
      this.#unsubscribe?.();
      this.#unsubscribe = this.store?.subscribe(() => {
        this.requestUpdate();
      });
    }
    if (changed.has('linkNotices')) this.unknown = undefined;
    this.#checkActivation();
  }

  /** A link may name a function that is not there: the default stands in, visibly. */
  #checkActivation(): void {
    const { engine, store } = this;
    if (!engine || !store) return;
    const id = store.get('activation');
    if (engine.activations.some((info) => info.id === id)) return;
    this.unknown = id;
    store.set({ activation: pageProperties.activation.initial });
  }

  protected override render(): TemplateResult {
    return html`
      <header>
        <svg aria-hidden="true" width="22" height="22">
          <rect x="0.5" y="0.5" width="21" height="21" rx="5"></rect>
          <path d="M4 14.5h7L18 6"></path>
        </svg>
        <h1>Activarium</h1>
        <p>Activation functions of neural networks: see them, train with them, find the neurons that died.</p>
      </header>
      ${this.#notices()} ${this.failure ? this.#failed(this.failure) : this.#main()}
    `;
  }

  #notices(): TemplateResult | typeof nothing {
    if (this.unknown === undefined && this.linkNotices.length === 0) return nothing;
    const initial = pageProperties.activation.initial;
    return html`
      <div class="notice" role="status">
        <p>Parts of the link could not be used as they are:</p>
        <ul>
          ${
            this.unknown === undefined
              ? nothing
              : html`<li>There is no activation function “${this.unknown}”; ${initial} is shown.</li>`
          }
          ${this.linkNotices.map(
            ({ label, given, used, reason }) => html`<li>${label} “${given}” ${reason}; ${used} is used.</li>`,
          )}
        </ul>
        <button type="button" @click=${this.#dismiss}>Dismiss</button>
      </div>
    `;
  }

  #failed(failure: Failure): TemplateResult {
    return html`
      <main class="failed">
        <div class="notice" role="alert">
          <h2>The engine could not start</h2>
          <p>${failure.message}</p>
          <p class="sub">
            ${failure.code === 'unsupported' ? failure.advice : 'Try again; if that does not help, reload the page.'}
          </p>
          <button type="button" @click=${this.#retry}>Try again</button>
        </div>
      </main>
    `;
  }

  #main(): TemplateResult {
    const { engine, store } = this;
    if (!engine || !store) return html`<main><p class="sub loading">Loading the engine…</p></main>`;
    const { activation, ...settings } = store.values;
    return html`
      <div class="columns">
        <nav aria-label="Functions">
          <activarium-picker
            .engine=${engine}
            .value=${activation}
            @activation-change=${this.#choose}
          ></activarium-picker>
        </nav>
        <main>
          <section class="function">
            <activarium-plot .engine=${engine} .activation=${activation} .seed=${settings.seed}></activarium-plot>
          </section>
          <section class="train">
            <activarium-train
              .engine=${engine}
              .activation=${activation}
              .settings=${settings}
              @settings-change=${this.#change}
              @training-started=${this.#trainingStarted}
              @neurons-counted=${this.#neuronsCounted}
            ></activarium-train>
          </section>
          <section class="neurons">
            ${neuronSections(engine.activations, this.findings.untrained, this.findings.trained)}
          </section>
        </main>
      </div>
    `;
  }

  #choose(event: CustomEvent<ActivationChange>): void {
    this.store?.set({ activation: event.detail.activation });
  }

  #change(event: CustomEvent<Partial<TrainSettings>>): void {
    this.store?.set(event.detail);
  }

  /** What was counted on another network would be taken for this one's. */
  #trainingStarted(event: CustomEvent<Plan>): void {
    const { untrained } = this.findings;
    const { activation, settings } = event.detail;
    const same = untrained?.plan.activation === activation && sameSettings(untrained.plan.settings, settings);
    this.findings = same ? { untrained } : {};
  }

  #neuronsCounted(event: CustomEvent<NeuronFinding>): void {
    this.findings = { ...this.findings, [event.detail.moment]: event.detail };
  }

  #dismiss(): void {
    this.linkNotices = [];
  }

  #retry(): void {
    this.dispatchEvent(new CustomEvent('engine-retry'));
  }
}

define('activarium-page', ActivariumPage);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-page': ActivariumPage;
  }
}
