/** What can be done with a training: run, pause, resume, stop, reset, another seed. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TrainSession } from '../../training/train-session.js';
import { say as sayTraining } from '../../training/words.js';
import { say } from './words.js';

/** For the images or the networks: nothing can be started meanwhile. */
export const isWaiting = ({ activity }: TrainSession): boolean =>
  activity !== undefined && activity.kind !== 'counting';

export function trainButtons(session: TrainSession, onNewSeed: () => void): TemplateResult {
  const { phase, activity, plan } = session;
  const training = phase === 'training';
  const main = session.pausing
    ? sayTraining('pausing')
    : training
      ? sayTraining('pause')
      : phase === 'paused'
        ? sayTraining('resume')
        : say('run');
  // A count gives way to what is asked for next.
  const free = !training && !isWaiting(session);
  return html`
    <div class="buttons">
      <button class="main" type="submit" aria-disabled=${isWaiting(session) ? 'true' : 'false'}>${main}</button>
      ${button(sayTraining('stop'), training || activity !== undefined || phase === 'paused', () => {
        session.stop();
      })}
      ${button(
        say('reset'),
        free && plan !== undefined && phase !== 'idle' && phase !== 'ready',
        () => void session.reset(),
        say('reset.title'),
      )}
      ${button(say('new-seed'), free && phase !== 'paused', onNewSeed, say('new-seed.title'))}
    </div>
  `;
}

/** One that is out of use stays focusable: otherwise a press that ends its use would lose the focus. */
const button = (words: string, inUse: boolean, onClick: () => void, title = ''): TemplateResult => html`
  <button
    type="button"
    title=${title || nothing}
    aria-disabled=${inUse ? 'false' : 'true'}
    @click=${() => {
      if (inUse) onClick();
    }}
  >
    ${words}
  </button>
`;
