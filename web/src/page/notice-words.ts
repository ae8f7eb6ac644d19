/** What was wrong with a link, in sentences: one for each notice. */
import { formatList } from '../text/format.js';
import type { LinkNotice } from '../store/link-notice.js';
import { pageProperties } from '../workbench/state.js';

const are = (words: readonly string[]): string => (words.length === 1 ? 'is' : 'are');

/** What stands there now: functions by their names, of which `nameOf` knows those that exist. */
function usedWords(
  { key, used }: { readonly key: string; readonly used: string },
  nameOf: (id: string) => string,
): string {
  if (used === '') return 'it is left out';
  if (key !== pageProperties.selection.key) return `${used} is used`;
  const names = used.split(',').map(nameOf);
  return `${formatList(names)} ${are(names)} shown`;
}

export function noticeWords(notice: LinkNotice, nameOf: (id: string) => string): string {
  switch (notice.kind) {
    case 'value':
      return `${notice.label} “${notice.given}” ${notice.reason}; ${usedWords(notice, nameOf)}.`;
    case 'twice':
      return `${notice.label} stands in the link more than once; ${usedWords(notice, nameOf)}.`;
    case 'unknown': {
      const names = notice.keys.map((key) => `“${key}”`);
      const all = notice.more > 0 ? [...names, `${String(notice.more)} more`] : names;
      return `${formatList(all)} ${are(all)} not known here.`;
    }
    case 'damaged':
      return 'The link was cut or changed on its way, so something may be missing. Compare it with the one that was sent.';
  }
}
