/** What a key does to a figure with a cross-hair and an x-axis that zooms and pans. */
import type { Range } from '../maths/range.js';
import { defaultRange, niceStep, panned, stepped, zoomed } from './zoom.js';
import { memberOf } from '../text/member.js';

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export type KeyEffect =
  { readonly kind: 'range'; readonly range: Range } | { readonly kind: 'cross'; readonly cross: number | undefined };

export const zoomFactor = 1.5;

/** Steps of the cross-hair by key: 50 ordinary ones to the range. */
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -5, PageUp: 5 };
const pans: Readonly<Record<string, number>> = { ',': -0.1, '.': 0.1 };

/** Nothing where the key belongs to the browser. */
export function keyEffect(press: KeyPress, range: Range, cross: number | undefined): KeyEffect | undefined {
  const { key } = press;
  const [from, to] = range;
  if (press.altKey || press.metaKey) return undefined;
  const steady = cross !== undefined && cross >= from && cross <= to ? cross : undefined;
  const about = steady ?? (from + to) / 2;
  const toRange = (changed: Range): KeyEffect => ({ kind: 'range', range: changed });
  const toCross = (x: number): KeyEffect => ({ kind: 'cross', cross: Math.min(to, Math.max(from, x)) });
  const step = memberOf(steps, key);
  if (press.ctrlKey) {
    return step !== undefined && Math.abs(step) === 1 ? toRange(panned(range, (to - from) * 0.1 * step)) : undefined;
  }
  if (step !== undefined) {
    if (steady === undefined) return toCross(from < 0 && to > 0 ? 0 : about);
    const size = niceStep((to - from) / 50) * (press.shiftKey ? 0.1 : 1);
    return toCross(stepped(steady, size, step));
  }
  const pan = memberOf(pans, key);
  if (pan !== undefined) return toRange(panned(range, (to - from) * pan));
  switch (key) {
    case 'Home':
      return toCross(from);
    case 'End':
      return toCross(to);
    case 'Escape':
      return cross === undefined ? undefined : { kind: 'cross', cross: undefined };
    case '+':
    case '=':
      return toRange(zoomed(range, about, 1 / zoomFactor));
    case '-':
    case '−':
      return toRange(zoomed(range, about, zoomFactor));
    case '0':
      return toRange(defaultRange);
    default:
      return undefined;
  }
}
