/**
 * `<activarium-train>`: the train panel: settings, data, run, pause, resume, stop, reset, live charts, what the networks
 * get wrong, and what went wrong.
 *
 * Properties: `engine` (for names and curves), `session` (the training), `functions` (what is trained next), `settings`,
 * `focus` (the id of the function whose mistakes are shown). Fires `settings-change` (`detail`: the changed settings)
 * and `focus-change` (`detail`: `{ activation }`).
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Engine } from '../engine/types.js';
import { formatFixed } from '../plot/format.js';
import type { Lane } from '../state/lane.js';
import { SettingsDraft } from '../state/settings-draft.js';
import {
  defaultSettings,
  settingAtFault,
  subsetSizes,
  type SettingName,
  type TrainSettings,
} from '../state/settings.js';
import { samePlan, type Plan, type PlannedFunction } from '../state/train-plan.js';
import type { TrainSession } from '../state/train-session.js';
import { base, controls } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import './activarium-confusion.js';
import './activarium-learned-shape.js';
import './activarium-verdicts.js';
import { Announcer } from './announcer.js';
import { define } from './define.js';
import { SessionController } from './session-controller.js';
import { slotMark, slotStyles } from './slot-mark.js';
import { trainCharts } from './train-charts.js';
import { trainForm } from './train-form.js';
import { activityBar, trainNotices } from './train-notices.js';
import { trainResults } from './train-results.js';
import { trainStyles } from './train-styles.js';
import {
  describeActivity,
  describeChange,
  describePlan,
  describeResult,
  describeTraining,
  listWords,
  shortName,
} from './train-words.js';

export interface FocusChange {
  readonly activation: string;
}

const largestRandomSeed = 1e6;

export class ActivariumTrain extends LitElement {
  static override properties = {
    engine: { attribute: false },
    session: { attribute: false },
    functions: { attribute: false },
    settings: { attribute: false },
    focused: { type: String, attribute: 'focus' },
  };

  static override styles = [tokens, base, controls, slotStyles, trainStyles];

  declare engine: Engine | undefined;
  declare session: TrainSession | undefined;
  declare functions: readonly PlannedFunction[];
  declare settings: TrainSettings;
  declare focused: string;

  readonly #draft = new SettingsDraft();
  readonly #announcer = new Announcer(this);
  readonly #follower = new SessionController(this, () => {
    this.#sessionChanged();
  });
  #stage = '';

  constructor() {
    super();
    this.functions = [{ activation: 'relu', slot: 1 }];
    this.settings = defaultSettings;
    this.focused = 'relu';
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#follower.follow(this.session);
    if (changed.has('settings')) this.#draft.settingsChanged(this.settings);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, engine } = this;
    if (!session || !engine) return nothing;
    const { phase, activity, plan, lanes } = session;
    const isUnderWay = phase === 'training' || phase === 'paused';
    const locked = isUnderWay || (activity !== undefined && activity.kind !== 'counting');
    const shown = isUnderWay && plan ? plan : this.#plan();
    const names = shown.functions.map(({ activation }) => this.#name(activation));
    const hasFigures = lanes.some(({ latest, progress }) => latest ?? progress);
    return html`
      <h2>Train ${listWords(names)} on FashionMNIST</h2>
      <p class="sub">${describePlan(names, shown.settings)}</p>
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
        name: (activation) => this.#name(activation),
        lowerRate: (learningRate) => {
          this.#take('learningRate', String(learningRate));
          this.#run();
        },
      })}
      ${this.#progress(session, engine)}
      ${trainCharts({
        lanes,
        epochs: (plan?.settings ?? this.settings).epochs,
        name: (activation) => this.#name(activation),
      })}
      ${
        plan && hasFigures
          ? html`
              ${trainResults(lanes, subsetSizes[plan.settings.subset].test, (activation) => this.#name(activation))}
              ${this.#closer(session, engine)}
            `
          : nothing
      }
      <p class="unseen" role="status" aria-live="polite">${this.#announcer.text}</p>
    `;
  }

  #buttons(session: TrainSession): TemplateResult {
    const { phase, activity, plan } = session;
    const waiting = activity !== undefined && activity.kind !== 'counting';
    const training = phase === 'training';
    const main = training ? 'Pause' : phase === 'paused' ? 'Resume' : 'Run';
    const idle = !training && activity === undefined;
    return html`
      <div class="buttons">
        <button class="main" type="submit" aria-disabled=${waiting ? 'true' : 'false'}>${main}</button>
        <button
          type="button"
          ?disabled=${idle && phase !== 'paused'}
          @click=${() => {
            session.stop();
          }}
        >
          Stop
        </button>
        <button
          type="button"
          title="Back to the same initial weights"
          ?disabled=${!idle || plan === undefined || phase === 'idle' || phase === 'ready'}
          @click=${() => void session.reset()}
        >
          Reset to the initial weights
        </button>
        <button
          type="button"
          title="Other initial weights and another order"
          ?disabled=${!idle || phase === 'paused'}
          @click=${this.#newSeed}
        >
          New seed
        </button>
      </div>
    `;
  }

  #progress(session: TrainSession, engine: Engine): TemplateResult {
    const { activity, phase, plan } = session;
    const training = describeTraining(session, engine.activations);
    const result = describeResult(session, engine.activations);
    const next = this.#plan();
    const changed = plan && !samePlan(plan, next);
    return html`
      ${
        training
          ? html`<div class="progress">
              <span>${training}</span>
              <progress aria-label="Training" max="1" .value=${session.done}></progress>
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
      ${changed ? html`<p class="sub">${describeChange(phase)}</p>` : nothing}
    `;
  }

  /** One function closely: its mistakes, its verdicts, what it learned. */
  #closer(session: TrainSession, engine: Engine): TemplateResult | typeof nothing {
    const { lanes } = session;
    const lane = session.laneOf(this.focused) ?? lanes[0];
    const { latest } = lane ?? {};
    if (!lane || !latest) return nothing;
    const info = engine.activations.find(({ id }) => id === lane.function.activation);
    const names = session.classNames;
    const at =
      latest.epoch === 0
        ? 'before training'
        : `after ${formatFixed(latest.epoch, Number.isInteger(latest.epoch) ? 0 : 1)} epochs`;
    const learns = info?.parameters.some(({ learned }) => learned) ?? false;
    return html`
      ${lanes.length > 1 ? this.#focusButtons(lanes, lane) : nothing}
      <div class="closer">
        <div>
          <activarium-confusion
            heading="What ${this.#name(lane.function.activation)} gets wrong ${at}"
            .confusion=${latest.test.confusion}
            .names=${names}
          ></activarium-confusion>
        </div>
        <div>
          <activarium-verdicts
            .images=${session.shownImages}
            .probabilities=${latest.verdicts}
            .names=${names}
          ></activarium-verdicts>
          ${
            learns
              ? html`<activarium-learned-shape
                  .engine=${engine}
                  .info=${info}
                  .colourSlot=${lane.function.slot}
                  .start=${lane.moments[0]?.learned?.[0]?.values}
                  .now=${latest.learned?.[0]?.values}
                ></activarium-learned-shape>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #focusButtons(lanes: readonly Lane[], shown: Lane): TemplateResult {
    return html`
      <div class="focus" role="group" aria-label="Look closer at">
        ${lanes.map(
          (lane) => html`
            <button
              type="button"
              class="slot-${lane.function.slot}"
              aria-pressed=${lane === shown ? 'true' : 'false'}
              @click=${() => {
                this.#tell('focus-change', { activation: lane.function.activation } satisfies FocusChange);
              }}
            >
              ${slotMark(lane.function.slot)}${this.#name(lane.function.activation)}
            </button>
          `,
        )}
      </div>
    `;
  }

  #name(activation: string): string {
    return shortName(this.engine?.activations ?? [], activation);
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { session } = this;
    if (!session || (session.activity && session.activity.kind !== 'counting')) return;
    if (session.phase === 'training') session.pause();
    else if (session.phase === 'paused') void session.resume();
    else this.#run();
  }

  #run(): void {
    if (this.#ready()) void this.session?.start(this.#plan());
  }

  #newSeed(): void {
    this.#take('seed', String(Math.floor(Math.random() * largestRandomSeed)));
    if (this.#ready() && this.session?.plan) void this.session.prepare(this.#plan());
  }

  /** Whether every field can be used; if not, the first that cannot is focused. */
  #ready(): boolean {
    for (const [name, text] of this.#draft.pending) this.#take(name, text);
    const invalid = this.#draft.pending[0]?.[0];
    if (invalid) this.renderRoot.querySelector<HTMLElement>(`#${invalid}`)?.focus();
    return invalid === undefined;
  }

  #plan(): Plan {
    return { functions: this.functions, settings: this.settings };
  }

  #take(name: SettingName, text: string): void {
    const change = this.#draft.take(name, text);
    if (change) {
      this.settings = { ...this.settings, ...change };
      this.#tell('settings-change', change);
    }
    this.requestUpdate();
  }

  #sessionChanged(): void {
    const { session, engine } = this;
    if (!session || !engine) return;
    const { failure, activity, phase } = session;
    const setting = failure && settingAtFault(failure);
    if (setting) this.#draft.refuse(setting, failure);
    const stage = `${phase} ${activity?.kind ?? ''} ${failure?.message ?? ''}`;
    const words = [
      activity ? describeActivity(activity) : describeTraining(session, engine.activations),
      phase === 'training' || phase === 'finished' ? describeResult(session, engine.activations) : undefined,
    ];
    const text = words.filter((part) => part !== undefined).join('. ');
    if (stage === this.#stage) this.#announcer.later(text);
    else this.#announcer.now(text);
    this.#stage = stage;
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
