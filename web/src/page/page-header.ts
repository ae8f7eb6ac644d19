/** The page's head: its name, the views, the training that runs, theme and link. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describeActivity, describeBriefly } from '../parts/training/train-words.js';
import { formatDuration, formatFixed } from '../text/format.js';
import { views, type PageStore } from '../workbench/state.js';
import type { TrainSession } from '../training/train-session.js';
import type { Verdict } from '../training/verdict.js';
import { say as sayTraining } from '../training/words.js';
import { themes, type Theme } from '../ui/style/theme.js';
import { say } from './words.js';

export interface HeaderView {
  readonly store: PageStore | undefined;
  readonly session: TrainSession | undefined;
  readonly verdict: Verdict | undefined;
  readonly theme: Theme;
  readonly chooseTheme: (theme: Theme) => void;
  readonly shared: 'no' | 'copied' | 'refused';
  readonly share: () => void;
}

export function pageHeader(view: HeaderView): TemplateResult {
  const { store } = view;
  return html`
    <header>
      <div class="brand">
        <svg aria-hidden="true" width="22" height="22">
          <rect x="0.5" y="0.5" width="21" height="21" rx="5"></rect>
          <path d="M4 14.5h7L18 6"></path>
        </svg>
        <h1>${say('name')}</h1>
      </div>
      ${store ? html`<nav aria-label=${say('views')}>${views.map((name) => link(store, name))}</nav>` : nothing}
      <div class="under-way">${running(view)}${judging(view)}</div>
      <div class="end">
        ${theme(view)}
        <button type="button" class="quiet" @click=${view.share}>${say('copy-link')}</button>
        <span class="shared" role="status">${sharedWords(view)}</span>
      </div>
    </header>
  `;
}

/** A real link, so that a view can be opened in a tab of its own. */
function link(store: PageStore, name: (typeof views)[number]): TemplateResult {
  const current = store.get('view') === name;
  return html`<a
    href=${store.toHash({ view: name })}
    aria-current=${current ? 'page' : nothing}
    @click=${(event: MouseEvent) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      store.set({ view: name });
    }}
    >${say(`view.${name}`)}</a
  >`;
}

/** What runs, with the button that pauses it, in every view. */
function running({ session, store }: HeaderView): TemplateResult | typeof nothing {
  if (!session) return nothing;
  const { phase, activity } = session;
  if (phase !== 'training' && phase !== 'paused' && phase !== 'interrupted' && !activity) return nothing;
  const words = activity && phase !== 'training' ? describeActivity(activity) : describeBriefly(session);
  const act = action(session, store);
  return html`
    <div class="running">
      <progress aria-label=${say('training-progress')} max="1" .value=${session.done}></progress>
      <span class="words" title=${words}>${words}</span>
      <button type="button" class="quiet" ?hidden=${act === undefined} @click=${act?.does}>${act?.words}</button>
    </div>
  `;
}

/** The trial between functions, in the same way. */
function judging({ verdict }: HeaderView): TemplateResult | typeof nothing {
  if (verdict?.phase !== 'running' && verdict?.phase !== 'paused') return nothing;
  const { phase, done, secondsLeft, pausing } = verdict;
  const share = `${formatFixed(100 * done, 0)} %`;
  const isPaused = phase === 'paused';
  const words = isPaused
    ? say('judging-paused', { share })
    : Number.isNaN(secondsLeft)
      ? say('judging', { share })
      : say('judging-left', { share, duration: formatDuration(secondsLeft) });
  return html`
    <div class="running">
      <progress aria-label=${say('judging-progress')} max="1" .value=${done}></progress>
      <span class="words" title=${words}>${words}</span>
      <button
        type="button"
        class="quiet"
        @click=${() => {
          if (isPaused) void verdict.resume();
          else verdict.pause();
        }}
      >
        ${isPaused ? say('resume-judging') : pausing ? sayTraining('pausing') : say('pause-judging')}
      </button>
    </div>
  `;
}

/** One button whose words change, so that it keeps the focus. */
function action(
  session: TrainSession,
  store: PageStore | undefined,
): { readonly words: string; readonly does: () => void } | undefined {
  switch (session.phase) {
    case 'training':
      return {
        words: session.pausing ? sayTraining('pausing') : say('pause-training'),
        does: () => {
          session.pause();
        },
      };
    case 'paused':
      return { words: say('resume-training'), does: () => void session.resume() };
    case 'interrupted':
      return {
        words: say('see-what-happened'),
        does: () => {
          store?.set({ view: 'train' });
        },
      };
    default:
      return undefined;
  }
}

function theme({ theme: chosen, chooseTheme }: HeaderView): TemplateResult {
  return html`<label class="theme"
    ><span>${say('theme')}</span>
    <select
      @change=${(event: Event) => {
        const picked = themes.find((name) => name === (event.target as HTMLSelectElement).value);
        if (picked) chooseTheme(picked);
      }}
    >
      ${themes.map(
        (name) => html`<option value=${name} .selected=${live(name === chosen)}>${say(`theme.${name}`)}</option>`,
      )}
    </select></label
  >`;
}

function sharedWords({ shared }: HeaderView): string | typeof nothing {
  if (shared === 'copied') return say('link-copied');
  if (shared === 'refused') return say('link-refused');
  return nothing;
}
