/** What was wrong with a link, in sentences: one for each notice. */
import { formatList } from '../text/format.js';
import type { LinkNotice } from '../store/link-notice.js';
import { pageProperties } from '../workbench/state.js';
import { say } from './words.js';

/** The sentence on a value, and what stands there now: functions by their names, of which `nameOf` knows those that exist. */
function withUsed(
  kind: 'value' | 'twice',
  notice: { readonly key: string; readonly label: string; readonly used: string },
  details: { readonly fault?: string },
  nameOf: (id: string) => string,
): string {
  const { key, label, used } = notice;
  if (used === '') return say(`notice.${kind}.left-out`, { label, ...details });
  if (key !== pageProperties.selection.key) return say(`notice.${kind}.used`, { label, used, ...details });
  const names = used.split(',').map(nameOf);
  return say(`notice.${kind}.shown`, { label, names: formatList(names), count: names.length, ...details });
}

const faultOf = ({ label, given, fault }: LinkNotice & { readonly kind: 'value' }): string =>
  fault(say('notice.name', { label, given }));

export function noticeWords(notice: LinkNotice, nameOf: (id: string) => string): string {
  switch (notice.kind) {
    case 'value':
      return withUsed('value', notice, { fault: faultOf(notice) }, nameOf);
    case 'twice':
      return withUsed('twice', notice, {}, nameOf);
    case 'unknown': {
      const names = notice.keys.map((text) => say('quoted', { text }));
      const all = notice.more > 0 ? [...names, say('more', { count: notice.more })] : names;
      return say('notice.unknown', { names: formatList(all), count: all.length });
    }
    case 'damaged':
      return say('notice.damaged');
  }
}
