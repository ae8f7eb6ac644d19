/** The binding of a store to an address bar: what makes history, what rewrites it, and what Back brings. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindToLink, type BoundLink, type LinkWindow } from '../../../web/src/store/link.js';
import type { LinkNotice } from '../../../web/src/store/link-notice.js';
import { memoryIn, type Memory } from '../../../web/src/store/memory.js';
import { createPageStore, type PageStore } from '../../../web/src/workbench/state.js';
import { selectOne } from '../../../web/src/functions/selection.js';

interface HistoryEntry {
  readonly state: unknown;
  readonly hash: string;
}

/** A tab: its history with what each entry holds, and its storage; it stays when the page is loaded anew. */
class Tab {
  entries: HistoryEntry[];
  at = 0;
  readonly stored = new Map<string, string>();

  constructor(hash: string) {
    this.entries = [{ state: null, hash }];
  }

  get entry(): HistoryEntry {
    return this.entries[this.at] ?? { state: null, hash: '' };
  }

  get hashes(): readonly string[] {
    return this.entries.map(({ hash }) => hash);
  }

  push(entry: HistoryEntry): void {
    this.entries = [...this.entries.slice(0, this.at + 1), entry];
    this.at += 1;
  }

  get memory(): Memory {
    return memoryIn(() => ({
      getItem: (name) => this.stored.get(name) ?? null,
      setItem: (name, value) => void this.stored.set(name, value),
    }));
  }
}

const hashOf = (address: string): string => (address.startsWith('#') ? address : '');

/** One load of the page in a tab. */
class TabWindow implements LinkWindow {
  readonly listeners = new Map<string, () => void>();
  readonly document = { visibilityState: 'visible' as DocumentVisibilityState };
  isReload = false;
  readonly performance = { getEntriesByType: () => [{ type: this.isReload ? 'reload' : 'navigate' }] };
  writes = 0;
  isLocked = false;
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  get location(): LinkWindow['location'] {
    return { hash: this.#tab.entry.hash, pathname: '/', search: '' };
  }

  get history(): LinkWindow['history'] {
    const tab = this.#tab;
    const put =
      (write: (entry: HistoryEntry) => void) => (state: unknown, _: string, address?: string | URL | null) => {
        if (this.isLocked) throw new DOMException('no', 'SecurityError');
        this.writes += 1;
        write({ state, hash: hashOf(String(address)) });
      };
    return {
      state: tab.entry.state,
      pushState: put((entry) => {
        tab.push(entry);
      }),
      replaceState: put((entry) => {
        tab.entries[tab.at] = entry;
      }),
    };
  }

  addEventListener(type: string, listener: () => void): void {
    this.listeners.set(type, listener);
  }

  removeEventListener(type: string): void {
    this.listeners.delete(type);
  }

  fire(type: 'popstate' | 'pagehide' | 'visibilitychange'): void {
    this.listeners.get(type)?.();
  }

  go(by: number): void {
    this.#tab.at += by;
    this.fire('popstate');
  }

  /** A link that is clicked or typed while the page is open. */
  follow(hash: string): void {
    this.#tab.push({ state: null, hash });
    this.fire('popstate');
  }
}

interface Load {
  readonly page: TabWindow;
  readonly store: PageStore;
  readonly link: BoundLink;
  readonly notices: (readonly LinkNotice[])[];
}

function load(tab: Tab, setUp: (page: TabWindow) => void = () => undefined): Load {
  const page = new TabWindow(tab);
  setUp(page);
  const store = createPageStore();
  const notices: (readonly LinkNotice[])[] = [];
  const link = bindToLink(store, page, tab.memory, (told) => notices.push(told));
  return { page, store, link, notices };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the address', () => {
  it('is read when the page is opened, and is left as it is until something changes', () => {
    const tab = new Tab('#f=gelu&epochs=3&view=explore');
    const { store } = load(tab);
    vi.runAllTimers();
    expect(store.get('selection')).toEqual(selectOne('gelu'));
    expect(store.get('epochs')).toBe(3);
    expect(tab.hashes).toEqual(['#f=gelu&epochs=3&view=explore']);
  });

  it('is written once for many quick changes', () => {
    const tab = new Tab('');
    const { store, page } = load(tab);
    const before = page.writes;
    for (let seed = 100; seed < 200; seed += 1) store.set({ seed });
    vi.runAllTimers();
    expect(page.writes).toBe(before + 1);
    expect(tab.hashes).toEqual(['#seed=199']);
  });

  it('brings back what was changed at once before a reload in which the browser lost the entry’s state', () => {
    const tab = new Tab('#epochs=3');
    const { store, page } = load(tab);
    store.set({ seed: 8 });
    page.fire('pagehide');
    tab.entries = [{ state: null, hash: '#epochs=3' }];
    const again = load(tab, (reloaded) => {
      reloaded.isReload = true;
    });
    expect(again.store.get('seed')).toBe(8);
    expect(again.store.get('epochs')).toBe(3);
    // A link that is opened anew is no reload.
    tab.entries = [{ state: null, hash: '#epochs=3' }];
    expect(load(tab).store.get('seed')).toBe(7);
  });

  it('has no hash when all is as at the start', () => {
    const tab = new Tab('#seed=8');
    const { store } = load(tab);
    store.set({ seed: 7 });
    vi.runAllTimers();
    expect(tab.hashes).toEqual(['']);
  });

  it('is followed when another link is clicked or typed, which no older change overwrites', () => {
    const tab = new Tab('');
    const { store, page } = load(tab);
    store.set({ selection: selectOne('mish') });
    page.follow('#f=tanh');
    vi.runAllTimers();
    expect(store.get('selection')).toEqual(selectOne('tanh'));
    expect(tab.entry.hash).toBe('#f=tanh');
  });

  it('that says what cannot be used is told of, until the next link', () => {
    const { page, notices } = load(new Tab(''));
    page.follow('#lr=banana');
    expect(notices.at(-1)).toHaveLength(1);
    page.follow('#lr=0.1');
    expect(notices.at(-1)).toHaveLength(0);
  });

  it('that may not be written stops nothing', () => {
    const { store } = load(new Tab(''), (page) => (page.isLocked = true));
    store.set({ seed: 1 });
    store.set({ view: 'train' });
    expect(() => vi.runAllTimers()).not.toThrow();
  });

  it('is let go when unbound', () => {
    const tab = new Tab('');
    const { store, link, page } = load(tab);
    store.set({ seed: 1 });
    link.unbind();
    store.set({ view: 'train' });
    vi.runAllTimers();
    expect(tab.hashes).toEqual(['']);
    expect(page.listeners.size).toBe(0);
  });
});

describe('history', () => {
  it('gets an entry for each view, and none for settings', () => {
    const tab = new Tab('#f=gelu');
    const { store } = load(tab);
    store.set({ view: 'train' });
    store.set({ epochs: 3 });
    store.set({ neuron: [1, 1] });
    vi.runAllTimers();
    store.set({ view: 'neurons' });
    expect(tab.hashes).toEqual([
      '#f=gelu',
      '#view=train&f=gelu&neuron=1.1&epochs=3',
      '#view=neurons&f=gelu&neuron=1.1&epochs=3',
    ]);
  });

  it('goes through the views, and no setting is lost by it', () => {
    const tab = new Tab('#f=gelu');
    const { store, page } = load(tab);
    store.set({ view: 'train' });
    store.set({ epochs: 3 });
    page.go(-1);
    expect(store.values).toMatchObject({ view: 'explore', epochs: 3, selection: selectOne('gelu') });
    expect(tab.entry.hash).toBe('#f=gelu&epochs=3');
    store.set({ seed: 9 });
    page.go(1);
    expect(store.values).toMatchObject({ view: 'train', epochs: 3, seed: 9 });
    vi.runAllTimers();
    expect(tab.hashes).toEqual(['#f=gelu&epochs=3', '#view=train&f=gelu&epochs=3&seed=9']);
  });

  it('leads back to a link that was read before, with the settings that were made there', () => {
    const tab = new Tab('#f=gelu');
    const { store, page } = load(tab);
    store.set({ view: 'train' });
    store.set({ epochs: 3 });
    vi.runAllTimers();
    page.follow('#f=tanh&lr=0.5');
    store.set({ view: 'design' });
    page.go(-1);
    page.go(-1);
    expect(store.values).toMatchObject({ view: 'train', epochs: 3, learningRate: 0.01, selection: selectOne('gelu') });
    page.go(1);
    expect(store.values).toMatchObject({ view: 'explore', epochs: 15, learningRate: 0.5 });
    page.go(-2);
    expect(store.values).toMatchObject({ view: 'explore', epochs: 3, selection: selectOne('gelu') });
  });

  it('goes on after a reload as before it', () => {
    const tab = new Tab('#f=gelu');
    const first = load(tab);
    first.store.set({ view: 'train' });
    first.store.set({ epochs: 3 });
    first.page.fire('pagehide');
    const { store, page } = load(tab);
    expect(store.values).toMatchObject({ view: 'train', epochs: 3 });
    store.set({ seed: 9 });
    page.go(-1);
    expect(store.values).toMatchObject({ view: 'explore', epochs: 3, seed: 9 });
  });

  it('knows the newest settings when the page comes back at an older entry', () => {
    const tab = new Tab('#f=gelu');
    const first = load(tab);
    first.store.set({ view: 'train' });
    first.store.set({ epochs: 3 });
    first.page.fire('pagehide');
    tab.at = 0;
    expect(load(tab).store.values).toMatchObject({ view: 'explore', epochs: 3, selection: selectOne('gelu') });
  });
});

describe('a change that waits to be written', () => {
  it('is written when the page is hidden, when it is left and when it is asked for', () => {
    const tab = new Tab('');
    const { store, page, link } = load(tab);
    store.set({ seed: 1 });
    page.fire('visibilitychange');
    expect(tab.entry.hash).toBe('');
    page.document.visibilityState = 'hidden';
    page.fire('visibilitychange');
    expect(tab.entry.hash).toBe('#seed=1');
    store.set({ seed: 2 });
    page.fire('pagehide');
    expect(tab.entry.hash).toBe('#seed=2');
    store.set({ seed: 3 });
    link.flush();
    expect(tab.entry.hash).toBe('#seed=3');
  });

  it('is kept by a reload, which takes no change of the address any more', () => {
    const tab = new Tab('#f=gelu');
    const { store, page } = load(tab);
    const before = tab.entry;
    store.set({ seed: 5 });
    page.fire('pagehide');
    tab.entries[0] = before;
    expect(load(tab).store.values).toMatchObject({ seed: 5, selection: selectOne('gelu') });
    vi.runAllTimers();
    expect(tab.entry.hash).toBe('#f=gelu&seed=5');
  });

  it('is not kept for another link in the same tab', () => {
    const tab = new Tab('#f=gelu');
    load(tab).store.set({ seed: 5 });
    vi.runAllTimers();
    tab.push({ state: null, hash: '#f=tanh' });
    expect(load(tab).store.values).toMatchObject({ seed: 7, selection: selectOne('tanh') });
  });
});
