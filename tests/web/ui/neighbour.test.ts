/** Arrow keys over tiles: rows of three, one of them short, a second group below. */
import { describe, expect, it } from 'vitest';
import { neighbour, type Box } from '../../../web/src/ui/neighbour.js';

const box = (column: number, top: number, height = 80): Box => ({
  left: column * 80,
  right: column * 80 + 76,
  top,
  bottom: top + height,
});
//  0 1 2
//  3
//  4 5 6
const boxes = [box(0, 0), box(1, 0, 100), box(2, 0), box(0, 104), box(0, 220), box(1, 220), box(2, 220, 95)];
const walk = (from: number, ...keys: readonly string[]): number =>
  keys.reduce((index, key) => neighbour(boxes, index, key) ?? index, from);

describe('neighbour', () => {
  it('goes through all boxes in reading order with left and right', () => {
    expect(walk(2, 'ArrowRight')).toBe(3);
    expect(walk(4, 'ArrowLeft')).toBe(3);
    expect(neighbour(boxes, 6, 'ArrowRight')).toBeUndefined();
    expect(neighbour(boxes, 0, 'ArrowLeft')).toBeUndefined();
  });

  it('stays in the column with up and down', () => {
    expect(walk(0, 'ArrowDown')).toBe(3);
    expect(walk(0, 'ArrowDown', 'ArrowDown')).toBe(4);
    expect(walk(4, 'ArrowUp', 'ArrowUp')).toBe(0);
  });

  it('takes the nearest of a shorter row', () => {
    expect(walk(2, 'ArrowDown')).toBe(3);
    expect(walk(6, 'ArrowUp')).toBe(3);
  });

  it('has no way out above and below', () => {
    expect(neighbour(boxes, 1, 'ArrowUp')).toBeUndefined();
    expect(neighbour(boxes, 5, 'ArrowDown')).toBeUndefined();
  });

  it('goes to the ends and ignores other keys', () => {
    expect(walk(3, 'Home')).toBe(0);
    expect(walk(3, 'End')).toBe(6);
    expect(neighbour(boxes, 3, 'a')).toBeUndefined();
    expect(neighbour(boxes, 9, 'Home')).toBeUndefined();
  });
});
