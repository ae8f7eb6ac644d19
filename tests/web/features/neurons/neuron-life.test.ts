/** A neuron's life in words. */
import { describe, expect, it } from 'vitest';
import { lifeOf, lifeWords, type LifeMoment } from '../../../../web/src/features/neurons/neuron-life.js';
import { epochWords } from '../../../../web/src/parts/network/neuron-counts.js';

function told(moments: readonly LifeMoment[]): string | undefined {
  const found = lifeOf(moments);
  return found && lifeWords(found);
}

/** One letter a moment: d for dead, a for alive; the first is epoch 0. */
const life = (letters: string): string | undefined =>
  told(Array.from(letters).map((letter, epoch) => ({ epoch, dead: letter === 'd' })));

describe('lifeWords', () => {
  it('says nothing of a neuron that was never dead', () => {
    expect(life('aaa')).toBeUndefined();
    expect(life('')).toBeUndefined();
  });

  it('tells who was born dead from who died', () => {
    expect(life('d')).toBe('dead before training');
    expect(life('ddd')).toBe('dead before training and ever since');
    expect(life('ad')).toBe('dead since epoch 1');
    expect(life('aaaad')).toBe('dead since epoch 4');
    expect(life('aaddd')).toBe('dead since epoch 2');
  });

  it('tells a revival', () => {
    expect(life('da')).toBe('revived: dead before training, fires again since epoch 1');
    expect(life('dddaa')).toBe('revived: dead before training and until epoch 2, fires again since epoch 3');
    expect(life('aadda')).toBe('revived: dead from epoch 2 to 3, fires again since epoch 4');
    expect(life('aadaa')).toBe('revived: dead after epoch 2, fires again since epoch 3');
  });

  it('tells several deaths', () => {
    expect(life('daddd')).toBe('dead since epoch 2, and dead before training');
    expect(life('dadda')).toBe('revived: dead before training and from epoch 2 to 3, fires again since epoch 4');
  });

  it('names a moment between two epochs', () => {
    const moments = [
      { epoch: 0, dead: false },
      { epoch: 1.42, dead: true },
    ];
    expect(told(moments)).toBe('dead since epoch 1.4');
  });
});

describe('epochWords', () => {
  it('tells before, after and in the middle of an epoch', () => {
    expect(epochWords(0)).toBe('before training');
    expect(epochWords(4)).toBe('after epoch 4');
    expect(epochWords(79 * (3 / 79))).toBe('after epoch 3');
    expect(epochWords(3.42)).toBe('at epoch 3.4');
  });
});
