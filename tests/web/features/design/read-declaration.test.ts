/** Numbers that a reader types for a formula's parameters. */
import { describe, expect, it } from 'vitest';
import { conflictOf, readDeclaration, readField } from '../../../../web/src/features/design/read-declaration.js';

describe('a field', () => {
  it('takes numbers with comma or point, and for a list one or as many as it has', () => {
    expect(readField('b', 'initial', ' −1,5 ', 1)).toEqual({ kind: 'value', value: -1.5 });
    expect(readField('c', 'initial', '0.1, 0.2, 3e-1', 3)).toEqual({ kind: 'value', value: [0.1, 0.2, 0.3] });
    expect(readField('c', 'initial', '0.5', 3)).toEqual({ kind: 'value', value: 0.5 });
  });

  it('left empty declares nothing', () => {
    expect(readField('b', 'minimum', '', 1)).toEqual({ kind: 'value', value: undefined });
  });

  it.each([
    ['b', 'initial', 'one', 1, /^Start of b must be a number/],
    ['b', 'maximum', '1e9', 1, /^Most of b must be a number/],
    ['b', 'spread', '-1', 1, /^Spread of b must be 0 or more/],
    ['c', 'initial', '1, 2', 3, /^Start of c must be one number or 3 numbers; there are 2/],
    ['c', 'initial', '1, two, 3', 3, /^Start of c: “two” is not a number/],
  ] as const)('%s %s “%s” is refused with its name', (name, field, text, count, words) => {
    expect(readField(name, field, text, count)).toMatchObject({
      kind: 'fault',
      reason: expect.stringMatching(words) as string,
    });
  });
});

describe('numbers together', () => {
  it('must have the least below the most, and the start between', () => {
    expect(conflictOf('b', { minimum: 1, maximum: 1 })).toMatchObject({ field: 'maximum' });
    expect(conflictOf('b', { initial: [0, 3], maximum: 2 })).toMatchObject({ field: 'initial' });
    expect(conflictOf('b', { initial: 1, minimum: 0, maximum: 2 })).toBeUndefined();
  });
});

describe('a declaration', () => {
  it('has a field taken in that can be read, and is refused with the reason where it cannot', () => {
    expect(readDeclaration('b', { initial: 1 }, 'minimum', 'x', 1)).toMatchObject({
      kind: 'fault',
      reason: expect.stringMatching(/Least of b/) as string,
    });
    expect(readDeclaration('b', { initial: 1 }, 'minimum', '0', 1)).toEqual({
      kind: 'value',
      value: { initial: 1, minimum: 0 },
    });
  });

  it('is refused where its numbers do not go together', () => {
    expect(readDeclaration('b', { minimum: 1 }, 'maximum', '0', 1)).toMatchObject({ kind: 'fault' });
  });

  it('takes a number back when its field is emptied', () => {
    expect(readDeclaration('b', { initial: 1, maximum: 3 }, 'maximum', ' ', 1)).toEqual({
      kind: 'value',
      value: { initial: 1 },
    });
  });
});
