/**
 * `<activarium-first-question>`: what the first visit opens on: a question, and one button that answers it by a short
 * race of ReLU and LeakyReLU.
 *
 * Property: `context`. Fires nothing itself; the page hears `question-dismissed`.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../../ui/define.js';
import { elementOf, given } from '../../ui/element.js';
import { SessionController } from '../../ui/session-controller.js';
import { activityBar, trainNotices } from '../../parts/training/train-notices.js';
import { describeActivity, describeTraining } from '../../parts/training/train-words.js';
import { shortName } from '../../functions/names.js';
import { raceEpochs, type RaceAnswer } from '../../training/race.js';
import { controls } from '../../ui/style/base.js';
import { forms } from '../../ui/style/forms.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { stopTraining } from '../../workbench/running-commands.js';
import { hideQuestion, race, raceIn, raceLarger, seeNeurons, seeRace, startRace } from './commands.js';
import { say } from './words.js';

export class ActivariumFirstQuestion extends elementOf({
  context: given<PageContext>(),
}) {
  static override styles = [
    controls,
    forms,
    css`
      h2 {
        font-size: var(--type-title);
        line-height: calc(30px * var(--scale));
      }
      p {
        max-width: 68ch;
        margin-top: var(--space-1);
      }
      .answer {
        font-size: var(--type-large);
        line-height: calc(24px * var(--scale));
        font-weight: 600;
      }
      .progress {
        margin-bottom: 0;
        max-width: 68ch;
      }
    `,
  ];

  readonly #follower = new SessionController(this);

  protected override willUpdate(): void {
    this.#follower.follow(this.context?.session);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { session } = context;
    const { isOn, isRunning, answer } = raceIn(session);
    return html`
      <h2>${say('question')}</h2>
      <p>${say('question.text')}</p>
      ${isRunning ? this.#progress(context) : nothing}
      ${
        isOn
          ? trainNotices({
              session,
              name: (activation) => shortName(context.engine.activations, activation),
              runGentler: (rate) => {
                startRace(context, rate);
              },
            })
          : nothing
      }
      <div role="status">${answer ? words(answer) : nothing}</div>
      <div class="buttons">
        ${mainButton(context)} ${answer ? commandButton(seeRace, context) : nothing}
        ${commandButton(hideQuestion, context)}
      </div>
    `;
  }

  #progress({ session, engine }: PageContext): TemplateResult {
    const { activity } = session;
    return html`<div class="progress">
      ${
        activity
          ? html`<span>${describeActivity(activity)}</span>${activityBar(activity)}`
          : html`<span>${describeTraining(session, engine.activations)}</span>
              <progress aria-label=${say('race')} max="1" .value=${session.done}></progress>`
      }
    </div>`;
  }
}

/** One button whose words change, so that it keeps the focus. */
function mainButton(context: PageContext): TemplateResult {
  const { isRunning, answer, isDeadly } = raceIn(context.session);
  if (isRunning) return commandButton(stopTraining, context, { class: 'main', words: say('race.stop') });
  const next = answer ? (isDeadly ? seeNeurons : raceLarger) : race;
  return commandButton(next, context, { class: 'main' });
}

const words = ({ sentences: [verdict, ...rest] }: RaceAnswer): TemplateResult =>
  html`<p class="answer">${verdict}</p>
    <p>${rest.join(' ')}</p>
    <p class="sub">${say('race.how', { epochs: raceEpochs })}</p>`;

define('activarium-first-question', ActivariumFirstQuestion);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-first-question': ActivariumFirstQuestion;
  }
}
