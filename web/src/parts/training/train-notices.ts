/** What stands in the way of a training, in plain words and with a way on. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Engine } from '../../engine/types.js';
import { formatCount, formatEpoch, formatList, formatValue } from '../../text/format.js';
import type { Job } from '../../training/job.js';
import { gentlerRate } from '../../training/gentler-rate.js';
import { hasEffect, settingAtFault } from '../../training/settings.js';
import { noNumberWords } from '../../training/no-number.js';
import { parts, say } from '../../training/words.js';
import type { PlannedFunction } from '../../training/plan.js';
import type { Experiment } from '../../training/experiment.js';
import type { Activity } from '../../training/job-state.js';
import { shortName } from '../../functions/names.js';
import { describeDivergence } from './train-words.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { commandButton } from '../../workbench/command-button.js';
import { resumeTraining, retryTraining } from '../../workbench/running-commands.js';

export interface NoticesView {
  readonly experiment: Experiment;
  /** A function's name. */
  name(activation: string): string;
  /** Starts again with the learning rate that may do. */
  runGentler(learningRate: number): void;
}

export function trainNotices(view: NoticesView): TemplateResult | typeof nothing {
  const { failure, phase, plan, jobs } = view.experiment;
  // A refused setting is explained beside its field.
  if (failure && settingAtFault(failure)) return nothing;
  if (phase === 'interrupted') return interrupted(view.experiment);
  if (failure) {
    return html`
      <div class="notice" role="alert">
        <p>${failure.message}</p>
        ${failureAdvice(failure, 'train')}
        ${waysOn(failure, 'train', () => void retryTraining.run(view), retryTraining.label(view))}
      </div>
    `;
  }
  const rate = gentlerRate(view.experiment);
  const diverged = jobs.filter((job) => job.diverged);
  if (!plan || diverged.length === 0 || (rate === undefined && diverged.some(({ noNumber }) => !noNumber)))
    return nothing;
  const said = diverged.map((job) => divergence(view.name(job.function.activation), job));
  if (rate === undefined) return html`<div class="notice" role="alert">${said}</div>`;
  return html`
    <div class="notice" role="alert">
      ${said}
      <p class="sub">${say(hasEffect('momentum', plan.settings) ? 'too-large.momentum' : 'too-large')}</p>
      <button
        type="button"
        data-control="train.run-gentler"
        @click=${() => {
          view.runGentler(rate);
        }}
      >
        ${say('run-again', { rate: formatValue(rate) })}
      </button>
    </div>
  `;
}

const strong = (content: readonly unknown[]): TemplateResult => html`<strong>${content}</strong>`;

function divergence(name: string, { progress, noNumber }: Job): TemplateResult {
  if (noNumber) return html`<p>${parts('no-number', { name, ...noNumberWords(noNumber), b: strong })}</p>`;
  const found = progress?.divergence;
  const said = found
    ? parts('diverged.at', {
        name,
        step: formatCount(found.step),
        reason: describeDivergence(found),
        b: strong,
      })
    : parts('diverged', { name, b: strong });
  return html`<p>${said}</p>`;
}

/** The engine was lost in the middle: what is kept, and the button that goes on from there. */
function interrupted(experiment: Experiment): TemplateResult {
  const { failure, jobs } = experiment;
  const kept = Math.min(...jobs.map(({ latest }) => latest?.epoch ?? 0));
  return html`
    <div class="notice" role="alert">
      <p>${parts('interrupted', { reason: failure?.message ?? '', b: strong })}</p>
      <p class="sub">${say('interrupted.kept')}</p>
      ${commandButton(
        resumeTraining,
        { experiment },
        { class: 'main', words: kept > 0 ? say('go-on.epoch', { epoch: formatEpoch(kept) }) : say('go-on.start') },
      )}
    </div>
  `;
}

/** A function of the output layer is no choice for the hidden ones. */
export function outputNotice(
  functions: readonly PlannedFunction[],
  { activations }: Engine,
): TemplateResult | typeof nothing {
  const left = functions.filter(({ activation }) => activations.find(({ id }) => id === activation)?.kind === 'output');
  if (left.length === 0) return nothing;
  const names = formatList(left.map(({ activation }) => shortName(activations, activation)));
  return html`<p class="notice" role="status">
    ${say('output', { names })} ${say(left.length === functions.length ? 'output.only' : 'output.others')}
  </p>`;
}

/** The bar of what is under way; without a value where the end is not known. */
export function activityBar(activity: Activity): TemplateResult {
  const name = say(`bar.${activity.kind}`);
  if (activity.kind === 'loading' && activity.progress) {
    const { receivedBytes, totalBytes } = activity.progress;
    return html`<progress aria-label=${name} max=${Math.max(1, totalBytes)} .value=${receivedBytes}></progress>`;
  }
  if (activity.kind === 'counting' && activity.total > 0) {
    return html`<progress aria-label=${name} max=${activity.total} .value=${activity.images}></progress>`;
  }
  return html`<progress aria-label=${name}></progress>`;
}
