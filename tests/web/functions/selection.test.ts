/** The selection in its slots, parameters that are set, and what a link names of both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parametersOf, withParameter } from '../../../web/src/functions/chosen-parameters.js';
import { noticeWords } from '../../../web/src/page/notice-words.js';
import type { LinkNotice } from '../../../web/src/store/link-notice.js';
import { keepKnown } from '../../../web/src/workbench/known.js';
import { createPageStore, pageProperties } from '../../../web/src/workbench/state.js';
import { selectOne, toggled, type Selection } from '../../../web/src/functions/selection.js';
import { createEngine, type Engine } from '../engine/library.js';

const slots = (selection: Selection): readonly (readonly [string, number])[] =>
  selection.map(({ activation, slot }) => [activation, slot]);

describe('a selection', () => {
  it('gives a function the first free slot and leaves the others in theirs', () => {
    const three = ['gelu', 'mish'].reduce(toggled, selectOne('relu'));
    expect(slots(three)).toEqual([
      ['relu', 1],
      ['gelu', 2],
      ['mish', 3],
    ]);
    const without = toggled(three, 'gelu');
    expect(slots(without)).toEqual([
      ['relu', 1],
      ['mish', 3],
    ]);
    expect(slots(toggled(without, 'tanh'))).toEqual([
      ['relu', 1],
      ['tanh', 2],
      ['mish', 3],
    ]);
  });

  it('never becomes empty and never holds a seventh', () => {
    expect(toggled(selectOne('relu'), 'relu')).toEqual(selectOne('relu'));
    const six = ['a', 'b', 'c', 'd', 'e'].reduce(toggled, selectOne('relu'));
    expect(six).toHaveLength(6);
    expect(toggled(six, 'f')).toBe(six);
  });

  it('comes back from a link with its slots', () => {
    const property = pageProperties.selection;
    const selection = toggled(['gelu', 'mish'].reduce(toggled, selectOne('relu')), 'gelu');
    expect(property.write(selection)).toBe('relu,,mish');
    expect(property.read('relu,,mish')).toEqual({ kind: 'valid', value: selection });
  });

  it.each([
    ['a seventh', 'a,b,c,d,e,f,g', 6],
    ['a second of the same', 'relu,relu', 1],
    ['what is no name', 'relu,<b>,gelu', 2],
  ])('takes from a link all but %s, and says so', (_what, text, length) => {
    const reading = pageProperties.selection.read(text);
    expect(reading.kind).toBe('clamped');
    expect('value' in reading && reading.value).toHaveLength(length);
  });
});

describe('parameters', () => {
  it('are handed to the engine by function', () => {
    const chosen = withParameter(withParameter(new Map(), 'swish', 'beta', 2), 'prelu', 'slope', 0.5);
    expect(parametersOf(chosen, 'swish')).toEqual({ beta: 2 });
    expect(parametersOf(chosen, 'relu')).toBeUndefined();
    expect(parametersOf(withParameter(chosen, 'swish', 'beta', undefined), 'swish')).toBeUndefined();
  });
});

const words = (notices: readonly LinkNotice[]): readonly string[] =>
  notices.map((notice) => noticeWords(notice, (id) => id.toUpperCase()));

describe('what the engine does not know', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createEngine({ worker: false });
  });
  afterAll(() => {
    engine.dispose();
  });

  it('is left out of the selection, with a notice', () => {
    const store = createPageStore();
    store.applyHash('#f=constructor,gelu,toString');
    const notices = keepKnown(store, engine.activations);
    expect(slots(store.get('selection'))).toEqual([['gelu', 2]]);
    expect(words(notices)).toEqual(['Activation function “constructor” does not exist; GELU is shown.']);
    store.applyHash('#f=nothing,never');
    expect(words(keepKnown(store, engine.activations))).toEqual([
      'Activation functions “nothing, never” do not exist; RELU is shown.',
    ]);
    expect(store.get('selection')).toEqual(selectOne('relu'));
  });

  it('is left out of the parameters, and a value out of range is clamped', () => {
    const store = createPageStore();
    store.applyHash('#p=swish.beta:99,relu.slope:1,staf.c:1,prelu.slope:0.5');
    const notices = keepKnown(store, engine.activations);
    expect([...store.get('parameters')]).toEqual([
      ['swish.beta', 5],
      ['prelu.slope', 0.5],
    ]);
    expect(words(notices)).toEqual([
      'Swish β “99” must be from 0 to 5; 5 is used.',
      'Parameter “relu.slope:1” does not exist; it is left out.',
      'Parameter “staf.c:1” does not exist; it is left out.',
    ]);
  });

  it.each([
    ['rrelu.lower:0.9,rrelu.upper:0.4', { lower: 0.4, upper: 0.4 }, 'RReLU l “0.9” is on the wrong side'],
    ['rrelu.upper:0.05', { upper: 0.125 }, 'RReLU u “0.05” is on the wrong side'], // the lower one starts at 0.125
    ['rrelu.lower:0.5', { lower: 1 / 3 }, 'RReLU l “0.5” is on the wrong side'],
  ])('has its bounds put in order: %s', (link, used, given) => {
    const store = createPageStore();
    store.applyHash(`#p=${link}`);
    const notices = keepKnown(store, engine.activations);
    expect(parametersOf(store.get('parameters'), 'rrelu')).toEqual(used);
    expect(words(notices)).toEqual([expect.stringContaining(given)]);
    expect(keepKnown(store, engine.activations)).toEqual([]);
  });

  it('gives no notice where all is known', () => {
    const store = createPageStore();
    store.applyHash('#f=relu,gelu&p=swish.beta:1.5');
    expect(keepKnown(store, engine.activations)).toEqual([]);
  });
});
