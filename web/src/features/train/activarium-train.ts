/**
 * `<activarium-train>`: the train panel: settings, data, run, pause, resume, stop, reset, live charts, what the networks
 * get wrong, and what went wrong.
 *
 * Properties: `engine` (for names and curves), `context` (the training, and what is trained next), `settings`, `focused`
 * (the id of the function whose mistakes are shown). Fires `settings-change` (`detail`: the changed settings),
 * `command-wanted` for what takes the settings as they are typed, and `focus-change` (`detail`: `{ activation }`).
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ActivationInfo } from '../../engine/types.js';
import { formatList } from '../../text/format.js';
import { SettingsDraft } from '../../training/settings-draft.js';
import {
  defaultSettings,
  extraNames,
  failureWords,
  settingAtFault,
  writeSetting,
  type SettingName,
  type TrainSettings,
} from '../../training/settings.js';
import { isPossible, type Command } from '../../workbench/command.js';
import { plannedFunctions, planOf, type PageContext } from '../../workbench/context.js';
import { isWaiting } from '../../workbench/running-commands.js';
import type { SettingsChange } from '../../workbench/state.js';
import { widthsOf } from '../../training/train-plan.js';
import { controls } from '../../ui/style/base.js';
import { forms } from '../../ui/style/forms.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { elementOf, given } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { fieldStyles } from '../../ui/field.js';
import { focusButtonStyles } from '../../ui/focus-buttons.js';
import { SessionController } from '../../ui/session-controller.js';
import { slotStyles } from '../../ui/slot-mark.js';
import { newSeed, runGentler, runTraining } from './commands.js';
import { mainCommand, trainButtons } from './train-buttons.js';
import { trainCharts } from './train-charts.js';
import { trainCloser } from './train-closer.js';
import { trainForm } from './train-form.js';
import { outputNotice, trainNotices } from '../../parts/training/train-notices.js';
import { trainProgress } from './train-progress.js';
import { trainResults } from './train-results.js';
import { trainStyles } from './train-styles.js';
import { describeActivity, describeTraining } from '../../parts/training/train-words.js';
import { shortName } from '../../functions/names.js';
import { describeDepth, describePlan, describeResult, fashionMnist } from './plan-words.js';
import { say } from './words.js';

export interface FocusChange {
  readonly activation: string;
}

const writeExtras = (settings: TrainSettings): string =>
  extraNames.map((name) => writeSetting(name, settings)).join(' ');
const noExtras = writeExtras(defaultSettings);

export class ActivariumTrain extends elementOf({
  engine: engineOf(),
  context: given<PageContext>(),
  settings: given<TrainSettings>(defaultSettings),
  focused: given('relu'),
}) {
  static override styles = [controls, slotStyles, focusButtonStyles, fieldStyles, forms, trainStyles];

  readonly #draft = new SettingsDraft();
  readonly #announcer = new Announcer(this);
  readonly #follower = new SessionController(this, () => {
    this.#sessionChanged();
  });
  #stage = '';
  #extras = noExtras;

  protected override willUpdate(changed: PropertyValues): void {
    this.#follower.follow(this.context?.session);
    if (changed.has('settings')) this.#draft.settingsChanged(this.settings);
  }

  /** Settings that are folded away come to light when they are set to something, perhaps by a link. */
  protected override updated(): void {
    const fold = this.renderRoot.querySelector<HTMLDetailsElement>('form details');
    const extras = writeExtras(this.settings);
    if (!fold || extras === this.#extras) return;
    this.#extras = extras;
    if (extras !== noExtras) fold.open = true;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context, engine } = this;
    if (!context || !engine) return withoutEngine(this);
    const { session } = context;
    const { phase, plan, lanes } = session;
    const functions = plannedFunctions(context);
    const next = planOf(context);
    const isUnderWay = phase === 'training' || phase === 'paused';
    const locked = isUnderWay || isWaiting(session);
    const shown = isUnderWay && plan ? plan : next;
    const name = (activation: string): string => shortName(engine.activations, activation);
    const names = shown.functions.map(({ activation }) => name(activation));
    const narrower = shown.functions.flatMap(({ activation }) => {
      const { hidden } = shown.settings;
      const widths = widthsOf(shown.settings, this.#info(activation)?.pieces ?? 1, fashionMnist);
      return widths.join() === hidden.join() ? [] : [{ name: name(activation), widths }];
    });
    const gated = shown.functions.filter(({ activation }) => this.#info(activation)?.kind === 'gated');
    const depth = describeDepth(
      gated.map(({ activation }) => name(activation)),
      shown.settings,
    );
    const hasFigures = lanes.some(({ latest, progress }) => latest ?? progress);
    return html`
      <h2>${names.length === 0 ? say('title.none') : say('title', { names: formatList(names) })}</h2>
      ${names.length === 0 ? nothing : html`<p class="sub">${describePlan(names, shown.settings, narrower)}</p>`}
      ${depth === undefined ? nothing : html`<p class="notice" role="note">${depth}</p>`}
      <form novalidate @submit=${this.#submit}>
        ${trainForm({
          settings: this.settings,
          draft: this.#draft,
          disabled: locked,
          kernels: engine.kernels,
          unequal: functions.some(({ activation }) => (this.#info(activation)?.pieces ?? 1) > 1),
          onType: (setting, text) => {
            this.#draft.type(setting, text);
          },
          onText: (setting, text) => {
            this.#take(setting, text);
          },
        })}
        ${trainButtons(context, () => {
          this.#want(newSeed, 'seed');
        })}
      </form>
      ${outputNotice(functions, engine)}
      ${trainNotices({
        session,
        name,
        runGentler: () => {
          this.#want(runGentler, 'learningRate');
        },
      })}
      ${trainProgress(session, engine, next)}
      ${trainCharts({
        lanes,
        epochs: (plan?.settings ?? this.settings).epochs,
        name,
      })}
      ${
        plan && hasFigures
          ? html`
              ${trainResults(lanes, plan.settings, name)}
              ${trainCloser({
                session,
                engine,
                focused: this.focused,
                name,
                onFocus: (activation) => {
                  this.emit('focus-change', { activation });
                },
              })}
            `
          : nothing
      }
      <p class="unseen" role="status" aria-live="polite">${this.#announcer.text}</p>
    `;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { context } = this;
    const command = context && mainCommand(context);
    if (!command || !isPossible(command, context)) return;
    // Enter in a field starts too, and the fields are locked then.
    this.renderRoot.querySelector<HTMLElement>('button.main')?.focus();
    if (command === runTraining) this.#want(command);
    else command.run(context);
  }

  /** Takes what is typed, but into the field that the command itself sets; the first that cannot be used is focused. */
  #want(command: Command, sets?: SettingName): void {
    for (const [name, text] of this.#draft.pending) if (name !== sets) this.#take(name, text);
    const invalid = this.#draft.pending.map(([name]) => name).find((name) => name !== sets);
    if (invalid === undefined) {
      // What is typed there would outlast a value that does not change.
      if (sets) this.#take(sets, writeSetting(sets, this.settings));
      this.emit('command-wanted', { command });
      return;
    }
    const field = this.renderRoot.querySelector<HTMLElement>(`#${invalid}`);
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  }

  #info(activation: string): ActivationInfo | undefined {
    return this.engine?.activations.find(({ id }) => id === activation);
  }

  #take(name: SettingName, text: string): void {
    const change = this.#draft.take(name, text);
    if (change) {
      this.settings = { ...this.settings, ...change };
      this.emit('settings-change', change);
    }
    this.requestUpdate();
  }

  #sessionChanged(): void {
    const { context, engine } = this;
    if (!context || !engine) return;
    const { session } = context;
    const { failure, activity, phase } = session;
    const setting = failure && settingAtFault(failure);
    if (setting) this.#draft.refuse(setting, failureWords(failure));
    const stage = `${phase} ${activity?.kind ?? ''} ${failure?.message ?? ''}`;
    const state = activity ? describeActivity(activity) : describeTraining(session, engine.activations);
    const results =
      phase === 'training' || phase === 'finished' ? describeResult(session, engine.activations) : undefined;
    const text = state !== undefined && results !== undefined ? say('announcement', { state, results }) : (state ?? '');
    if (stage === this.#stage) this.#announcer.later(text);
    else this.#announcer.now(text);
    this.#stage = stage;
  }
}

define('activarium-train', ActivariumTrain);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'focus-change': FocusChange;
    'settings-change': SettingsChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-train': ActivariumTrain;
  }
}
