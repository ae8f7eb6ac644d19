/** What the picker says about functions, and what its search finds. */
import { describe, expect, it } from 'vitest';
import { chapterFunctions } from '../../../../web/src/page/picker/chapter.js';
import { grouped, statusText, variant } from '../../../../web/src/page/picker/picker-words.js';
import type { ActivationInfo, ActivationParameter } from '../../../../web/src/engine/types.js';

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

const info = (id: string, name: string, more: Partial<ActivationInfo> = {}): ActivationInfo => ({
  id,
  name,
  family: 'rectifier',
  formula: '',
  formulaText: '',
  parameters: [],
  kinks: [],
  limits: { value: [0, 0], derivative: [0, 0] },
  range: [0, 1],
  monotone: true,
  pieces: 1,
  gate: '',
  accuracy: { value: { ulp: 1, x: 0 }, derivative: { ulp: 1, x: 0 } },
  expression: '',
  kind: 'elementwise',
  claims: [],
  source: { kind: 'none', note: '' },
  year: 0,
  history: '',
  typicalUse: '',
  pros: '',
  cons: '',
  noisy: false,
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

describe('grouped', () => {
  const functions = [
    info('tanh', 'Tanh', { family: 'sigmoidal' }),
    info('relu', 'ReLU'),
    info('gelu', 'GELU', { family: 'smooth gate' }),
    info('leaky-relu', 'LeakyReLU'),
  ];
  const found = (search: string): string[] =>
    grouped(functions, search).flatMap((group) => group.functions.map(({ id }) => id));

  it('keeps the order of families and functions', () => {
    expect(grouped(functions, '').map(({ family }) => family)).toEqual(['sigmoidal', 'rectifier', 'smooth gate']);
    expect(found('')).toEqual(['tanh', 'relu', 'leaky-relu', 'gelu']);
  });

  it('finds by name, id and family in any case', () => {
    expect(found(' RELU ')).toEqual(['relu', 'leaky-relu']);
    expect(found('leaky-')).toEqual(['leaky-relu']);
    expect(found('smooth')).toEqual(['gelu']);
    expect(found('xyz')).toEqual([]);
  });

  it('narrows down to the chapter’s thirteen, among which it finds as among all', () => {
    const all = [...functions, info('elu', 'ELU'), info('elu-alpha', 'ELU-α'), info('telu', 'TeLU')];
    const ofChapter = (search: string): string[] =>
      grouped(all, search, true).flatMap((group) => group.functions.map(({ id }) => id));
    expect(ofChapter('')).toEqual(['tanh', 'relu', 'leaky-relu', 'elu-alpha', 'gelu']);
    expect(ofChapter('elu')).toEqual(['relu', 'leaky-relu', 'elu-alpha', 'gelu']);
    expect(chapterFunctions).toHaveLength(13);
  });
});

describe('statusText', () => {
  it('says how many are selected and what can be done', () => {
    expect(statusText(1, 6)).toBe('1 selected. Click selects one; + adds for comparison, up to six.');
    expect(statusText(6, 6)).toBe('6 selected. Six at most: take one out first.');
  });
});
