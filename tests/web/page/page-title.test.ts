/** The document's title. */
import { expect, it } from 'vitest';
import { pageTitle } from '../../../web/src/page/page-title.js';

it('names the functions, of many the first two, and the view', () => {
  expect(pageTitle(['GELU'], 'explore', undefined)).toBe('GELU · Explore · Activarium');
  expect(pageTitle(['GELU', 'Swish'], 'train', undefined)).toBe('GELU and Swish · Train · Activarium');
  expect(pageTitle(['A', 'B', 'C'], 'design', undefined)).toBe('A, B and C · Design · Activarium');
  expect(pageTitle(['A', 'B', 'C', 'D'], 'neurons', undefined)).toBe('A, B and 2 more · Neurons · Activarium');
});

it('says first how far a training is, which the tab shows longest', () => {
  expect(pageTitle(['GELU'], 'train', 0.429)).toBe('42 % · GELU · Train · Activarium');
});
