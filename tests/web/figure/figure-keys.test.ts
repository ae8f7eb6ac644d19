/** The keys of a figure with a cross-hair. */
import { describe, expect, it } from 'vitest';
import { keyEffect, type KeyEffect, type KeyPress } from '../../../web/src/figure/figure-keys.js';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

const at = (key: string, cross: number | undefined, held: Partial<KeyPress> = {}): KeyEffect | undefined =>
  keyEffect(press(key, held), [-5, 5], cross);

describe('keyEffect', () => {
  it('moves the cross-hair by a fiftieth of the range, with Shift by a tenth of that', () => {
    expect(at('ArrowRight', 1)).toEqual({ kind: 'cross', cross: 1.2 });
    expect(at('ArrowLeft', 1)).toEqual({ kind: 'cross', cross: 0.8 });
    expect(at('ArrowRight', 1, { shiftKey: true })).toEqual({ kind: 'cross', cross: 1.02 });
    expect(at('PageUp', 1)).toEqual({ kind: 'cross', cross: 2 });
    expect(at('PageDown', 1)).toEqual({ kind: 'cross', cross: 0 });
  });

  it('shows the cross-hair at zero first, or in the middle where zero is out of view', () => {
    expect(at('ArrowRight', undefined)).toEqual({ kind: 'cross', cross: 0 });
    expect(keyEffect(press('ArrowLeft'), [10, 20], undefined)).toEqual({ kind: 'cross', cross: 15 });
    expect(keyEffect(press('ArrowLeft'), [10, 20], 3)).toEqual({ kind: 'cross', cross: 15 });
  });

  it('keeps the cross-hair in view and goes to the ends', () => {
    expect(at('ArrowRight', 5)).toEqual({ kind: 'cross', cross: 5 });
    expect(at('PageDown', -4.9)).toEqual({ kind: 'cross', cross: -5 });
    expect(at('Home', 1)).toEqual({ kind: 'cross', cross: -5 });
    expect(at('End', undefined)).toEqual({ kind: 'cross', cross: 5 });
  });

  it('hides the cross-hair with Escape, which does nothing else', () => {
    expect(at('Escape', 1)).toEqual({ kind: 'cross', cross: undefined });
    expect(at('Escape', undefined)).toBeUndefined();
  });

  it('zooms about the cross-hair, else about the middle, and resets', () => {
    expect(at('+', 5)).toEqual({ kind: 'range', range: [-1.6667, 5] });
    expect(at('-', undefined)).toEqual({ kind: 'range', range: [-7.5, 7.5] });
    expect(keyEffect(press('0'), [100, 200], 150)).toEqual({ kind: 'range', range: [-5, 5] });
  });

  it('pans with comma, full stop and Ctrl with arrows', () => {
    expect(at('.', 1)).toEqual({ kind: 'range', range: [-4, 6] });
    expect(at(',', 1)).toEqual({ kind: 'range', range: [-6, 4] });
    expect(at('ArrowRight', 1, { ctrlKey: true })).toEqual({ kind: 'range', range: [-4, 6] });
  });

  it('leaves the browser its own keys', () => {
    expect(at('+', 1, { ctrlKey: true })).toBeUndefined();
    expect(at('0', 1, { ctrlKey: true })).toBeUndefined();
    expect(at('ArrowLeft', 1, { altKey: true })).toBeUndefined();
    expect(at('ArrowLeft', 1, { metaKey: true })).toBeUndefined();
    expect(at('Tab', 1)).toBeUndefined();
    expect(at('ArrowUp', 1)).toBeUndefined();
    expect(at('a', 1)).toBeUndefined();
  });
});
