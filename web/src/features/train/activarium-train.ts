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
import type { Offer as CellOffer } from '../../text/table.js';
import type { Job } from '../../training/job.js';
import type { Offer } from '../../training/outcomes.js';
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
import { countedNetwork, wantUntrained } from '../../workbench/counted-network.js';
import { presetCommand } from '../../workbench/preset-commands.js';
import type { SettingsChange } from '../../workbench/state.js';
import { widthsOf, type Plan, type PlannedFunction } from '../../training/plan.js';
import { controls } from '../../ui/style/base.js';
import { forms } from '../../ui/style/forms.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { elementOf, given, own } from '../../ui/element.js';
import type { Failure } from '../../ui/failure.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { fieldStyles } from '../../ui/field.js';
import { focusButtons, focusButtonStyles } from '../../ui/focus-buttons.js';
import { FollowController } from '../../ui/follow-controller.js';
import { slotStyles } from '../../ui/slot-mark.js';
import { WidthController } from '../../ui/width-controller.js';
import { heStart, newSeed, runGentler, runTraining } from './commands.js';
import { mainCommand } from './main-command.js';
import { accuracyChart, lossChart } from './train-charts.js';
import { trainCloser } from './train-closer.js';
import { trainForm } from './train-form.js';
import { presetChips, trainHead } from './train-head.js';
import { trainInside } from './train-inside.js';
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

/** Figures' pixels; with less a row of results is wider than the view. */
const narrowBelow = 640;

const isOf =
  (id: string) =>
  ({ activation }: PlannedFunction): boolean =>
    activation === id;

export class ActivariumTrain extends elementOf({
  engine: engineOf(),
  context: given<PageContext>(),
  settings: given<TrainSettings>(defaultSettings),
  focused: given('relu'),
  /** Whether the fields of the settings are seen. */
  isOpen: own(false),
}) {
  static override styles = [controls, slotStyles, focusButtonStyles, fieldStyles, forms, trainStyles];

  readonly #draft = new SettingsDraft();
  readonly #announcer = new Announcer(this);
  readonly #size = new WidthController(this);
  readonly #follower = new FollowController(this, () => {
    this.#experimentChanged();
  });
  #stage = '';
  /** What was told at its field, which it is told at once. */
  #refused: Failure | undefined;
  #extras = noExtras;

  protected override willUpdate(changed: PropertyValues): void {
    this.#follower.follow(this.context?.experiment);
    if (changed.has('settings')) this.#draft.settingsChanged(this.settings);
    const { context } = this;
    if (!context) return;
    const inFocus = this.#inFocus(planOf(context));
    if (inFocus !== undefined) wantUntrained(context, [inFocus]);
  }

  /** Settings that are folded away twice come half-way to light when they are set to something, perhaps by a link. */
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
    const { experiment } = context;
    const { phase, plan, jobs } = experiment;
    const functions = plannedFunctions(context);
    const next = planOf(context);
    const isUnderWay = phase === 'training' || phase === 'paused';
    const locked = !experiment.can.change;
    const shown = isUnderWay && plan ? plan : next;
    const name = (activation: string): string => shortName(engine.activations, activation);
    const names = shown.functions.map(({ activation }) => name(activation));
    const widths = (activation: string, { settings }: Plan): readonly number[] =>
      widthsOf(settings, this.#info(activation)?.pieces ?? 1, fashionMnist);
    const narrower = shown.functions.flatMap(({ activation }) => {
      const found = widths(activation, shown);
      return found.join() === shown.settings.hidden.join() ? [] : [{ name: name(activation), widths: found }];
    });
    const gated = shown.functions.filter(({ activation }) => this.#info(activation)?.kind === 'gated');
    const depth = describeDepth(
      gated.map(({ activation }) => name(activation)),
      shown.settings,
    );
    const what = names.length === 0 ? nothing : describePlan(names, shown.settings, narrower);
    const trained = plan && jobs.some(({ latest, progress }) => latest ?? progress) ? plan : undefined;
    const job = experiment.jobOf(this.focused) ?? jobs[0];
    const inFocus = trained ? job?.function.activation : this.#inFocus(next);
    return html`
      <form novalidate @submit=${this.#submit}>
        ${trainHead({
          context,
          title:
            names.length === 0 ? say('title.none') : say('title', { names: formatList(names), count: names.length }),
          settings: this.settings,
          isOpen: this.isOpen,
          onOpen: (setting) => void this.#show(setting),
          onToggle: () => {
            this.isOpen = !this.isOpen;
          },
          onNewSeed: () => {
            this.#want(newSeed, 'seed');
          },
        })}
        <div id="settings" ?hidden=${!this.isOpen}>
          ${trained ? html`<p class="sub">${what}</p>` : nothing}
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
        </div>
      </form>
      ${presetChips(context, this.settings)}
      ${depth === undefined ? nothing : html`<p class="notice" role="note">${depth}</p>`}
      ${outputNotice(functions, engine)}
      ${trainNotices({
        experiment,
        name,
        runGentler: () => {
          this.#want(runGentler, 'learningRate');
        },
      })}
      ${trainProgress(experiment, engine, next)}
      <div class="in-sight">
        <div class="accuracy">
          ${
            trained
              ? accuracyChart({ jobs, epochs: trained.settings.epochs, name })
              : html`<div class="to-come"><p>${what}</p></div>`
          }
        </div>
        ${
          inFocus === undefined
            ? nothing
            : html`<div class="inside">
                ${trained ? this.#focusButtons(jobs, name, inFocus) : nothing}
                ${trainInside({
                  context,
                  network: countedNetwork(context, inFocus).network,
                  name: name(inFocus),
                  settings: (trained ?? next).settings,
                  widths: widths(inFocus, trained ?? next),
                })}
              </div>`
        }
      </div>
      ${
        trained
          ? html`
              ${trainResults({
                jobs,
                settings: trained.settings,
                isOver: phase === 'finished' || phase === 'stopped',
                isNarrow: this.#size.width < narrowBelow,
                name,
                info: (activation) => this.#info(activation),
                offer: (offer, activation) => this.#offer(context, offer, activation),
              })}
              <div class="loss">${lossChart({ jobs, epochs: trained.settings.epochs, name })}</div>
              ${trainCloser({ experiment, engine, focused: this.focused, name })}
            `
          : nothing
      }
      <p class="unseen" role="status" aria-live="polite">${this.#announcer.text}</p>
    `;
  }

  #focusButtons(
    jobs: readonly Job[],
    name: (activation: string) => string,
    chosen: string,
  ): TemplateResult | typeof nothing {
    if (jobs.length < 2) return nothing;
    return focusButtons({
      label: say('look-closer'),
      entries: jobs.map(({ function: { activation, slot } }) => ({ activation, slot, name: name(activation) })),
      chosen,
      onChoose: (activation) => {
        this.emit('focus-change', { activation });
      },
    });
  }

  /** What an outcome leads to, as a button in its row. */
  #offer(context: PageContext, offer: Offer, activation: string): CellOffer {
    const command = offer === 'he-start' ? heStart : presetCommand(offer);
    return {
      control: `results.${activation}.${command.id}`,
      words: offer === 'he-start' ? say('offer.he-start') : say('offer.preset', { preset: command.label(context) }),
      isPossible: isPossible(command, context),
      take: () => {
        this.#want(command);
      },
    };
  }

  /** Unfolds the settings and puts the focus into the field of one. */
  async #show(setting: SettingName): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLElement>(`#${setting}`);
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
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
    void this.#show(invalid);
  }

  #inFocus({ functions }: Plan): string | undefined {
    return (functions.find(isOf(this.focused)) ?? functions[0])?.activation;
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

  #experimentChanged(): void {
    const { context, engine } = this;
    if (!context || !engine) return;
    const { experiment } = context;
    const { failure, activity, phase } = experiment;
    const setting = failure && settingAtFault(failure);
    if (setting && failure !== this.#refused) {
      this.#draft.refuse(setting, failureWords(failure));
      this.isOpen = true;
    }
    this.#refused = failure;
    const stage = `${phase} ${activity?.kind ?? ''} ${failure?.message ?? ''}`;
    const state = activity ? describeActivity(activity) : describeTraining(experiment, engine.activations);
    const results =
      phase === 'training' || phase === 'finished' ? describeResult(experiment, engine.activations) : undefined;
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
