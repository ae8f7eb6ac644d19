/**
 * `<activarium-judge>`: trains a function beside others from several seeds and says whether it is better, or whether the
 * difference is noise.
 *
 * Properties: `engine` (for names), `context` (with the trial under way and its outcomes), `plan` (what is judged
 * next). Fires `settings-change` with the changed settings, among them `trials`, the number of seeds, and
 * `command-wanted` for what takes them as they are typed.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { formatList } from '../../text/format.js';
import type { Experiment } from '../../training/experiment.js';
import { differenceOf, outcomesOf } from '../../training/judgement.js';
import { samePlan, type Plan } from '../../training/plan.js';
import { readField, type Property } from '../../store/property.js';
import { failureWords, subsetWords, trainProperties } from '../../training/settings.js';
import { trialsProperty } from '../../training/trial.js';
import { controls } from '../../ui/style/base.js';
import { forms } from '../../ui/style/forms.js';
import { Announcer } from '../../ui/announcer.js';
import { isPossible, type Command } from '../../workbench/command.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { pauseJudging, resumeJudging, stopJudging } from '../../workbench/running-commands.js';
import type { SettingsChange } from '../../workbench/state.js';
import { define } from '../../ui/define.js';
import { Drafts } from '../../ui/drafts.js';
import { elementOf, given } from '../../ui/element.js';
import { engineOf } from '../../ui/engine.js';
import { choiceField, fieldStyles, textField } from '../../ui/field.js';
import { FollowController } from '../../ui/follow-controller.js';
import { slotStyles } from '../../ui/slot-mark.js';
import { shortName } from '../../functions/names.js';
import { judgeDraft } from './commands.js';
import { judgeResults } from './judge-results.js';
import { judgeStyles } from './judge-styles.js';
import { describeDifference, describeProgress, describeTrial } from './judge-words.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { say } from './words.js';

/** The settings that are offered here; the others are Train's. */
const fields = {
  trials: trialsProperty,
  epochs: trainProperties.epochs,
  learningRate: trainProperties.learningRate,
} as const;
type FieldName = keyof typeof fields;
const fieldNames = Object.keys(fields) as readonly FieldName[];

export class ActivariumJudge extends elementOf({
  engine: engineOf(),
  context: given<PageContext>(),
  plan: given<Plan>(),
}) {
  static override styles = [controls, slotStyles, fieldStyles, forms, judgeStyles];

  readonly #drafts = new Drafts<FieldName>(() => {
    this.requestUpdate();
  });
  readonly #announcer = new Announcer(this);
  readonly #follower = new FollowController(this, () => {
    this.#changed();
  });
  #phase = '';

  protected override willUpdate(): void {
    this.#follower.follow(this.context?.trial);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, context } = this;
    if (!plan || !context) return nothing;
    const { trial } = context;
    const isUnderWay = trial.can.stop;
    const shown = isUnderWay && trial.plan ? trial.plan : plan;
    const outcomes = outcomesOf(trial.jobs);
    const others = shown.functions.slice(1).map(({ activation }) => this.#name(activation));
    return html`
      <h2>${say('judge', { names: formatList(others) })}</h2>
      <p class="sub">${describeTrial(shown, this.#name)}</p>
      <form novalidate @submit=${this.#submit}>
        <div class="fields">
          ${fieldNames.map((name) => this.#field(name, plan, isUnderWay))} ${subsetField(plan, isUnderWay, this.#tell)}
        </div>
        <div class="buttons">
          ${commandButton(mainCommand(trial), context, { class: 'main', submits: true })}
          ${commandButton(stopJudging, context)}
        </div>
      </form>
      ${this.#progress(trial, plan)}
      ${trial.plan && outcomes.length > 0 ? judgeResults(trial.plan, outcomes, this.#name) : nothing}
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  #field(name: FieldName, { seeds = [], settings }: Plan, disabled: boolean): TemplateResult {
    const property: Property<number> = fields[name];
    const value = name === 'trials' ? seeds.length : settings[name];
    return textField({
      id: name,
      control: name,
      label: property.label(),
      mode: 'decimal',
      disabled,
      ...this.#drafts.whenLeft(name, property.write(value), {
        read: (text) => readField(property, text),
        take: (taken) => {
          this.#tell({ [name]: taken });
        },
      }),
    });
  }

  #progress(trial: Experiment, plan: Plan): TemplateResult {
    const words = describeProgress(trial, this.#name);
    const { failure } = trial;
    const isOther = trial.plan && trial.phase !== 'training' && !samePlan(trial.plan, plan);
    return html`
      ${
        words === undefined
          ? nothing
          : html`<div class="progress">
              <span>${words}</span>
              <progress aria-label=${say('judge.bar')} max="1" .value=${trial.done}></progress>
            </div>`
      }
      ${
        failure
          ? html`<div class="notice" role="alert">
              <p>${failureWords(failure)}</p>
              ${failureAdvice(failure, 'judge')}
              <p class="sub">${say('judge.kept')}</p>
              ${waysOn(failure, 'judge', () => void trial.retry(), say('judge.go-on'))}
            </div>`
          : nothing
      }
      ${isOther ? html`<p class="sub">${say('judge.changed')}</p>` : nothing}
    `;
  }

  readonly #name = (activation: string): string => shortName(this.engine?.activations ?? [], activation);

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { context } = this;
    const command = context && mainCommand(context.trial);
    if (!command || !isPossible(command, context)) return;
    if (command !== judgeDraft) command.run(context);
    else if (this.#drafts.faulty.length === 0) this.emit('command-wanted', { command });
    else this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  #changed(): void {
    const trial = this.context?.trial;
    if (!trial) return;
    const words = describeProgress(trial, this.#name) ?? '';
    const first = trial.plan?.functions[1]?.activation;
    const difference =
      trial.phase === 'finished' && trial.plan && first !== undefined
        ? differenceOf(trial.plan, outcomesOf(trial.jobs), first)
        : undefined;
    const phase = `${trial.phase} ${trial.failure?.message ?? ''}`;
    if (phase === this.#phase) this.#announcer.later(words);
    else if (difference) {
      const { verdict: said } = describeDifference(difference, 0, this.#name);
      this.#announcer.now(say('judge.announcement', { progress: words, verdict: said }));
    } else this.#announcer.now(words);
    this.#phase = phase;
  }

  readonly #tell = (detail: SettingsChange): void => {
    this.emit('settings-change', detail);
  };
}

function subsetField({ settings }: Plan, disabled: boolean, tell: (change: SettingsChange) => void): TemplateResult {
  const { choices, label } = trainProperties.subset;
  return choiceField({
    id: 'subset',
    control: 'subset',
    label: label(),
    disabled,
    look: 'subset',
    value: settings.subset,
    choices,
    nameOf: subsetWords,
    onTake: (subset) => {
      tell({ subset });
    },
  });
}

/** What the form's own button does: one button, so that it keeps the focus. */
function mainCommand({ phase }: Experiment): Command {
  if (phase === 'training') return pauseJudging;
  return phase === 'paused' ? resumeJudging : judgeDraft;
}

define('activarium-judge', ActivariumJudge);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'settings-change': SettingsChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-judge': ActivariumJudge;
  }
}
