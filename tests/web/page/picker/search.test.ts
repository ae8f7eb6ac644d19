/** What the picker's search finds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapterFunctions, chapterTable } from '../../../../web/src/page/picker/chapter.js';
import { find, type Finds } from '../../../../web/src/page/picker/search.js';
import { createEngine, type Engine } from '../../engine/library.js';
import { info } from './info.js';

describe('the search', () => {
  const functions = [
    info('tanh', 'Tanh', { family: 'sigmoidal' }),
    info('relu', 'ReLU'),
    info('gelu', 'GELU', { family: 'smooth gate' }),
    info('leaky-relu', 'LeakyReLU'),
  ];
  const found = (search: string): string[] =>
    find(functions, search).groups.flatMap((group) => group.functions.map(({ id }) => id));

  it('keeps the order of families and functions', () => {
    expect(find(functions, '').groups.map(({ family }) => family)).toEqual(['sigmoidal', 'rectifier', 'smooth gate']);
    expect(found('')).toEqual(['tanh', 'relu', 'leaky-relu', 'gelu']);
  });

  it('finds by name, id and family in any case', () => {
    expect(found(' RELU ')).toEqual(['relu', 'leaky-relu']);
    expect(found('leaky-')).toEqual(['leaky-relu']);
    // Tanh is smooth, too, though its family is called otherwise.
    expect(found('smooth')).toEqual(['tanh', 'gelu']);
    expect(found('smooth gate')).toEqual(['gelu']);
    expect(found('xyz')).toEqual([]);
  });

  it('narrows down to the chapter’s thirteen, among which it finds as among all', () => {
    const all = [...functions, info('elu', 'ELU'), info('elu-alpha', 'ELU-α'), info('telu', 'TeLU')];
    const ofChapter = (search: string): string[] =>
      find(all, search, true).groups.flatMap((group) => group.functions.map(({ id }) => id));
    expect(ofChapter('')).toEqual(['tanh', 'relu', 'leaky-relu', 'elu-alpha', 'gelu']);
    expect(ofChapter('elu')).toEqual(['relu', 'leaky-relu', 'elu-alpha', 'gelu']);
    expect(chapterFunctions).toHaveLength(13);
  });

  it('shows No activation, the control of the chapter’s table, among its functions', () => {
    const all = [info('none', 'No activation', { family: 'identity' }), ...functions, info('elu', 'ELU')];
    const shown = find(all, '', true).groups.flatMap((group) => group.functions.map(({ id }) => id));
    expect(shown).toEqual(['none', 'tanh', 'relu', 'leaky-relu', 'gelu']);
    expect(chapterTable).toHaveLength(14);
  });
});

describe('among all functions of the engine the search', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine();
  });
  afterAll(() => {
    engine.dispose();
  });
  const ids = ({ groups }: Finds): readonly string[] => groups.flatMap((group) => group.functions.map(({ id }) => id));
  const found = (search: string): readonly string[] => ids(find(engine.activations, search));
  const first = (search: string): string | undefined => find(engine.activations, search).first;

  it.each([
    ['transformer', ['gelu', 'gelu-tanh', 'reglu', 'geglu', 'swiglu'], 'gelu'],
    ['swish', ['silu', 'swish', 'hardswish', 'swiglu'], 'swish'],
    ['leaky', ['leaky-relu', 'prelu', 'rrelu'], 'leaky-relu'],
    ['leaky relu', ['leaky-relu', 'prelu', 'rrelu'], 'leaky-relu'],
    ['2017', ['celu', 'selu', 'silu', 'swish'], 'celu'],
    ['mobile', ['hardsigmoid', 'relu6', 'hardswish'], 'hardsigmoid'],
    ['KAN', ['b-spline'], 'b-spline'],
    ['sparse', ['relu', 'relu6', 'tanhshrink', 'reglu'], 'relu'],
    ['pade', ['rational'], 'rational'],
    ['mobile smooth', ['hardswish'], 'hardswish'],
    ['tanh', ['tanh', 'hardtanh', 'gelu-tanh', 'tanhshrink'], 'tanh'],
  ])('finds by “%s” %j, first of all %s', (search, some, best) => {
    expect(found(search)).toEqual(some);
    expect(first(search)).toBe(best);
  });

  it('finds what is smooth, and what is learned', () => {
    const learned = engine.activations.filter(({ parameters }) => parameters.some((each) => each.learned));
    for (const { id } of learned) expect(found('learned')).toContain(id);
    const smooth = found('smooth');
    for (const id of ['tanh', 'sigmoid', 'gelu', 'mish', 'softplus']) expect(smooth).toContain(id);
    for (const id of ['relu', 'hardtanh', 'step', 'rrelu']) expect(smooth).not.toContain(id);
  });

  it('calls nothing smooth that has a kink or a jump', async () => {
    // Of these two it is the family that is called so.
    for (const id of found('smooth').filter((each) => !['hardswish', 'nipuna'].includes(each))) {
      if (engine.activations.find((each) => each.id === id)?.kind !== 'elementwise') continue;
      const { kinks, jumps } = await engine.measure({ activation: id, cost: false });
      expect([id, kinks, jumps]).toEqual([id, [], []]);
    }
  });

  it('finds every function by its id, its name, its year, and by what it is used for', () => {
    const names = engine.activations.map(({ name }) => name);
    for (const { id, name, year, typicalUse } of engine.activations) {
      expect(first(id)).toBe(id);
      expect(first(name)).toBe(name === 'ELU-α' ? 'elu-alpha' : id);
      if (year > 0) expect(found(String(year))).toContain(id);
      const word = typicalUse.split(/[^A-Za-z]+/).find((each) => each.length > 6 && !names.includes(each));
      if (word !== undefined) expect(found(word)).toContain(id);
    }
  });

  it('takes the nearest word only where nothing is found, and says which', () => {
    const slip = find(engine.activations, 'transfomer');
    expect(slip.nearest).toBe('transformer');
    expect(ids(slip)).toEqual(found('transformer'));
    expect(find(engine.activations, 'sigmiod')).toMatchObject({ nearest: 'Sigmoid', first: 'sigmoid' });
    expect(find(engine.activations, 'relu').nearest).toBeUndefined();
    expect(find(engine.activations, 'qqqqqq')).toEqual({ groups: [], first: undefined, nearest: undefined });
    // SELU is there, only not among these.
    expect(find(engine.activations, 'selu', true)).toEqual({ groups: [], first: undefined, nearest: undefined });
  });
});
