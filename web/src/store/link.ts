/**
 * Binds a store to the address bar: reads the link, follows Back and Forward, writes changes back a moment later.
 *
 * A change of a property that makes history pushes an entry, any other rewrites the present one. A link that is read as
 * a whole founds a lineage, and the entries pushed from there on carry its name. Back within the lineage takes only what
 * makes history and rewrites that entry with all the rest as it is now, so that no setting is lost on the way; Back into
 * another lineage reads that link. The tab remembers the newest settings of each lineage: an entry that is come to from
 * elsewhere may be older than they are, and no browser takes a change of the address while it reloads.
 */
import type { LinkNotice } from './link-notice.js';
import type { Memory } from './memory.js';
import type { Schema, Store } from './store.js';

type LinkEvent = 'popstate' | 'pagehide' | 'visibilitychange';

/** The part of `window` that is needed, so that tests can bring their own. */
export interface LinkWindow {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState'>;
  readonly document: { readonly visibilityState: DocumentVisibilityState };
  readonly performance: { getEntriesByType(type: 'navigation'): readonly object[] };
  addEventListener(type: LinkEvent, listener: () => void): void;
  removeEventListener(type: LinkEvent, listener: () => void): void;
}

/** Whether the page is the one that was there before, loaded anew. */
const isReloaded = ({ performance }: LinkWindow): boolean =>
  performance.getEntriesByType('navigation').some((entry) => 'type' in entry && entry.type === 'reload');

export interface BoundLink {
  /** Writes at once what waits to be written. */
  readonly flush: () => void;
  readonly unbind: () => void;
}

/** Browsers refuse more than about a hundred history entries in half a minute. */
const writeDelayMs = 300;

const lineageOf = (state: unknown): string | undefined => {
  const { lineage }: { readonly lineage?: unknown } = typeof state === 'object' && state !== null ? state : {};
  return typeof lineage === 'string' ? lineage : undefined;
};

const newLineage = (): string => Math.random().toString(36).slice(2);

export function bindToLink<S extends Schema>(
  store: Store<S>,
  page: LinkWindow,
  tab: Memory,
  onNotices: (notices: readonly LinkNotice[]) => void,
): BoundLink {
  let lineage: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = false;
  /** The values that make history, as the present entry has them. */
  let place = store.place;

  const put = (way: 'pushState' | 'replaceState', hash: string): void => {
    tab.remember(`lineage.${lineage ?? ''}`, store.toHash());
    tab.remember('lineage', lineage ?? '');
    try {
      page.history[way]({ lineage }, '', hash === '' ? page.location.pathname + page.location.search : hash);
    } catch {
      // A page in a sandbox may not touch its history; everything but the link still works.
    }
  };
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    put('replaceState', store.toHash());
  };
  const flush = (): void => {
    if (timer !== undefined) write();
  };

  const takeAll = (): readonly LinkNotice[] => {
    const { hash } = page.location;
    // A reload soon after the page came may lose what the entry was given meanwhile.
    const isLost = lineage === undefined && isReloaded(page);
    const known = lineageOf(page.history.state) ?? (isLost ? tab.recall('lineage') : undefined);
    const kept = known === undefined ? undefined : tab.recall(`lineage.${known}`);
    lineage = known ?? newLineage();
    if (kept === undefined) {
      const notices = store.applyHash(hash);
      put('replaceState', hash);
      return notices;
    }
    const notices = store.applyHash(kept);
    store.applyPlace(hash);
    write();
    return notices;
  };
  const arrive = (): void => {
    clearTimeout(timer);
    timer = undefined;
    reading = true;
    if (lineage !== undefined && lineageOf(page.history.state) === lineage) {
      store.applyPlace(page.location.hash);
      write();
    } else {
      onNotices(takeAll());
    }
    place = store.place;
    reading = false;
  };

  const unsubscribe = store.subscribe(() => {
    if (reading) return;
    clearTimeout(timer);
    if (store.toHash(place) === store.toHash()) {
      timer = setTimeout(write, writeDelayMs);
      return;
    }
    timer = undefined;
    put('replaceState', store.toHash(place));
    put('pushState', store.toHash());
    place = store.place;
  });

  const hide = (): void => {
    if (page.document.visibilityState === 'hidden') flush();
  };
  const listeners = [
    ['popstate', arrive],
    ['pagehide', flush],
    ['visibilitychange', hide],
  ] as const;
  for (const [type, listener] of listeners) page.addEventListener(type, listener);
  arrive();
  return {
    flush,
    unbind: () => {
      clearTimeout(timer);
      unsubscribe();
      for (const [type, listener] of listeners) page.removeEventListener(type, listener);
    },
  };
}
