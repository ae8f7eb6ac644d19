/** What is under way in an experiment, and what went wrong, as `<activarium-neurons>` shows it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration, formatFixed } from '../../text/format.js';
import { failureWords } from '../../training/settings.js';
import type { Experiment } from '../../training/experiment.js';
import { activityBar } from '../../parts/training/train-notices.js';
import { describeActivity } from '../../parts/training/train-words.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { commandButton } from '../../workbench/command-button.js';
import { pauseTraining, resumeTraining, retryTraining, stopTraining } from '../../workbench/running-commands.js';
import { say } from './words.js';

/** Downloading, making the network, counting: with a bar and Stop. */
export function activityView(experiment: Experiment): TemplateResult | typeof nothing {
  const { activity } = experiment;
  if (!activity) return nothing;
  return html`
    <div class="under-way">
      <p>${describeActivity(activity)}</p>
      ${activityBar(activity)}
      <p class="buttons">${commandButton(stopTraining, { experiment })}</p>
    </div>
  `;
}

/** A training that is running, paused or was interrupted. */
export function trainingView(experiment: Experiment): TemplateResult | typeof nothing {
  const { phase, failure } = experiment;
  if (phase === 'training') {
    const { secondsLeft } = experiment;
    const at = { at: formatFixed(experiment.epoch, 1), epochs: String(experiment.plan?.settings.epochs ?? 0) };
    const words = Number.isFinite(secondsLeft)
      ? say('training.left', { ...at, duration: formatDuration(secondsLeft) })
      : say('training', at);
    return html`
      <div class="under-way">
        <p>${words}</p>
        <progress aria-label=${say('training.bar')} max="1" .value=${experiment.done}></progress>
        <p class="buttons">
          ${commandButton(pauseTraining, { experiment })} ${commandButton(stopTraining, { experiment })}
        </p>
      </div>
    `;
  }
  if (phase !== 'paused' && phase !== 'interrupted') return nothing;
  return html`
    <div class="under-way">
      <p>${phase === 'paused' ? say('paused') : `${say('interrupted')} ${failure?.message ?? ''}`}</p>
      <p class="buttons">
        ${commandButton(resumeTraining, { experiment }, { words: say('continue') })}
        ${commandButton(stopTraining, { experiment })}
      </p>
    </div>
  `;
}

export function failureView(experiment: Experiment): TemplateResult | typeof nothing {
  const { failure, phase } = experiment;
  if (!failure || phase === 'interrupted') return nothing;
  return html`
    <div class="notice" role="alert">
      <p>${failureWords(failure)}</p>
      ${failureAdvice(failure, 'neurons')}
      <p class="buttons">
        ${waysOn(failure, 'neurons', () => void retryTraining.run({ experiment }), retryTraining.label({ experiment }))}
      </p>
    </div>
  `;
}
