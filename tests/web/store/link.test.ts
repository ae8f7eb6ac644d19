/** The binding of a store to an address bar. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindToLink, type LinkWindow } from '../../../web/src/store/link.js';
import { createPageStore } from '../../../web/src/workbench/state.js';
import { selectOne } from '../../../web/src/functions/selection.js';

class FakeWindow implements LinkWindow {
  readonly location = { hash: '' };
  readonly history = { replaceState: vi.fn() };
  readonly listeners = new Set<() => void>();

  addEventListener(_type: 'hashchange', listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'hashchange', listener: () => void): void {
    this.listeners.delete(listener);
  }

  follow(hash: string): void {
    this.location.hash = hash;
    for (const listener of this.listeners) listener();
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('bindToLink', () => {
  it('reads the link the page was opened with', () => {
    const page = new FakeWindow();
    page.location.hash = '#f=gelu&epochs=3';
    const store = createPageStore();
    bindToLink(store, page, vi.fn());
    expect(store.get('selection')).toEqual(selectOne('gelu'));
    expect(store.get('epochs')).toBe(3);
  });

  it('leaves the address alone until something changes', () => {
    const page = new FakeWindow();
    page.location.hash = '#f=gelu';
    bindToLink(createPageStore(), page, vi.fn());
    vi.runAllTimers();
    expect(page.history.replaceState).not.toHaveBeenCalled();
  });

  it('writes many quick changes once', () => {
    const page = new FakeWindow();
    const store = createPageStore();
    bindToLink(store, page, vi.fn());
    for (let seed = 100; seed < 200; seed += 1) store.set({ seed });
    vi.runAllTimers();
    expect(page.history.replaceState).toHaveBeenCalledTimes(1);
    expect(page.history.replaceState).toHaveBeenCalledWith(null, '', store.toHash());
  });

  it('follows a link pasted into the address bar, and does not overwrite it with an older change', () => {
    const page = new FakeWindow();
    const store = createPageStore();
    bindToLink(store, page, vi.fn());
    store.set({ selection: selectOne('mish') });
    page.follow('#f=tanh');
    vi.runAllTimers();
    expect(store.get('selection')).toEqual(selectOne('tanh'));
    expect(page.history.replaceState).not.toHaveBeenCalled();
  });

  it('hands on what the link could not give, and clears it with the next link', () => {
    const page = new FakeWindow();
    const notices = vi.fn();
    bindToLink(createPageStore(), page, notices);
    page.follow('#lr=banana');
    expect(notices.mock.lastCall?.[0]).toHaveLength(1);
    page.follow('#lr=0.1');
    expect(notices.mock.lastCall?.[0]).toHaveLength(0);
  });

  it('works on where the history may not be written', () => {
    const page = new FakeWindow();
    page.history.replaceState.mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    const store = createPageStore();
    bindToLink(store, page, vi.fn());
    store.set({ seed: 1 });
    expect(() => vi.runAllTimers()).not.toThrow();
  });

  it('lets go when unbound', () => {
    const page = new FakeWindow();
    const store = createPageStore();
    const unbind = bindToLink(store, page, vi.fn());
    store.set({ seed: 1 });
    unbind();
    vi.runAllTimers();
    expect(page.history.replaceState).not.toHaveBeenCalled();
    expect(page.listeners.size).toBe(0);
  });
});
