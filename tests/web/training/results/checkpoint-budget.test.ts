/** Which checkpoints give way, of lists made by hand. */
import { describe, expect, it } from 'vitest';
import { overBudget, type HeldCheckpoint } from '../../../../web/src/training/results/checkpoint-budget.js';

/** `a0:10@1`: of training a, step 0, 10 bytes, stored at 1. */
const held = (text: string): readonly HeldCheckpoint[] =>
  text.split(' ').map((each) => {
    const [, key = '', step, bytes, changed] = /^([a-z])(\d+):(\d+)@(\d+)$/.exec(each) ?? [];
    return { key, step: Number(step), bytes: Number(bytes), changed: Number(changed) };
  });

const going = (text: string, budget: number, current: string): string =>
  overBudget(held(text), budget, current)
    .map(({ key, step }) => `${key}${String(step)}`)
    .join(' ');

describe('of the checkpoints', () => {
  it('none goes while there is room', () => {
    expect(going('a0:10@1 a1:10@2 a2:10@3', 30, 'a')).toBe('');
  });

  it('the oldest goes first, of whatever training, and only as many as need to', () => {
    expect(going('a0:10@1 a1:10@5 a2:10@6 b0:10@2 b1:10@3 b2:10@4', 50, 'a')).toBe('b1');
    expect(going('a0:10@1 a1:10@5 a2:10@6 b0:10@2 b1:10@3 b2:10@4', 45, 'a')).toBe('b1 a1');
  });

  it('those of step 0 and of the last step stay while others can go', () => {
    expect(going('a0:10@1 a1:1@2 a2:1@3 a3:10@4', 20, 'a')).toBe('a1 a2');
  });

  it('the training that was stored longest ago gives its first and last, too, where these are too many; never the one under way', () => {
    expect(going('a0:10@1 a3:10@2 b0:10@3 b3:10@9 c0:10@5 c3:10@6', 40, 'b')).toBe('a0 a3');
    expect(going('a0:10@1 a3:10@9 b0:10@3 b3:10@4 c0:10@5 c3:10@6', 40, 'c')).toBe('b0 b3');
    expect(going('a0:10@1 a3:10@2', 5, 'a')).toBe('');
  });
});
