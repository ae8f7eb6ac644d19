/** Images that a network is right on, as text; the texts were made with numpy.packbits and Python's base64. */
import { describe, expect, it } from 'vitest';
import { readBits, writeBits } from '../../../../web/src/training/comparison/right-bits.js';

const samples = [
  { right: Uint8Array.of(1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1), text: 'saA=' },
  { right: Uint8Array.from({ length: 50 }, (_, i) => ((i * i) % 7 < 3 ? 1 : 0)), text: '27du3bt2wA==' },
  { right: new Uint8Array(), text: '' },
];

describe('the images that a network is right on', () => {
  it.each(samples)('are written as numpy packs them: $text', ({ right, text }) => {
    expect(writeBits(right)).toBe(text);
    expect(readBits(text, right.length)).toEqual(right);
  });

  it('are read from no text of another length, alphabet or padding', () => {
    for (const [text, count] of [
      ['saA=', 17],
      ['saA=', 0],
      ['saA=', 25],
      ['sa-=', 11],
      ['sa A', 24],
      ['saA', 11],
      ['====', 11],
      ['saAA', 11],
      ['saB=', 11],
      ['saAA', 16],
      ['saA=', 8],
    ] as const)
      expect(readBits(text, count), text).toBeUndefined();
    // A bit after the last image.
    expect(readBits('saE=', 11)).toBeUndefined();
  });
});
