/**
 * `<activarium-train>`: the train panel: settings, data, run, pause, resume, stop, live charts, and what went wrong.
 *
 * Properties: `engine`, `activation` (an id), `settings`. Fires `settings-change` (`detail`: the changed settings),
 * `training-started` (a `Plan`) and `neurons-counted` (a `NeuronFinding`).
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Engine } from '../engine/types.js';
import { SettingsDraft } from '../state/settings-draft.js';
import { defaultSettings, settingAtFault, type SettingName, type TrainSettings } from '../state/settings.js';
import type { Plan } from '../state/train-plan.js';
import { TrainSession } from '../state/train-session.js';
import { base, controls } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { Announcer } from './announcer.js';
import { define } from './define.js';
import { trainCharts } from './train-charts.js';
import { trainForm } from './train-form.js';
import { activityBar, trainNotices } from './train-notices.js';
import { trainStyles } from './train-styles.js';
import { describeActivity, describePlan, describeResult, describeTraining, nameOf } from './train-words.js';

export class ActivariumTrain extends LitElement {
  static override properties = {
    engine: { attribute: false },
    activation: { type: String },
    settings: { attribute: false },
  };

  static override styles = [tokens, base, controls, trainStyles];

  declare engine: Engine | undefined;
  declare activation: string;
  declare settings: TrainSettings;

  readonly #draft = new SettingsDraft();
  readonly #announcer = new Announcer(this);
  #session: TrainSession | undefined;
  #stage = '';

  constructor() {
    super();
    this.activation = 'relu';
    this.settings = defaultSettings;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session?.dispose();
    this.#session = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('engine')) {
      this.#session?.dispose();
      this.#session = undefined;
    }
    if (this.engine && !this.#session) {
      this.#session = new TrainSession(this.engine, {
        changed: () => {
          this.#changed();
        },
        neuronsCounted: (finding) => {
          this.#tell('neurons-counted', finding);
        },
      });
    }
    if (changed.has('settings')) this.#draft.settingsChanged(this.settings);
  }

  protected override render(): TemplateResult | typeof nothing {
    const session = this.#session;
    const engine = this.engine;
    if (!session || !engine) return nothing;
    const { phase, activity, history, plan } = session;
    const locked =
      phase === 'training' || phase === 'paused' || (activity !== undefined && activity.kind !== 'counting');
    const name = nameOf(engine.activations, this.activation);
    return html`
      <h2>Train ${name} on FashionMNIST</h2>
      <p class="sub">${describePlan(name, this.settings)}</p>
      <form novalidate @submit=${this.#submit}>
        ${trainForm({
          settings: this.settings,
          draft: this.#draft,
          disabled: locked,
          onType: (setting, text) => {
            this.#draft.type(setting, text);
          },
          onText: (setting, text) => {
            this.#take(setting, text);
          },
        })}
        ${this.#buttons(session)}
      </form>
      ${trainNotices({
        session,
        retry: () => void session.retry(),
        lowerRate: (learningRate) => {
          this.#take('learningRate', String(learningRate));
          this.#run();
        },
      })}
      ${this.#progress(session, engine)}
      ${plan && history.trainLoss.points.length > 0 ? trainCharts(history, plan.settings.epochs) : nothing}
      <p class="unseen" role="status" aria-live="polite">${this.#announcer.text}</p>
    `;
  }

  #buttons(session: TrainSession): TemplateResult {
    const { phase, activity } = session;
    const waiting = activity !== undefined && activity.kind !== 'counting';
    const training = phase === 'training';
    const main = training ? 'Pause' : phase === 'paused' ? 'Resume' : 'Run';
    return html`
      <div class="buttons">
        <button class="main" type="submit" aria-disabled=${waiting ? 'true' : 'false'}>${main}</button>
        <button
          type="button"
          ?disabled=${!training && phase !== 'paused' && activity === undefined}
          @click=${() => {
            session.stop();
          }}
        >
          Stop
        </button>
        <button
          type="button"
          ?disabled=${training || activity !== undefined}
          @click=${() => {
            if (this.#ready()) void session.countUntrained(this.#plan());
          }}
        >
          Neurons before training
        </button>
      </div>
    `;
  }

  #progress(session: TrainSession, engine: Engine): TemplateResult {
    const { activity, progress } = session;
    const training = describeTraining(session, engine.activations);
    const result = describeResult(session);
    return html`
      ${
        progress && training
          ? html`<div class="progress">
              <span>${training}</span>
              <progress aria-label="Training" max=${progress.totalSteps} .value=${progress.step}></progress>
            </div>`
          : nothing
      }
      ${
        activity
          ? html`<div class="progress">
              <span>${describeActivity(activity)}</span>
              ${activityBar(activity)}
            </div>`
          : nothing
      }
      ${result ? html`<p class="result">${result}</p>` : nothing}
    `;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const session = this.#session;
    if (!session || (session.activity && session.activity.kind !== 'counting')) return;
    if (session.phase === 'training') session.pause();
    else if (session.phase === 'paused') void session.resume();
    else this.#run();
  }

  #run(): void {
    if (!this.#session || !this.#ready()) return;
    const plan = this.#plan();
    this.#tell('training-started', plan);
    void this.#session.start(plan);
  }

  /** Whether every field can be used; if not, the first that cannot is focused. */
  #ready(): boolean {
    for (const [name, text] of this.#draft.pending) this.#take(name, text);
    const invalid = this.#draft.pending[0]?.[0];
    if (invalid) this.renderRoot.querySelector<HTMLElement>(`#${invalid}`)?.focus();
    return invalid === undefined;
  }

  #plan(): Plan {
    return { activation: this.activation, settings: this.settings };
  }

  #take(name: SettingName, text: string): void {
    const change = this.#draft.take(name, text);
    if (change) {
      this.settings = { ...this.settings, ...change };
      this.#tell('settings-change', change);
    }
    this.requestUpdate();
  }

  #changed(): void {
    const session = this.#session;
    if (!session || !this.engine) return;
    const { failure, activity, phase } = session;
    const setting = failure && settingAtFault(failure);
    if (failure && setting) this.#draft.refuse(setting, failure);
    const stage = `${phase} ${activity?.kind ?? ''} ${failure?.message ?? ''}`;
    const words = [
      activity ? describeActivity(activity) : describeTraining(session, this.engine.activations),
      phase === 'training' || phase === 'finished' ? describeResult(session) : undefined,
    ];
    const text = words.filter((part) => part !== undefined).join('. ');
    if (stage === this.#stage) this.#announcer.later(text);
    else this.#announcer.now(text);
    this.#stage = stage;
    this.requestUpdate();
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

define('activarium-train', ActivariumTrain);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-train': ActivariumTrain;
  }
}
