/** What a link's notices say to a reader. */
import { expect, it } from 'vitest';
import { noticeWords } from '../../../web/src/page/notice-words.js';
import type { LinkNotice } from '../../../web/src/store/link-notice.js';
import { createPageStore } from '../../../web/src/workbench/state.js';

const names: ReadonlyMap<string, string> = new Map([
  ['relu', 'ReLU'],
  ['gelu', 'GELU'],
]);
const sentences = (notices: readonly LinkNotice[]): readonly string[] =>
  notices.map((notice) => noticeWords(notice, (id) => names.get(id) ?? id));
const told = (hash: string): readonly string[] => sentences(createPageStore().applyHash(hash));

it('functions are called by their names, without the places of the link', () => {
  expect(told('#f=,relu,gelu,relu')).toEqual([
    'Functions “,relu,gelu,relu” must be one to 6 different function names, separated by commas; ReLU and GELU are shown.',
  ]);
  expect(told('#f=Relu')).toEqual([
    'Functions “Relu” must be one to 6 different function names, separated by commas; ReLU is shown.',
  ]);
});

it('values are said as a reader would write them', () => {
  expect(told('#x=-2000,5')).toEqual([
    expect.stringMatching(/^Range of x “-2000,5” must be .*; −1000 to 5 is used\.$/),
  ]);
  expect(told('#at=far')).toEqual(['Cross-hair “far” must be a number from -1000 to 1000; it is left out.']);
  expect(told('#own=Good~x;Bad')).toEqual([expect.stringMatching(/six at most; Good is used\.$/)]);
  expect(told('#lr=0.1&lr=0.2')).toEqual(['Learning rate stands in the link more than once; 0.2 is used.']);
});

it('what is not known is named, of much a part', () => {
  expect(told('#utm_source=x')).toEqual(['“utm_source” is not known here.']);
  expect(told('#a=1&b1=2')).toEqual(['“a” and “b1” are not known here.']);
  expect(told('#q1&q2&q3&q4&q5')).toEqual(['“q1”, “q2”, “q3” and 2 more are not known here.']);
});

it('a link that was cut says what to do', () => {
  expect(told('#check=0000&f=gelu')).toEqual([
    'The link was cut or changed on its way, so something may be missing. Compare it with the one that was sent.',
  ]);
});
