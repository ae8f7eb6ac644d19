/** Text cut to a length: letters of two units stay whole. */
import { describe, expect, it } from 'vitest';
import { cut, shorten, wellFormed } from '../../../web/src/text/cut.js';

describe('a cut', () => {
  it('counts letters, not units', () => {
    expect(cut('😀😀😀', 2)).toBe('😀😀');
    expect(cut('a😀b', 2)).toBe('a😀');
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('', 3)).toBe('');
  });

  it('shows by an ellipsis that something is missing, and only then', () => {
    expect(shorten('😀😀😀', 2)).toBe('😀😀…');
    expect(shorten('😀😀', 2)).toBe('😀😀');
  });

  it('of megabytes takes no time', () => {
    expect(shorten('😀'.repeat(5_000_000), 3)).toBe('😀😀😀…');
  });
});

describe('text for a link', () => {
  it('has no half of a letter', () => {
    expect(wellFormed('a\uD83D')).toBe('a\uFFFD');
    expect(wellFormed('\uDE00b\uD83D\uD83D\uDE00')).toBe('\uFFFDb\uFFFD😀');
    expect(wellFormed('α😀\n')).toBe('α😀\n');
    expect(() => encodeURIComponent(wellFormed('\uD800'))).not.toThrow();
  });
});
