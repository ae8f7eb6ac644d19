/** What is typed into fields, until it is taken. */
import { describe, expect, it, vi } from 'vitest';
import type { Typed } from '../../../web/src/text/typed.js';
import { Drafts } from '../../../web/src/ui/drafts.js';

const readWhole = (text: string): Typed<number> =>
  /^\d+$/.test(text) ? { kind: 'value', value: Number(text) } : { kind: 'fault', reason: `“${text}” is no number.` };

function drafted(): {
  readonly drafts: Drafts<'count'>;
  readonly taken: number[];
  readonly reader: { readonly read: typeof readWhole; readonly take: (value: number) => void };
  readonly changed: () => void;
} {
  const taken: number[] = [];
  const changed = vi.fn();
  return {
    drafts: new Drafts(changed),
    taken,
    reader: { read: readWhole, take: (value) => taken.push(value) },
    changed,
  };
}

describe('a field that is judged when it is left', () => {
  it('keeps what is being typed unjudged, and takes it then', () => {
    const { drafts, taken, reader } = drafted();
    const field = drafts.whenLeft('count', '3', reader);
    expect([field.value, field.fault]).toEqual(['3', undefined]);
    field.onType('1x');
    expect(drafts.whenLeft('count', '3', reader)).toMatchObject({ value: '1x', fault: undefined });
    field.onTake('12');
    expect(taken).toEqual([12]);
    expect(drafts.whenLeft('count', '12', reader)).toMatchObject({ value: '12', fault: undefined });
  });

  it('keeps what is wrong with its fault until it is mended', () => {
    const { drafts, taken, reader, changed } = drafted();
    drafts.whenLeft('count', '3', reader).onTake('many');
    expect(changed).toHaveBeenCalledOnce();
    const wrong = drafts.whenLeft('count', '3', reader);
    expect([wrong.value, wrong.fault]).toEqual(['many', '“many” is no number.']);
    expect(drafts.faulty).toEqual(['count']);
    wrong.onLeave();
    wrong.onType('man');
    expect(drafts.whenLeft('count', '3', reader)).toMatchObject({ value: 'man', fault: '“many” is no number.' });
    wrong.onTake('5');
    expect([drafts.faulty, taken]).toEqual([[], [5]]);
  });

  it('follows its value again once it is left with the text that it was entered with', () => {
    const { drafts, reader } = drafted();
    const field = drafts.whenLeft('count', '3', reader);
    field.onType('34');
    field.onType('3');
    field.onLeave();
    expect(drafts.whenLeft('count', '9', reader).value).toBe('9');
  });
});

describe('a field that is judged with every key', () => {
  it('takes what is right at once, and shows it as it is typed until the field is left', () => {
    const { drafts, taken, reader } = drafted();
    drafts.whileTyped('count', '3', reader).onType('007');
    expect(taken).toEqual([7]);
    expect(drafts.whileTyped('count', '7', reader).value).toBe('007');
    drafts.whileTyped('count', '7', reader).onTake('007');
    expect(drafts.whileTyped('count', '7', reader).value).toBe('7');
    expect(taken).toEqual([7]);
  });

  it('keeps what is wrong when it is left', () => {
    const { drafts, taken, reader } = drafted();
    drafts.whileTyped('count', '3', reader).onType('x');
    drafts.whileTyped('count', '3', reader).onTake('x');
    drafts.whileTyped('count', '3', reader).onLeave();
    expect(drafts.whileTyped('count', '3', reader)).toMatchObject({ value: 'x', fault: '“x” is no number.' });
    expect(taken).toEqual([]);
  });
});

it('a value that reads well may be refused all the same, and the text stays that of the value', () => {
  const { drafts, reader } = drafted();
  drafts.refuse('count', 'There is no room for so many.');
  expect(drafts.whenLeft('count', '3', reader)).toMatchObject({ value: '3', fault: 'There is no room for so many.' });
  drafts.drop('count');
  expect(drafts.fault('count')).toBeUndefined();
});
