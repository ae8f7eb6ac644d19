/**
 * `<activarium-first-question>`: what stands under the curves on a first visit: a question, and one button that answers it
 * by a short race of ReLU and LeakyReLU, which is drawn while it runs.
 *
 * Property: `context`. Fires nothing itself; the page hears `question-dismissed`.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../../ui/define.js';
import { elementOf, given, own } from '../../ui/element.js';
import { FollowController } from '../../ui/follow-controller.js';
import { activityBar, trainNotices } from '../../parts/training/train-notices.js';
import { describeActivity, describeTraining } from '../../parts/training/train-words.js';
import { shortName } from '../../functions/names.js';
import { deadlyRate } from '../../training/presets.js';
import { controls } from '../../ui/style/base.js';
import { forms } from '../../ui/style/forms.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { stopTraining } from '../../workbench/running-commands.js';
import '../../ui/activarium-term.js';
import { raceEpochs, type RaceAnswer } from './race.js';
import { hideQuestion, race, raceIn, raceSmaller, seeNeurons, seeRace, startRace } from './commands.js';
import { parts, say } from './words.js';

export class ActivariumFirstQuestion extends elementOf({
  context: given<PageContext>(),
  /** Draws the race; it comes with the first one. */
  figures: own<(context: PageContext) => TemplateResult>(),
}) {
  static override styles = [
    controls,
    forms,
    css`
      p {
        max-width: 76ch;
        margin-top: var(--space-1);
      }
      :host {
        scroll-margin-top: 60px;
      }
      .buttons {
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
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 210px), 1fr));
        gap: var(--space-1) var(--space-3);
        align-items: start;
        margin-top: var(--space-1);
      }
    `,
  ];

  readonly #follower = new FollowController(this);
  #isAsked = false;
  #isDrawn = false;

  protected override willUpdate(): void {
    this.#follower.follow(this.context?.experiment);
    if (!this.context || !raceIn(this.context.experiment).isOn || this.#isAsked) return;
    this.#isAsked = true;
    void import('./race-figures.js').then(
      ({ raceFigures }) => {
        this.figures = raceFigures;
      },
      // The race is told in words all the same.
      () => undefined,
    );
  }

  protected override updated(): void {
    const isDrawn = this.renderRoot.querySelector('.figures') !== null;
    if (isDrawn && !this.#isDrawn)
      requestAnimationFrame(() => {
        this.scrollIntoView({ block: 'start' });
      });
    this.#isDrawn = isDrawn;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { experiment } = context;
    const { isOn, isRunning, answer, isDeadly } = raceIn(experiment);
    return html`
      <h2>${say('question')}</h2>
      <div class="buttons">
        ${mainButton(context)} ${isDeadly && answer ? commandButton(seeNeurons, context) : nothing}
        ${answer ? commandButton(seeRace, context) : nothing} ${commandButton(hideQuestion, context)}
      </div>
      ${isRunning ? this.#progress(context) : nothing}
      ${
        isOn
          ? trainNotices({
              experiment,
              name: (activation) => shortName(context.engine.activations, activation),
              runGentler: (rate) => {
                startRace(context, rate);
              },
            })
          : nothing
      }
      <div role="status">${answer ? html`<p class="answer">${answer.sentences[0]}</p>` : nothing}</div>
      ${isOn && this.figures ? html`<div class="figures">${this.figures(context)}</div>` : nothing}
      <div role="status">${answer ? why(answer, experiment.plan?.settings.learningRate ?? deadlyRate) : nothing}</div>
      <p class="sub">${parts('question.text', { chapter: chapter(), rate: deadlyRate })}</p>
    `;
  }

  #progress({ experiment, engine }: PageContext): TemplateResult {
    const { activity } = experiment;
    return html`<div class="progress">
      ${
        activity
          ? html`<span>${describeActivity(activity)}</span>${activityBar(activity)}`
          : html`<span>${describeTraining(experiment, engine.activations)}</span>
              <progress aria-label=${say('race')} max="1" .value=${experiment.done}></progress>`
      }
    </div>`;
  }
}

/** One button whose words change, so that it keeps the focus. */
function mainButton(context: PageContext): TemplateResult {
  const { isRunning, answer, isDeadly } = raceIn(context.experiment);
  if (isRunning) return commandButton(stopTraining, context, { class: 'main', words: say('race.stop') });
  const next = answer && isDeadly ? raceSmaller : race;
  return commandButton(next, context, { class: 'main' });
}

const chapter = (): TemplateResult =>
  html`<activarium-term name="question.chapter" .explanation=${say('chapter.meaning')}
    >${say('chapter')}</activarium-term
  >`;

const why = ({ sentences: [, ...rest] }: RaceAnswer, rate: number): TemplateResult =>
  html`<p>${rest.join(' ')}</p>
    <p class="sub">${say('race.how', { epochs: raceEpochs, rate })}</p>`;

define('activarium-first-question', ActivariumFirstQuestion);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-first-question': ActivariumFirstQuestion;
  }
}
