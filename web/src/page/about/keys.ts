/** The keys of the page, by where they work. What their letters are called is the same in every language. */
import { say } from './words.js';

type Key = Parameters<typeof say>[0];

const rows: readonly (readonly [where: Key, keys: string, does: Key])[] = [
  ['keys.search', 'Enter', 'keys.first'],
  ['keys.tiles', '← → ↑ ↓', 'keys.walk'],
  ['keys.tiles', 'Enter', 'keys.select'],
  ['keys.tiles', 'Shift + Enter', 'keys.compare'],
  ['keys.plot', '← →', 'keys.cross'],
  ['keys.plot', 'Shift + ← →', 'keys.small'],
  ['keys.plot', '+ −', 'keys.zoom'],
  ['keys.plot', ', .', 'keys.pan'],
  ['keys.plot', '0', 'keys.reset'],
  ['keys.plot', 'Esc', 'keys.hide'],
  ['keys.dot', '← →', 'keys.move-dot'],
  ['keys.charts', '← →', 'keys.read'],
  ['keys.grid', '← → ↑ ↓', 'keys.walk'],
  ['keys.grid', 'Enter', 'keys.open'],
  ['keys.grid', 'Esc', 'keys.shut'],
  ['keys.drawing', '← → ↑ ↓', 'keys.lift'],
  ['keys.drawing', 'Ctrl + Z', 'keys.undo'],
  ['keys.room', 'Esc', 'keys.leave'],
];

export const keyRows = (): readonly { readonly where: string; readonly keys: string; readonly does: string }[] =>
  rows.map(([where, keys, does], i) => ({
    where: rows[i - 1]?.[0] === where ? '' : say(where),
    keys,
    does: say(does),
  }));
