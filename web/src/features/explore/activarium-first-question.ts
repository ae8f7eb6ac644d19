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
import {
  deadlyRate,
  isRace,
  raceAnswer,
  raceEpochs,
  racers,
  raceSettings,
  type RaceAnswer,
} from '../../training/race.js';
import { defaultSettings } from '../../training/settings.js';
import { controls } from '../../ui/style/base.js';
import { forms } from '../../ui/style/forms.js';
import { planOf, type PageContext } from '../../workbench/context.js';
import { say } from './words.js';

export class ActivariumFirstQuestion extends elementOf({
  context: given<PageContext>(),
}) {
  static override styles = [
    controls,
    forms,
    css`
      h2 {
        font-size: 22px;
        line-height: 30px;
      }
      p {
        max-width: 68ch;
        margin-top: var(--space-1);
      }
      .answer {
        font-size: 16px;
        line-height: 24px;
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
    const racing = isRace(session.plan);
    const running = racing && (session.activity !== undefined || session.phase === 'training');
    const answer =
      racing && session.phase === 'finished' && session.plan ? raceAnswer(session.plan, session.lanes) : undefined;
    const deadly = racing && session.plan?.settings.learningRate === deadlyRate;
    return html`
      <h2>${say('question')}</h2>
      <p>${say('question.text')}</p>
      ${running ? this.#progress(context) : nothing}
      ${
        racing
          ? trainNotices({
              session,
              name: (activation) => shortName(context.engine.activations, activation),
              lowerRate: (rate) => {
                this.#race(rate);
              },
            })
          : nothing
      }
      <div role="status">${answer ? words(answer) : nothing}</div>
      <div class="buttons">${this.#buttons(context, running, answer, deadly)}</div>
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

  #buttons(context: PageContext, running: boolean, answer: RaceAnswer | undefined, deadly: boolean): TemplateResult {
    const { store } = context;
    const main = this.#main(context, running, answer, deadly);
    return html`
      <button type="button" class="main" @click=${main.does}>${main.words}</button>
      ${
        answer
          ? html`<button
              type="button"
              @click=${() => {
                store.set({ view: 'train' });
              }}
            >
              ${say('race.whole')}
            </button>`
          : nothing
      }
      <button
        type="button"
        @click=${() => {
          this.#dismiss(context);
        }}
      >
        ${say('race.hide')}
      </button>
    `;
  }

  /** One button whose words change, so that it keeps the focus. */
  #main(
    { session, store }: PageContext,
    running: boolean,
    answer: RaceAnswer | undefined,
    deadly: boolean,
  ): { readonly words: string; readonly does: () => void } {
    if (running) {
      return {
        words: say('race.stop'),
        does: () => {
          session.stop();
        },
      };
    }
    if (!answer) {
      return {
        words: say('race.start'),
        does: () => {
          this.#race(defaultSettings.learningRate);
        },
      };
    }
    if (!deadly) {
      return {
        words: say('race.larger'),
        does: () => {
          this.#race(deadlyRate);
        },
      };
    }
    return {
      words: say('race.neurons'),
      does: () => {
        store.set({ view: 'neurons', focus: racers[0].activation });
      },
    };
  }

  #race(learningRate: number): void {
    const { context } = this;
    if (!context) return;
    context.store.set({ ...raceSettings(learningRate), selection: racers, focus: racers[0].activation });
    void context.session.start(planOf(context));
  }

  /** The race's settings are not what a training of the reader's own should start from. */
  #dismiss(context: PageContext): void {
    const { learningRate, epochs } = defaultSettings;
    if (isRace(planOf(context))) context.store.set({ learningRate, epochs });
    context.tell('question-dismissed');
  }
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
