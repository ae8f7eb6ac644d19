/** The reader's own functions between store and engine: told, left out, replaced, taken away. */
import { describe, expect, it } from 'vitest';
import { loadCodeWords } from '../../../web/src/engine/in-words.js';
import { DraftFunction } from '../../../web/src/features/design/draft-function.js';
import { mostOwn, type Draft } from '../../../web/src/functions/definition.js';
import { OwnFunctions } from '../../../web/src/workbench/own-functions.js';
import { createPageStore, type PageStore } from '../../../web/src/workbench/state.js';
import { createEngine, type ActivationInfo, type DefineRequest, type Engine } from '../engine/library.js';

async function open(hash = ''): Promise<{ store: PageStore; engine: Engine; own: OwnFunctions }> {
  const store = createPageStore();
  store.applyHash(hash);
  const engine = await createEngine({ worker: false });
  return { store, engine, own: new OwnFunctions(store, engine) };
}

const names = (own: OwnFunctions): readonly string[] =>
  own.listed.filter(({ definition }) => definition).map(({ name }) => name);

/** Defined and listed; nothing where there is no room. */
async function add(
  own: OwnFunctions,
  definition: DefineRequest,
  replaced: string,
): Promise<ActivationInfo | undefined> {
  const info = await own.define(definition);
  return own.add(info.id, definition, replaced) ? info : undefined;
}

describe('functions of a link', () => {
  it('are unknown until they are told to the engine', async () => {
    const { own, engine } = await open('#own=Mine~x*tanh(x)');
    expect(own.isSettled).toBe(false);
    expect(await own.settle()).toEqual([]);
    expect(own.isSettled).toBe(true);
    expect(names(own)).toEqual(['Mine']);
    expect(engine.activations.map(({ name }) => name)).toContain('Mine');
  });

  it('that cannot be read are left out with the place of the mistake', async () => {
    // The built engine has loaded the words for itself only.
    await loadCodeWords();
    const { own, store } = await open('#own=Bad~x*sigmod(x);~x%2B;Good~x*tanh(x)');
    const notices = await own.settle();
    expect(notices).toMatchObject([{ given: 'Bad' }, { given: 'x+' }]);
    const [first] = notices;
    expect(first?.kind === 'value' && first.fault('It')).toMatch(/^It cannot be read \(.*sigmod/);
    expect(store.get('own').map(({ name }) => name)).toEqual(['Good']);
    expect(own.isSettled).toBe(true);
  });

  it('that are the same twice are one', async () => {
    const { own, store } = await open('#own=A~x*tanh(x);B~x*tanh(x)');
    expect(await own.settle()).toEqual([]);
    expect(store.get('own').map(({ name }) => name)).toEqual(['A']);
  });

  it('are listed no more when the next link has others', async () => {
    const { own, store } = await open('#own=Mine~x*tanh(x)');
    await own.settle();
    store.applyHash('#own=Other~x*sin(x)');
    expect(own.isSettled).toBe(false);
    await own.settle();
    expect(names(own)).toEqual(['Other']);
  });

  it('fail with the engine', async () => {
    const { own, engine } = await open('#own=Mine~x*tanh(x)');
    engine.dispose();
    await expect(own.settle()).rejects.toMatchObject({ code: 'disposed' });
  });
});

describe('a function', () => {
  it('that is added is listed and selected', async () => {
    const { own, store } = await open();
    const info = await add(own, { name: 'Mine', formula: 'x*tanh(x)' }, '');
    expect(own.isSettled).toBe(true);
    expect(own.ids).toEqual([info?.id]);
    expect(store.get('selection')).toEqual([
      { activation: 'relu', slot: 1 },
      { activation: info?.id, slot: 2 },
    ]);
  });

  it('that is changed takes the old one’s place and slot', async () => {
    const { own, store, engine } = await open();
    const first = await add(own, { name: 'Mine', formula: 'x*tanh(x)' }, '');
    store.set({
      parameters: new Map([
        [`${first?.id ?? ''}.b`, 2],
        ['swish.beta', 3],
      ]),
    });
    await add(own, { name: 'Another', formula: 'x*sin(x)' }, '');
    const changed = await add(own, { name: 'Mine', formula: 'x*tanh(2*x)' }, first?.id ?? '');
    expect(store.get('own').map(({ formula }) => formula)).toEqual(['x*tanh(2*x)', 'x*sin(x)']);
    expect(store.get('selection')[1]).toEqual({ activation: changed?.id, slot: 2 });
    expect([...store.get('parameters')]).toEqual([['swish.beta', 3]]);
    // What was trained with the old one still has a name.
    expect(engine.activations.find(({ id }) => id === first?.id)?.name).toBe('Mine');
    expect(names(own)).toEqual(['Mine', 'Another']);
  });

  it('that is added again under another name is called so', async () => {
    const { own, engine } = await open();
    const first = await add(own, { name: 'Mine', formula: 'x*tanh(x)' }, '');
    const second = await add(own, { name: 'Yours', formula: 'x * tanh(x)' }, '');
    expect(second?.id).toBe(first?.id);
    expect(names(own)).toEqual(['Yours']);
    expect(engine.activations.filter(({ definition }) => definition)).toHaveLength(1);
  });

  it('is one of six at most', async () => {
    const { own, store } = await open();
    for (let i = 1; i <= mostOwn; i += 1) await add(own, { name: 'F', formula: `x + ${String(i)}` }, '');
    expect(await add(own, { name: 'F', formula: 'x + 99' }, '')).toBeUndefined();
    expect(store.get('own')).toHaveLength(mostOwn);
  });

  it('that is taken away is taken out of the selection; the last leaves ReLU', async () => {
    const { own, store } = await open();
    const info = await add(own, { name: 'Mine', formula: 'x*tanh(x)' }, '');
    store.set({ selection: [{ activation: info?.id ?? '', slot: 1 }] });
    own.remove(info?.id ?? '');
    expect(store.get('selection')).toEqual([{ activation: 'relu', slot: 1 }]);
    expect(names(own)).toEqual([]);
  });
});

it('of many functions only the last are known to the engine, and those that are listed', async () => {
  const { own, engine } = await open();
  const listed = await add(own, { name: 'Kept', formula: 'x + 0.5' }, '');
  for (let i = 1; i <= 120; i += 1) await own.define({ formula: `x + ${String(i)}` });
  const defined = engine.activations.filter(({ definition }) => definition);
  expect(defined).toHaveLength(100);
  expect(defined.map(({ id }) => id)).toContain(listed?.id);
  expect(defined.at(-1)?.formulaText).toMatch(/120/);
});

describe('a draft', () => {
  const draft = (formula: string): Draft => ({ name: 'Try', formula, parameters: {}, of: '' });

  it('is drawn but not listed', async () => {
    const { own, engine } = await open();
    const tried = new DraftFunction();
    expect(await tried.look(engine, own, draft('x*tanh(b*x)'))).toBe(true);
    expect(tried.isOf(draft('x*tanh(b*x)'))).toBe(true);
    expect(tried.lastValid?.parameters).toEqual([{ name: 'b', count: 1, firstIndex: undefined }]);
    expect(names(own)).toEqual([]);
    expect(engine.activations.some(({ id }) => id === tried.info?.id)).toBe(true);
  });

  it('that goes wrong keeps its last curve, and is not what is written', async () => {
    const { engine } = await open();
    const tried = new DraftFunction();
    await tried.look(engine, engine, draft('x*tanh(x)'));
    await tried.look(engine, engine, draft('x*tanh('));
    expect(tried.reading).toMatchObject({ kind: 'invalid', from: 7, to: 7 });
    expect(tried.info?.formulaText).toMatch(/tanh/);
    expect(tried.isOf(draft('x*tanh('))).toBe(false);
  });

  it('overtaken by another is not taken', async () => {
    const { engine } = await open();
    const tried = new DraftFunction();
    const looks = [draft('x*sin(x)'), draft('x*cos(x)')].map((each) => tried.look(engine, engine, each));
    expect(await Promise.all(looks)).toEqual([false, true]);
    expect(tried.isOf(draft('x*cos(x)'))).toBe(true);
  });

  it('overtaken while it is being defined is not drawn', async () => {
    const { engine } = await open();
    await engine.readFormula('x'); // by now all of the engine is loaded, and what follows takes no more than promises
    const tried = new DraftFunction();
    const first = tried.look(engine, engine, draft('x*sin(x)'));
    while (tried.reading === undefined) await Promise.resolve();
    const second = tried.look(engine, engine, draft('x*sin('));
    expect(await Promise.all([first, second])).toEqual([false, true]);
    expect(tried.info).toBeUndefined();
  });

  it('with a parameter that the engine refuses names its field', async () => {
    const { engine } = await open();
    const tried = new DraftFunction();
    await tried.look(engine, engine, { ...draft('x*b'), parameters: { b: { initial: [1, 2] } } });
    expect(tried.faultyField).toMatch(/^b/);
    expect(tried.isOf({ ...draft('x*b'), parameters: { b: { initial: [1, 2] } } })).toBe(false);
  });
});
