/** The document's title: what bookmarks, the list of tabs and a printed page say of it. */
import { formatList } from '../text/format.js';
import type { View } from '../workbench/state.js';
import { viewLabel } from './commands.js';
import { say } from './words.js';

/** More names than these are cut off in a tab. */
const mostNames = 3;

/** `done`: which share of a training that runs is done, 0 … 1. */
export function pageTitle(names: readonly string[], view: View, done: number | undefined): string {
  const shown = names.length > mostNames ? names.slice(0, mostNames - 1) : names;
  const more = names.length - shown.length;
  const functions = formatList(more > 0 ? [...shown, say('more', { count: more })] : shown);
  const progress = done === undefined ? [] : [`${String(Math.floor(100 * done))} %`];
  return [...progress, functions, viewLabel(view), say('name')].join(' · ');
}
