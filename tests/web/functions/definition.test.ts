/** The reader's own functions in links: what comes back, what is clamped, what is refused. */
import { describe, expect, it } from 'vitest';
import {
  definitionsProperty,
  draftProperty,
  longestName,
  mostOwn,
  type Draft,
} from '../../../web/src/functions/definition.js';
import { Store } from '../../../web/src/store/store.js';
import type { DefineRequest } from '../../../web/src/engine/types.js';

const own = definitionsProperty({ key: 'own', label: () => 'Functions of your own' });
const draft = draftProperty({ key: 'draft', label: () => 'Function being written' });

/** Through a whole link, as the address bar holds it. */
function throughLink(
  definitions: readonly DefineRequest[],
  written?: Draft,
): Store<{ own: typeof own; draft: typeof draft }> {
  const store = new Store({ own, draft });
  store.set({ own: definitions, draft: written });
  const other = new Store({ own, draft });
  expect(other.applyHash(store.toHash())).toEqual([]);
  return other;
}

const everything: DefineRequest = {
  name: 'Mine; it’s ~new~',
  formula: "where(x >= 0 and x < 5, c[1]*x, b*sin(2*x)) + 1e-3 ~';&#%",
  parameters: {
    b: { initial: -1.5, minimum: -2, maximum: 2, learnable: false },
    c: { initial: [0.1, 0.25, -3], distribution: 'uniform', spread: 0.5 },
    β: { distribution: 'normal' },
    constructor: { initial: 2 },
    __proto__x: {},
  },
};

describe('a definition', () => {
  it('comes back from a link as it was, whatever its name and formula hold', () => {
    expect(throughLink([everything]).get('own')).toEqual([everything]);
  });

  it('is written so that it can be read', () => {
    expect(
      own.write([{ name: 'Swish', formula: 'x*sigmoid(b*x)', parameters: { b: { initial: 1, maximum: 5 } } }]),
    ).toBe('Swish~x*sigmoid(b*x)~b:1::5');
  });

  it('keeps a name of letters that take two units or are joined, and cuts none of them in half', () => {
    const name = '👩‍🔬 und 😀';
    expect(throughLink([{ name, formula: 'x' }]).get('own')).toEqual([{ name, formula: 'x' }]);
    const long = own.read(`${'a'.repeat(longestName - 1)}😀b~x`);
    expect(long).toMatchObject({ kind: 'clamped', value: [{ name: `${'a'.repeat(longestName - 1)}😀` }] });
    const typed = throughLink([], { name: ` A\u200B\uD83D${'b'.repeat(50)}`, formula: 'x', parameters: {}, of: '' });
    expect(typed.get('draft')?.name).toBe(`A${'b'.repeat(longestName - 1)}`);
  });

  it('is one of six', () => {
    const six = Array.from({ length: mostOwn }, (_, i) => ({ name: `F${String(i)}`, formula: `x + ${String(i)}` }));
    expect(throughLink(six).get('own')).toEqual(six);
    const reading = own.read(own.write([...six, everything]));
    expect(reading).toMatchObject({ kind: 'clamped', value: six });
  });

  it.each([
    ['a number that is none', 'F~x*b~b:one'],
    ['a number beyond a million', 'F~x*b~b:1e7'],
    ['an unknown distribution', 'F~x*b~b:1:::gamma'],
    ['a name that is none', 'F~x*b~2b:1'],
    ['too many parts', 'F~x*b~b:1:0:2:n:1:fixed:more'],
  ])('with %s keeps its formula and loses the parameter', (_, text) => {
    expect(own.read(text)).toMatchObject({ kind: 'clamped', value: [{ name: 'F', formula: 'x*b' }] });
  });

  it.each([
    ['without a formula', 'F'],
    ['with a formula of more than 2,000 characters', `F~${'x+'.repeat(1001)}x`],
    ['of megabytes', `F~${'x'.repeat(2_000_000)}`],
  ])('%s is refused', (_, text) => {
    expect(own.read(text).kind).toBe('invalid');
  });

  it('loses control characters and all but 40 letters of its name', () => {
    const reading = own.read(`${'n'.repeat(39)}\u0007mm~x`);
    expect(reading).toMatchObject({ kind: 'clamped', value: [{ name: `${'n'.repeat(39)}m`, formula: 'x' }] });
  });
});

describe('a draft', () => {
  it('comes back from a link as it was, readable or not', () => {
    const written: Draft = { name: 'Try', formula: 'x * sigmod(', parameters: {}, of: 'f-0123456789abcdef' };
    expect(throughLink([], written).get('draft')).toEqual(written);
  });

  it('that is empty is not the same as none', () => {
    const empty: Draft = { name: '', formula: '', parameters: {}, of: '' };
    expect(throughLink([], empty).get('draft')).toEqual(empty);
    expect(throughLink([]).get('draft')).toBeUndefined();
  });

  it('that replaces something that is no id is refused', () => {
    expect(draft.read('F-1 ~name~x').kind).toBe('invalid');
  });
});
