/** What the formula's field says of a text. */
import { describe, expect, it } from 'vitest';
import { faultWords, noteWords } from '../../../../web/src/features/design/formula-words.js';

describe('a fault', () => {
  it('is told with its place, as a sentence', () => {
    const fault = { message: 'an operator is missing here', from: 2, to: 2 };
    expect(faultWords('x y z', fault)).toBe('Character 3: an operator is missing here.');
    expect(faultWords('x ', fault)).toBe('At the end: an operator is missing here.');
    expect(faultWords(' ', { ...fault, message: 'the formula is empty' })).toBe('The formula is empty.');
    expect(faultWords('x y z', { ...fault, message: 'did you mean tanh?' })).toBe('Character 3: did you mean tanh?');
  });
});

describe('notes', () => {
  it('are told one after the other, with the names in their own letters', () => {
    expect(noteWords([])).toBe('');
    expect(
      noteWords([
        { message: 'x does not occur: this is a constant', from: 0, to: 8 },
        { message: 'z is read as a parameter; the variable is x', from: 6, to: 7 },
      ]),
    ).toBe('x does not occur: this is a constant. z is read as a parameter; the variable is x.');
  });
});
