/** The store and its links: what a link restores, and what a hostile one cannot do. */
import { describe, expect, it, vi } from 'vitest';
import { EngineError } from '../../../web/src/engine/errors.js';
import { loadCodeWords } from '../../../web/src/engine/in-words.js';
import type { Wording } from '../../../web/src/engine/types.js';
import { toFailure } from '../../../web/src/ui/failure.js';
import { createPageStore } from '../../../web/src/workbench/state.js';
import type { LinkNotice } from '../../../web/src/store/link-notice.js';
import { selectOne, toggled } from '../../../web/src/functions/selection.js';
import {
  defaultSettings,
  failureWords,
  sameSettings,
  settingAtFault,
  trainProperties,
} from '../../../web/src/training/settings.js';

const applied = (hash: string): ReturnType<typeof createPageStore> => {
  const store = createPageStore();
  store.applyHash(hash);
  return store;
};

describe('a link', () => {
  it('names what is not as at the start, in readable form', () => {
    const store = createPageStore();
    expect(store.toHash()).toBe('');
    store.set({ selection: ['gelu'].reduce(toggled, selectOne('relu')) });
    expect(store.toHash()).toBe('#f=relu,gelu');
    expect(store.toHash({ view: 'train' })).toBe('#view=train&f=relu,gelu');
    expect(store.get('view')).toBe('explore');
  });

  it('with all defaults written out, as links once were, opens the same', () => {
    const old =
      '#view=train&f=relu,gelu&about=gelu&p=swish.beta%3A2&x=-5,5&at=&prec=float32&pts=-2,-1,0,1,2&code=python&in=1&w=1&b=-2&cell=&eye=&theme=dark&sort=place&neuron=&moment=&own=&draft=&by=write&seeds=3' +
      '&lr=0.01&momentum=0.9&epochs=15&batch=128&seed=7&init=pytorch&data=small&hidden=256,192,128,64&size=parameters&count=ends&kernels=relaxed';
    const store = createPageStore();
    expect(store.applyHash(old)).toEqual([]);
    expect(store.toHash()).toBe('#view=train&f=relu,gelu&about=gelu&p=swish.beta%3A2');
  });

  it('names the function in focus only where it is another than the first', () => {
    const about = (hash: string): string | undefined => /about=([^&]*)/.exec(applied(hash).toHash())?.[1];
    expect(about('#f=relu,gelu&about=gelu')).toBe('gelu');
    expect(about('#f=relu,gelu&about=relu')).toBeUndefined();
    expect(about('#f=relu,gelu&about=mish')).toBeUndefined();
    const store = applied('#f=relu,gelu&about=gelu');
    store.set({ selection: selectOne('gelu') });
    expect(store.toHash()).toBe('#f=gelu');
  });

  it('restores exactly what it was made from', () => {
    const store = createPageStore();
    store.set({
      view: 'neurons',
      selection: [
        { activation: 'elu-alpha', slot: 2 },
        { activation: 'swish', slot: 6 },
      ],
      focus: 'swish',
      parameters: new Map([
        ['swish.beta', 1.5],
        ['leaky-relu.slope', -1e-7],
      ]),
      range: [-0.125, 1e3],
      cross: -1 / 3,
      input: -2.5,
      weight: 0.05,
      bias: 5,
      order: 'rate',
      neuron: [3, 41],
      cell: [1, 100],
      eye: [0, 90],
      moment: 3.7,
      counted: '1000',
      learningRate: 0.1 + 0.2,
      momentum: 0,
      epochs: 3,
      batchSize: 1,
      seed: Number.MAX_SAFE_INTEGER,
      initialization: 'xavier-normal',
      subset: 'all',
      hidden: [2048, 1024, 1024, 512, 512, 256, 128],
      optimizer: 'adam',
      schedule: 'cosine',
      norm: 'batch',
      dropout: 0.1 + 0.2,
      clip: 1e-7,
    });
    const restored = applied(store.toHash());
    expect(restored.values).toEqual(store.values);
    expect(restored.toHash()).toBe(store.toHash());
  });

  it('sets what it does not name to the default', () => {
    const store = createPageStore();
    store.set({ selection: selectOne('gelu'), epochs: 3, cross: 2, neuron: [1, 1] });
    store.applyHash('#lr=0.5');
    expect(store.values).toEqual({ ...createPageStore().values, learningRate: 0.5 });
  });

  it('names what a plain training does without where it is there', () => {
    const store = createPageStore();
    store.set({ optimizer: 'adam', dropout: 0.5 });
    expect(store.toHash()).toBe('#opt=adam&dropout=0.5');
    store.applyHash('#opt=rmsprop&schedule=&norm=layer&dropout=1&clip=-2');
    expect(store.values).toMatchObject({ optimizer: 'sgd', schedule: 'none', norm: 'none', dropout: 0.99, clip: 0 });
  });

  it('accepts commas written as %2C', () => {
    expect(applied('#hidden=32%2C16').get('hidden')).toEqual([32, 16]);
  });

  it('is clamped to the nearest value it may have, and says so', () => {
    const store = createPageStore();
    const notices = store.applyHash('#lr=1e9&momentum=2&epochs=2.6&seed=-5&hidden=0,99999,8.4');
    expect(store.values).toMatchObject({
      learningRate: 100,
      momentum: 0.9999,
      epochs: 3,
      seed: 0,
      hidden: [1, 4096, 8],
    });
    expect(notices.map((notice) => (notice.kind === 'value' ? [notice.label, notice.used] : notice.kind))).toEqual([
      ['Learning rate', '100'],
      ['Momentum', '0.9999'],
      ['Epochs', '3'],
      ['Seed', '0'],
      ['Hidden layers', '1, 4096, 8'],
    ]);
  });

  it.each([
    '#lr=NaN&momentum=Infinity&epochs=0x10&seed=&batch=1e400',
    '#lr=%00&hidden=,,,&init=__proto__&data=constructor',
    '#f=<img%20src=x%20onerror=alert(1)>&hidden=<script>',
    '#__proto__=1&constructor=2&toString=3&hasOwnProperty=4',
    '#__proto__[polluted]=1&f=__proto__',
    '#%E0%A4%A&lr=%',
    '#&&&===&',
    '#view=__proto__&x=5,-5&at=NaN&w=1e400&b=--1&in=&theme=url(x)&neuron=0.0&sort=&count=1e9',
    '#eye=400,10&cell=0.5&moment=-1&eye=1,2,3',
    '#x=1,2,3&neuron=1.99999999999999999999&p=relu:1,=,a.b:NaN,swish.beta:1e999',
    `#hidden=${'1,'.repeat(500_000)}1&f=${'a'.repeat(1_000_000)}`,
  ])('full of nonsense leaves a store of usable values: %.60s', (hash) => {
    const store = createPageStore();
    expect(() => store.applyHash(hash)).not.toThrow();
    const settings = store.values;
    for (const { activation } of settings.selection) expect(activation).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(settings.selection.length).toBeGreaterThan(0);
    expect(Object.keys(settings).sort()).toEqual(Object.keys(createPageStore().values).sort());
    for (const value of [
      settings.learningRate,
      settings.momentum,
      settings.epochs,
      settings.batchSize,
      settings.seed,
    ]) {
      expect(Number.isFinite(value)).toBe(true);
    }
    expect(settings.hidden.length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('never takes a name of the language for a function id without its spelling being checked', () => {
    // `constructor` is spelled like an id: it is kept, and the page asks the engine's list whether it exists.
    expect(applied('#f=constructor').get('selection')).toEqual(selectOne('constructor'));
    expect(applied('#f=__proto__').get('selection')).toEqual(selectOne('relu'));
  });

  it('shortens what it quotes from a hostile value', () => {
    const [notice] = createPageStore().applyHash(`#lr=${'9'.repeat(5000)}x`);
    expect(notice?.kind === 'value' && notice.given).toHaveLength(41);
  });

  it('tells of keys that it does not know, and of those that it has twice, but not of the theme of older links', () => {
    const told = (hash: string): readonly LinkNotice[] => createPageStore().applyHash(hash);
    expect(told('#f=silu&lr=0.1&theme=dark')).toEqual([]);
    expect(told('#f=silu&utm_source=x')).toEqual([{ kind: 'unknown', keys: ['utm_source'], more: 0 }]);
    expect(told('#a=1&__proto__=2&constructor=3&d=4&e')).toEqual([
      { kind: 'unknown', keys: ['a', '__proto__', 'constructor'], more: 2 },
    ]);
    expect(told('#lr=0.1&lr=0.2')).toEqual([{ kind: 'twice', key: 'lr', label: 'Learning rate', used: '0.2' }]);
  });

  it('quotes no half of a letter', () => {
    const [notice] = createPageStore().applyHash(`#lr=${'a'.repeat(39)}😀${'b'.repeat(10)}`);
    expect(notice?.kind === 'value' && notice.given).toBe(`${'a'.repeat(39)}😀…`);
  });

  it('is written of text that holds half a letter', () => {
    const store = createPageStore();
    store.set({ own: [{ name: 'A\uD83D', formula: 'x' }] });
    expect(applied(store.toHash()).get('own')).toEqual([{ name: 'A\uFFFD', formula: 'x' }]);
  });
});

describe('a store', () => {
  it('is an instance: two of them do not know each other', () => {
    const [a, b] = [createPageStore(), createPageStore()];
    a.set({ view: 'train' });
    expect(b.get('view')).toBe('explore');
  });

  it('tells its listeners once per change and not where nothing changed', () => {
    const store = createPageStore();
    const listener = vi.fn();
    const unsubscribe = store.subscribe(listener);
    store.set({ epochs: 3, seed: 9 });
    expect(listener).toHaveBeenCalledTimes(1);
    store.set({ epochs: 3, hidden: [256, 192, 128, 64] });
    expect(listener).toHaveBeenCalledTimes(1);
    unsubscribe();
    store.set({ epochs: 4 });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('settings', () => {
  it('are the same when they mean the same', () => {
    expect(sameSettings(defaultSettings, { ...defaultSettings, hidden: [256, 192, 128, 64] })).toBe(true);
    expect(sameSettings(defaultSettings, { ...defaultSettings, seed: 8 })).toBe(false);
  });

  const atFault = (code: string, field: string): string | undefined =>
    settingAtFault(toFailure({ code, field, message: 'x' }));

  it('are found by the field an engine error names', () => {
    expect(atFault('invalid-argument', 'optimizer.learningRate')).toBe('learningRate');
    expect(atFault('invalid-argument', 'optimizer.momentum')).toBe('momentum');
    expect(atFault('invalid-argument', 'hidden[2]')).toBe('hidden');
    expect(atFault('invalid-argument', 'layers[0].units')).toBe('hidden');
    expect(atFault('invalid-argument', 'layers')).toBe('hidden');
    expect(atFault('invalid-argument', 'layers[12].dropout')).toBe('dropout');
    expect(atFault('invalid-argument', 'layers[1].parameters.slope')).toBeUndefined();
    expect(atFault('invalid-argument', 'clip.norm')).toBe('clip');
    expect(atFault('invalid-argument', '__proto__')).toBeUndefined();
    expect(atFault('invalid-argument', '')).toBeUndefined();
  });

  it('are called by their names on the page when the engine refuses them', async () => {
    await loadCodeWords();
    const words = (field: string, values: Wording['values']): string =>
      failureWords(toFailure(new EngineError('invalid-argument', field, { key: 'out-of-range', values })));
    expect(words('batchSize', { field: 'batchSize', low: 1 })).toBe(
      'Batch size: must be a finite number of at least 1.',
    );
    expect(words('layers[2].units', { field: 'layers[2].units', high: 4096 })).toBe(
      'Hidden layers: must be at most 4096.',
    );
    expect(words('dataset', { field: 'dataset' })).toBe('dataset: must be a finite number.');
  });

  it('begin their choices with the one that is set at first', () => {
    expect(trainProperties.counted.choices).toEqual(['ends', '1000', 'all']);
    expect(trainProperties.norm.choices).toEqual(['none', 'batch']);
  });

  it('are not at fault for files that happen to be called like one', () => {
    expect(atFault('invalid-data', 'train')).toBeUndefined();
  });
});
