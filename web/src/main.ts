/** The page's start: its store bound to the address bar, and an engine. */
import { createEngine } from './engine/index.js';
import { toFailure } from './state/failure.js';
import { bindToLink } from './state/link.js';
import { createPageStore } from './state/page-state.js';
import './style/page.css';
import { ActivariumPage } from './views/activarium-page.js';

const page = document.querySelector('activarium-page');
if (!(page instanceof ActivariumPage)) throw new Error('The document has no <activarium-page>.');

const store = createPageStore();
bindToLink(store, window, (notices) => {
  page.linkNotices = notices;
});
page.store = store;

async function start(target: ActivariumPage): Promise<void> {
  target.failure = undefined;
  try {
    target.engine = await createEngine();
  } catch (error) {
    target.failure = toFailure(error);
  }
}

page.addEventListener('engine-retry', () => void start(page));
void start(page);
