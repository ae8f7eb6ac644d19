/** Binds a store to the address bar: reads the link, follows `hashchange`, writes changes back a moment later. */
import type { LinkNotice, Schema, Store } from './store.js';

/** The part of `window` that is needed, so that tests can bring their own. */
export interface LinkWindow {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, 'replaceState'>;
  addEventListener(type: 'hashchange', listener: () => void): void;
  removeEventListener(type: 'hashchange', listener: () => void): void;
}

/** Browsers refuse more than about a hundred history entries in half a minute. */
const writeDelayMs = 300;

export function bindToLink<S extends Schema>(
  store: Store<S>,
  page: LinkWindow,
  onNotices: (notices: readonly LinkNotice[]) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;

  const read = (): void => {
    clearTimeout(timer);
    reading = true;
    const notices = store.applyHash(page.location.hash);
    reading = false;
    onNotices(notices);
  };
  const write = (): void => {
    try {
      page.history.replaceState(null, '', store.toHash());
    } catch {
      // A page in a sandbox may not touch its history; everything but the link still works.
    }
  };
  const unsubscribe = store.subscribe(() => {
    if (reading) return;
    clearTimeout(timer);
    timer = setTimeout(write, writeDelayMs);
  });

  if (page.location.hash.length > 1) read();
  page.addEventListener('hashchange', read);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    page.removeEventListener('hashchange', read);
  };
}
