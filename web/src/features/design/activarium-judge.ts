/**
 * `<activarium-judge>`: trains a function beside others from several seeds and says whether it is better, or whether the
 * difference is noise.
 *
 * Properties: `engine` (for names), `context` (with the verdict: the trial and its outcomes), `trial` (what is judged
 * next). Fires `settings-change` with the changed settings, among them `trials`, the number of seeds, and
 * `command-wanted` for what takes them as they are typed.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { formatList } from '../../text/format.js';
import { differenceOf } from '../../training/judgement.js';
import { readField, type Property } from '../../store/property.js';
import { failureWords, subsetWords, trainProperties } from '../../training/settings.js';
import { sameTrial, trialsProperty, type Trial } from '../../training/trial.js';
import type { Verdict } from '../../training/verdict.js';
import { controls } from '../../ui/style/base.js';
import { forms } from '../../ui/style/forms.js';
import { Announcer } from '../../ui/announcer.js';
import { isPossible, type Command } from '../../workbench/command.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { isJudging, pauseJudging, resumeJudging, stopJudging } from '../../workbench/running-commands.js';
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
  trial: given<Trial>(),
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
    this.#follower.follow(this.context?.verdict);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { trial, context } = this;
    const verdict = context?.verdict;
    if (!trial || !verdict) return nothing;
    const isUnderWay = isJudging(context);
    const shown = isUnderWay && verdict.trial ? verdict.trial : trial;
    const others = shown.functions.slice(1).map(({ activation }) => this.#name(activation));
    return html`
      <h2>${say('judge', { names: formatList(others) })}</h2>
      <p class="sub">${describeTrial(shown, this.#name)}</p>
      <form novalidate @submit=${this.#submit}>
        <div class="fields">
          ${fieldNames.map((name) => this.#field(name, trial, isUnderWay))}
          ${subsetField(trial, isUnderWay, this.#tell)}
        </div>
        <div class="buttons">
          ${commandButton(mainCommand(verdict), context, { class: 'main', submits: true })}
          ${commandButton(stopJudging, context)}
        </div>
      </form>
      ${this.#progress(verdict, trial)}
      ${verdict.trial && verdict.outcomes.length > 0 ? judgeResults(verdict.trial, verdict.outcomes, this.#name) : nothing}
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  #field(name: FieldName, trial: Trial, disabled: boolean): TemplateResult {
    const property: Property<number> = fields[name];
    const value = name === 'trials' ? trial.seeds : trial.settings[name];
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

  #progress(verdict: Verdict, trial: Trial): TemplateResult {
    const words = describeProgress(verdict, this.#name);
    const { failure } = verdict;
    const isOther = verdict.trial && verdict.phase !== 'running' && !sameTrial(verdict.trial, trial);
    return html`
      ${
        words === undefined
          ? nothing
          : html`<div class="progress">
              <span>${words}</span>
              <progress aria-label=${say('judge.bar')} max="1" .value=${verdict.done}></progress>
            </div>`
      }
      ${
        failure
          ? html`<div class="notice" role="alert">
              <p>${failureWords(failure)}</p>
              ${failureAdvice(failure, 'judge')}
              <p class="sub">${say('judge.kept')}</p>
              ${waysOn(failure, 'judge', () => void resumeJudging.run({ verdict }), say('judge.go-on'))}
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
    const command = context?.verdict && mainCommand(context.verdict);
    if (!command || !isPossible(command, context)) return;
    if (command !== judgeDraft) command.run(context);
    else if (this.#drafts.faulty.length === 0) this.emit('command-wanted', { command });
    else this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  #changed(): void {
    const verdict = this.context?.verdict;
    if (!verdict) return;
    const words = describeProgress(verdict, this.#name) ?? '';
    const first = verdict.trial?.functions[1]?.activation;
    const difference =
      verdict.phase === 'finished' && verdict.trial && first !== undefined
        ? differenceOf(verdict.trial, verdict.outcomes, first)
        : undefined;
    const phase = `${verdict.phase} ${verdict.failure?.message ?? ''}`;
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

function subsetField({ settings }: Trial, disabled: boolean, tell: (change: SettingsChange) => void): TemplateResult {
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
function mainCommand({ phase }: Verdict): Command {
  if (phase === 'running') return pauseJudging;
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
