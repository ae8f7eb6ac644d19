/** What is under way in a session, and what went wrong, as `<activarium-neurons>` shows it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration, formatFixed } from '../../text/format.js';
import { failureWords } from '../../training/settings.js';
import type { TrainSession } from '../../training/train-session.js';
import { activityBar } from '../../parts/training/train-notices.js';
import { describeActivity } from '../../parts/training/train-words.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { commandButton } from '../../workbench/command-button.js';
import { pauseTraining, resumeTraining, retryTraining, stopTraining } from '../../workbench/running-commands.js';
import { say } from './words.js';

/** Downloading, making the network, counting: with a bar and Stop. */
export function activityView(session: TrainSession): TemplateResult | typeof nothing {
  const { activity } = session;
  if (!activity) return nothing;
  return html`
    <div class="under-way">
      <p>${describeActivity(activity)}</p>
      ${activityBar(activity)}
      <p class="buttons">${commandButton(stopTraining, { session })}</p>
    </div>
  `;
}

/** A training that is running, paused or was interrupted. */
export function trainingView(session: TrainSession): TemplateResult | typeof nothing {
  const { phase, failure } = session;
  if (phase === 'training') {
    const { secondsLeft } = session;
    const at = { at: formatFixed(session.epoch, 1), epochs: String(session.plan?.settings.epochs ?? 0) };
    const words = Number.isFinite(secondsLeft)
      ? say('training.left', { ...at, duration: formatDuration(secondsLeft) })
      : say('training', at);
    return html`
      <div class="under-way">
        <p>${words}</p>
        <progress aria-label=${say('training.bar')} max="1" .value=${session.done}></progress>
        <p class="buttons">${commandButton(pauseTraining, { session })} ${commandButton(stopTraining, { session })}</p>
      </div>
    `;
  }
  if (phase !== 'paused' && phase !== 'interrupted') return nothing;
  return html`
    <div class="under-way">
      <p>${phase === 'paused' ? say('paused') : `${say('interrupted')} ${failure?.message ?? ''}`}</p>
      <p class="buttons">
        ${commandButton(resumeTraining, { session }, { words: say('continue') })}
        ${commandButton(stopTraining, { session })}
      </p>
    </div>
  `;
}

export function failureView(session: TrainSession): TemplateResult | typeof nothing {
  const { failure, phase } = session;
  if (!failure || phase === 'interrupted') return nothing;
  return html`
    <div class="notice" role="alert">
      <p>${failureWords(failure)}</p>
      ${failureAdvice(failure, 'neurons')}
      <p class="buttons">
        ${waysOn(failure, 'neurons', () => void retryTraining.run({ session }), retryTraining.label({ session }))}
      </p>
    </div>
  `;
}
