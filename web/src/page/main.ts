/** The page's start: its language, its store bound to the address bar, theme and memory, an engine for curves and one for training. */
import { createEngine } from '../engine/index.js';
import { earlyEngine } from './early-engine.js';
import { inLanguage } from '../functions/translated-info.js';
import { speakFirstOf } from '../text/languages.js';
import { define } from '../ui/define.js';
import { toFailure } from '../ui/failure.js';
import { bindToLink } from '../store/link.js';
import { memoryIn, recall, remember } from '../store/memory.js';
import { createPageStore } from '../workbench/state.js';
import { seatsFor } from '../engine/pool.js';
import { Experiments } from '../training/experiments.js';
import './page.css';
import { themes } from '../ui/style/theme.js';
import { ActivariumPage } from './activarium-page.js';

const wishes = [
  new URLSearchParams(location.search).get('lang'),
  document.querySelector('activarium-page')?.getAttribute('lang'),
  ...navigator.languages,
];
document.documentElement.lang = await speakFirstOf(wishes);
// Only now, as an element that has been drawn is not drawn anew in another language.
define('activarium-page', ActivariumPage);

const page = document.querySelector('activarium-page');
if (!(page instanceof ActivariumPage)) throw new Error('The document has no <activarium-page>.');

const store = createPageStore();
const isLink = location.hash.length > 1;
const link = bindToLink(
  store,
  window,
  memoryIn(() => sessionStorage),
  (notices) => {
    page.linkNotices = notices;
  },
);
page.addEventListener('link-wanted', link.flush);

page.theme = themes.find((name) => name === recall('theme')) ?? 'system';
document.documentElement.dataset['theme'] = page.theme;
page.addEventListener('theme-chosen', () => {
  document.documentElement.dataset['theme'] = page.theme;
  if (!remember('theme', page.theme)) page.forgetful = true;
});

page.asking = !isLink && recall('question') === undefined;
page.addEventListener('question-dismissed', () => {
  page.asking = false;
  if (!remember('question', 'dismissed')) page.forgetful = true;
});

page.addEventListener('question-wanted', () => {
  page.asking = true;
});
// A reader who has gone on to another view is not asked again on the way back.
store.subscribe(() => {
  if (page.asking && store.get('view') !== 'explore') page.dispatchEvent(new Event('question-dismissed'));
});

page.store = store;
const experiments = new Experiments({
  start: () => createEngine(),
  seats: seatsFor(navigator),
  ofTab: memoryIn(() => sessionStorage),
  ofBrowser: { recall, remember },
});
page.experiments = experiments;
// A link shows what it says, and nothing that another page has left behind.
void experiments.takeUp(!isLink);

/** Counts the starts: of two under way the later counts. */
let starts = 0;

async function start(target: ActivariumPage): Promise<void> {
  starts += 1;
  const own = starts;
  target.failure = undefined;
  target.engine?.dispose();
  target.engine = undefined;
  try {
    const engine = inLanguage(await (own === 1 ? earlyEngine : createEngine()));
    if (own === starts) target.engine = engine;
    else engine.dispose();
  } catch (error) {
    if (own === starts) target.failure = toFailure(error);
  }
}

page.addEventListener('engine-retry', () => void start(page));
void start(page);
