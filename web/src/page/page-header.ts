/** The page's head: its name, the views, the training that runs, theme and link. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describeActivity, describeBriefly } from '../parts/training/train-words.js';
import { formatDuration, formatFixed } from '../text/format.js';
import type { Experiment } from '../training/experiment.js';
import type { Experiments } from '../training/experiments.js';
import type { Theme } from '../ui/style/theme.js';
import type { Command } from '../workbench/command.js';
import { commandButton } from '../workbench/command-button.js';
import { pauseJudging, pauseTraining, resumeJudging, resumeTraining } from '../workbench/running-commands.js';
import './activarium-menu.js';
import type { MenuChoice } from './activarium-menu.js';
import { copyLink, present, seeTraining, themeCommands, viewCommands, type Frame } from './commands.js';
import type { Offer } from './run-command.js';
import { say } from './words.js';

export interface HeaderView {
  readonly frame: Frame;
  readonly experiments: Experiments | undefined;
  readonly theme: Theme;
  readonly shared: 'no' | 'copied' | 'refused';
  /** What the menu offers, in groups. */
  readonly menu: readonly (readonly Offer[])[];
  /** Runs a command of the menu. */
  readonly choose: (id: string) => void;
}

const isPresented = ({ store }: Frame): boolean => store.get('mode') === 'present';

/** In full, and by a name of its own: the view may show a button of the same command. */
const button = <Context>(command: Command<Context>, context: Context, words = command.label(context)): TemplateResult =>
  commandButton(command, context, { class: 'quiet', within: 'header', words });

export function pageHeader(view: HeaderView): TemplateResult {
  const { frame } = view;
  return html`
    <header>
      <div class="brand">
        <svg aria-hidden="true" width="22" height="22">
          <rect x="0.5" y="0.5" width="21" height="21" rx="5"></rect>
          <path d="M4 14.5h7L18 6"></path>
        </svg>
        <h1>${say('name')}</h1>
      </div>
      <nav aria-label=${say('views')}>${viewCommands.map((command) => link(frame, command))}</nav>
      <div class="under-way">
        ${view.experiments ? html`${running(view, view.experiments.train)}${judging(view.experiments.trial)}` : nothing}
      </div>
      <div class="end">
        ${isPresented(frame) ? commandButton(present, frame, { class: 'quiet' }) : nothing}
        ${commandButton(copyLink, frame, { class: 'quiet' })}
        <span class="shared" role="status">${sharedWords(view)}</span>
        <activarium-menu
          .name=${say('menu')}
          .offers=${view.menu}
          @menu-choice=${({ detail }: CustomEvent<MenuChoice>) => {
            view.choose(detail.id);
          }}
          >${theme(view)}</activarium-menu
        >
      </div>
    </header>
  `;
}

/** A real link, so that a view can be opened in a tab of its own. */
function link(frame: Frame, command: (typeof viewCommands)[number]): TemplateResult {
  const { store } = frame;
  const { view } = command;
  return html`<a
    href=${store.toHash({ view })}
    data-control=${command.id}
    aria-current=${store.get('view') === view ? 'page' : nothing}
    @click=${(event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      command.run(frame);
    }}
    >${command.label()}</a
  >`;
}

/** What runs, with the button that pauses it, in every view. */
function running({ frame }: HeaderView, experiment: Experiment): TemplateResult | typeof nothing {
  const { phase, activity } = experiment;
  if (phase !== 'training' && phase !== 'paused' && phase !== 'interrupted' && !activity) return nothing;
  const words = activity && phase !== 'training' ? describeActivity(activity) : describeBriefly(experiment);
  return html`
    <div class="running">
      <progress aria-label=${say('training-progress')} max="1" .value=${experiment.done}></progress>
      <span class="words" title=${words}>${words}</span>
      ${trainingButton(frame, experiment)}
    </div>
  `;
}

/** The trial between functions, in the same way. */
function judging(trial: Experiment): TemplateResult | typeof nothing {
  if (!trial.can.stop) return nothing;
  const { done, secondsLeft } = trial;
  const share = `${formatFixed(100 * done, 0)} %`;
  const isPaused = trial.phase === 'paused' || trial.phase === 'interrupted';
  const words = isPaused
    ? say('judging-paused', { share })
    : Number.isNaN(secondsLeft)
      ? say('judging', { share })
      : say('judging-left', { share, duration: formatDuration(secondsLeft) });
  return html`
    <div class="running">
      <progress aria-label=${say('judging-progress')} max="1" .value=${done}></progress>
      <span class="words" title=${words}>${words}</span>
      ${button(isPaused ? resumeJudging : pauseJudging, { trial })}
    </div>
  `;
}

/** One button whose words change, so that it keeps the focus. */
function trainingButton(frame: Frame, experiment: Experiment): TemplateResult | typeof nothing {
  switch (experiment.phase) {
    case 'training':
      return button(pauseTraining, { experiment });
    case 'paused':
      return button(resumeTraining, { experiment });
    case 'interrupted':
      return button(seeTraining, frame, say('see-what-happened'));
    default:
      return nothing;
  }
}

function theme({ frame, theme: chosen }: HeaderView): TemplateResult {
  return html`<label class="theme"
    ><span>${say('theme')}</span>
    <select
      data-control="page.theme"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        themeCommands.find((command) => command.theme === value)?.run(frame);
      }}
    >
      ${themeCommands.map(
        (command) =>
          html`<option value=${command.theme} .selected=${live(command.theme === chosen)}>${command.label()}</option>`,
      )}
    </select></label
  >`;
}

function sharedWords({ shared }: HeaderView): string | typeof nothing {
  if (shared === 'copied') return say('link-copied');
  if (shared === 'refused') return say('link-refused');
  return nothing;
}
