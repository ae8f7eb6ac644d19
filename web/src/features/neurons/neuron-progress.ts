/** What is under way in a session, and what went wrong, as `<activarium-neurons>` shows it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatDuration, formatFixed } from '../../text/format.js';
import { failureWords } from '../../training/settings.js';
import type { TrainSession } from '../../training/train-session.js';
import { say as sayTraining } from '../../training/words.js';
import { activityBar } from '../../parts/training/train-notices.js';
import { describeActivity } from '../../parts/training/train-words.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';
import { say as sayUi } from '../../ui/words.js';
import { say } from './words.js';

/** Downloading, making the network, counting: with a bar and Stop. */
export function activityView(session: TrainSession): TemplateResult | typeof nothing {
  const { activity } = session;
  if (!activity) return nothing;
  return html`
    <div class="under-way">
      <p>${describeActivity(activity)}</p>
      ${activityBar(activity)}
      <p class="buttons">
        <button
          type="button"
          @click=${() => {
            session.stop();
          }}
        >
          ${sayTraining('stop')}
        </button>
      </p>
    </div>
  `;
}

/** A training that is running, paused or was interrupted. */
export function trainingView(session: TrainSession): TemplateResult | typeof nothing {
  const { phase, failure } = session;
  const button = (name: string, act: () => unknown): TemplateResult =>
    html`<button type="button" @click=${() => void act()}>${name}</button>`;
  const stop = button(sayTraining('stop'), () => {
    session.stop();
  });
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
        <p class="buttons">
          ${button(sayTraining('pause'), () => {
            session.pause();
          })}
          ${stop}
        </p>
      </div>
    `;
  }
  if (phase !== 'paused' && phase !== 'interrupted') return nothing;
  return html`
    <div class="under-way">
      <p>${phase === 'paused' ? say('paused') : `${say('interrupted')} ${failure?.message ?? ''}`}</p>
      <p class="buttons">${button(say('continue'), () => session.resume())} ${stop}</p>
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
      <p class="buttons">${waysOn(failure, 'neurons', () => void session.retry(), sayUi('retry'))}</p>
    </div>
  `;
}
