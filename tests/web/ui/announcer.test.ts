/** What a live region is given, and when. */
import type { ReactiveControllerHost } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcer } from '../../../web/src/ui/announcer.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function announcer(): { readonly announcer: Announcer; readonly said: readonly string[] } {
  const said: string[] = [];
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => said.push(made.text),
    updateComplete: Promise.resolve(true),
  };
  const made = new Announcer(host);
  return { announcer: made, said };
}

it('tells of progress at most once in 20 seconds, with the latest words', () => {
  const { announcer: made, said } = announcer();
  for (let tenth = 0; tenth < 450; tenth += 1) {
    made.later(`step ${String(tenth)}`);
    vi.advanceTimersByTime(100);
  }
  expect(said).toEqual(['step 199', 'step 399']);
});

it('tells of what moves once it stands still, and of a change of state at once', () => {
  const { announcer: made, said } = announcer();
  for (const words of ['a', 'b', 'c']) {
    made.whenStill(words);
    vi.advanceTimersByTime(100);
  }
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(said).toEqual(['c']);
  made.now('stopped');
  expect(said).toEqual(['c', 'stopped']);
});
