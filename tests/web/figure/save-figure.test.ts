/** The names of a figure's files. */
import { expect, it } from 'vitest';
import { fileName } from '../../../web/src/figure/save-figure.js';

it.each([
  ['GELU and its derivative', 'gelu-and-its-derivative'],
  ['What ReLU gets wrong after 4 epochs', 'what-relu-gets-wrong-after-4-epochs'],
  ['ELU-α (the chapter’s TeLU)', 'elu-α-the-chapter-s-telu'],
  ['Déjà vu', 'deja-vu'],
  ['../../etc', 'etc'],
  ['…', 'figure'],
])('%s becomes %s', (title, name) => {
  expect(fileName(title)).toBe(name);
});

it('a long title is cut between letters', () => {
  expect(fileName('𝑥'.repeat(100)).length).toBeLessThanOrEqual(60);
  expect(fileName(`${'a'.repeat(59)}😀b`)).toBe('a'.repeat(59));
});
