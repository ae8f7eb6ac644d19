/** What the picker says of functions. */
import { describe, expect, it } from 'vitest';
import { statusText, variant } from '../../../../web/src/page/picker/picker-words.js';
import type { ActivationParameter } from '../../../../web/src/engine/types.js';
import { info } from './info.js';

const parameter = (name: string, initial: number, more: Partial<ActivationParameter> = {}): ActivationParameter => ({
  name,
  symbol: name,
  count: 1,
  initial,
  distribution: 'constant',
  spread: 1,
  minimum: 0,
  maximum: 1,
  learnable: true,
  learned: false,
  ...more,
});

describe('variant', () => {
  it('tells the rectifiers apart', () => {
    expect(variant(info('relu', 'ReLU'))).toBe('');
    expect(variant(info('leaky-relu', 'LeakyReLU', { parameters: [parameter('slope', 0.01)] }))).toBe('slope 0.01');
    expect(variant(info('prelu', 'PReLU', { parameters: [parameter('slope', 0.25, { learned: true })] }))).toBe(
      'slope learned',
    );
    const drawn = [parameter('lower', 1 / 8), parameter('upper', 1 / 3)];
    expect(variant(info('rrelu', 'RReLU', { parameters: drawn, noisy: true }))).toBe('random 0.125 to 0.333');
  });

  it('counts the numbers of a function with many', () => {
    const many = ['c', 'omega', 'phi'].map((name) => parameter(name, 0, { count: 25, learned: true }));
    expect(variant(info('staf', 'STAF', { parameters: many }))).toBe('75 learned numbers');
  });

  it('writes a Greek letter as the letter, and words as words', () => {
    const noted = (...parameters: ActivationParameter[]): string => variant(info('x', 'X', { parameters }));
    expect(noted(parameter('theta', 0, { symbol: 'θ' }))).toBe('θ 0');
    expect(noted(parameter('alpha', 1, { symbol: 'α', learned: true }))).toBe('α learned');
    expect(noted(parameter('k', 1), parameter('theta', 0, { symbol: 'θ', learned: true }))).toBe('k 1, θ learned');
    expect(noted(parameter('slope', 0.01, { symbol: 'a' }))).toBe('slope 0.01');
  });

  it('says the last word of a long parameter name', () => {
    expect(variant(info('x', 'X', { parameters: [parameter('negativeSlope', 0.1)] }))).toBe('slope 0.1');
  });
});

describe('statusText', () => {
  it('says how many are selected and what can be done', () => {
    expect(statusText(1, 6)).toBe('1 selected. Click selects one; + adds for comparison, up to six.');
    expect(statusText(6, 6)).toBe('6 selected. Six at most: take one out first.');
  });
});
