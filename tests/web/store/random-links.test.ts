/** Links of random states: nothing is lost on the way to a link and back, and what harms a link is told. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DefineRequest, FormulaParameter } from '../../../web/src/engine/types.js';
import { draftOf, keptName, longestFormula, mostOwn, requestOf } from '../../../web/src/functions/definition.js';
import { slotCount, type Selection } from '../../../web/src/functions/selection.js';
import { entriesOf } from '../../../web/src/text/read-points.js';
import type { Values } from '../../../web/src/store/store.js';
import { createPageStore, pageProperties } from '../../../web/src/workbench/state.js';

type State = Partial<Values<typeof pageProperties>>;

const seed = 20_260_701;

const choice = <T extends string>({ choices }: { readonly choices: readonly T[] }): fc.Arbitrary<T> =>
  fc.constantFrom(...choices);
/** Nothing in the page tells −0 from 0. */
const within = (min: number, max: number): fc.Arbitrary<number> =>
  fc
    .oneof(fc.double({ min, max, noNaN: true }), fc.integer({ min: Math.ceil(min), max: Math.floor(max) }))
    .map((value) => value || 0);
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const pair = (min: number, most: readonly [number, number]): fc.Arbitrary<readonly [number, number] | undefined> =>
  fc.option(fc.tuple(whole(min, most[0]), whole(min, most[1])), { nil: undefined });

const among = (letters: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(letters));
const letters = 'abcdefghijklmnopqrstuvwxyz';
const id = fc
  .tuple(among(letters), fc.string({ unit: among(`${letters}0123456789-`), maxLength: 12 }))
  .map((parts) => parts.join(''));
const knownId = fc.constantFrom('relu', 'gelu', 'elu-alpha', 'constructor', 'f-0123456789abcdef', 'a');

const selection: fc.Arbitrary<Selection> = fc
  .uniqueArray(fc.tuple(fc.oneof(knownId, id), whole(1, slotCount)), {
    minLength: 1,
    maxLength: slotCount,
    comparator: (a, b) => a[0] === b[0] || a[1] === b[1],
  })
  .map((all) => all.map(([activation, slot]) => ({ activation, slot })).sort((a, b) => a.slot - b.slot));

/** Anything that a reader may type, with what the codecs and links give a meaning to. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(among(`~;':&=#%+,.()*"<> \n\\`), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
    maxLength,
  });
const parameterName = fc.constantFrom('a', 'b', 'α', '_x', '__proto__', 'constructor', 'w1', 'theta_0');
const number = within(-1e6, 1e6);
const parameter: fc.Arbitrary<FormulaParameter> = fc.record(
  {
    initial: fc.oneof(number, fc.array(number, { minLength: 2, maxLength: 5 })),
    minimum: number,
    maximum: number,
    distribution: fc.constantFrom('normal', 'uniform'),
    spread: within(0, 1e6),
    learnable: fc.constant(false),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const definition: fc.Arbitrary<DefineRequest> = fc
  .record({
    name: fc.oneof(text(8), text(60)).map(keptName),
    formula: text(20),
    parameters: fc.array(fc.tuple(parameterName, parameter), { maxLength: 2 }),
  })
  .map(({ name, formula, parameters }) => ({
    name,
    formula,
    ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) }),
  }));

const p = pageProperties;
const values: { readonly [N in keyof typeof p]: fc.Arbitrary<Values<typeof p>[N]> } = {
  view: choice(p.view),
  mode: choice(p.mode),
  selection,
  focus: fc.oneof(knownId, fc.constant('')),
  parameters: fc
    .array(
      fc.tuple(
        fc.tuple(fc.oneof(knownId, id), parameterName).map((names) => names.join('.')),
        number,
      ),
      { maxLength: 3 },
    )
    .map((entries) => new Map(entries)),
  range: fc.tuple(within(-1000, 1000), within(-1000, 1000)).filter(([from, to]) => to - from >= 0.001),
  cross: fc.option(within(-1000, 1000), { nil: undefined }),
  precision: choice(p.precision),
  points: fc
    .array(fc.oneof(number.map(String), fc.constantFrom('−2', '1.', '+∞', '-inf', '.5')), {
      minLength: 1,
      maxLength: 8,
    })
    .map((entries) => entries.flatMap(entriesOf).join(', ')),
  language: choice(p.language),
  input: within(-3, 3),
  weight: within(-3, 3),
  bias: within(-5, 5),
  cell: pair(1, [100, 100]),
  eye: pair(0, [359, 90]),
  beside: fc.oneof(knownId, fc.constant('')),
  order: choice(p.order),
  neuron: pair(1, [4096, 4096]),
  moment: fc.option(within(0, 1000), { nil: undefined }),
  own: fc.array(definition, { maxLength: mostOwn }),
  draft: fc.option(
    fc.tuple(definition, fc.oneof(knownId, fc.constant(''))).map(([made, of]) => {
      const draft = draftOf(made, of);
      return draftOf(requestOf(draft), of);
    }),
    { nil: undefined },
  ),
  design: choice(p.design),
  trials: whole(2, 10),
  learningRate: within(1e-6, 100),
  momentum: within(0, 0.9999),
  epochs: whole(1, 1000),
  batchSize: whole(1, 8192),
  seed: fc.maxSafeNat(),
  initialization: choice(p.initialization),
  subset: choice(p.subset),
  hidden: fc.array(whole(1, 4096), { minLength: 1, maxLength: 32 }),
  sizes: choice(p.sizes),
  counted: choice(p.counted),
  kernels: choice(p.kernels),
  optimizer: choice(p.optimizer),
  schedule: choice(p.schedule),
  norm: choice(p.norm),
  dropout: within(0, 0.99),
  clip: within(0, 1e6),
};

/** A few properties at random values, the others as at the start. */
const state: fc.Arbitrary<State> = fc
  .uniqueArray(fc.constantFrom(...(Object.keys(values) as (keyof typeof values)[])), { maxLength: 6 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, values[name]]))) as fc.Arbitrary<State>);

const stored = (from: State): ReturnType<typeof createPageStore> => {
  const store = createPageStore();
  store.set(from);
  return store;
};

it('every state is what its link opens, and the link is the one it was', { timeout: 600_000 }, () => {
  const opened = createPageStore();
  fc.assert(
    fc.property(state, (from) => {
      const store = stored(from);
      const link = store.toHash();
      const notices = opened.applyHash(link);
      // The test's own comparison takes longer than all the rest; it is for the words of a failure.
      if (notices.length === 0 && opened.toHash() === link && isDeepStrictEqual(opened.values, store.values)) return;
      expect({ notices, link: opened.toHash(), values: opened.values }).toEqual({
        notices: [],
        link,
        values: store.values,
      });
      throw new Error('What is not strictly equal looks equal.');
    }),
    { seed, numRuns: 100_000 },
  );
});

const wholly = (hash: string): string => `#${encodeURIComponent(hash.slice(1))}`;
const inserted = (hash: string, at: number, what: string): string => hash.slice(0, at) + what + hash.slice(at);

/** What programs and people do to links. */
const harm: fc.Arbitrary<(hash: string) => string> = fc.oneof(
  fc.constantFrom(
    (hash: string) => hash.replaceAll('&', '&amp;'),
    wholly,
    (hash: string) => wholly(wholly(hash)),
    (hash: string) => `#${encodeURI(hash.slice(1))}`,
    (hash: string) => `#${hash}`,
    (hash: string) => `%23${hash.slice(1)}`,
  ),
  fc
    .string({ unit: among(`.,)>"';:!?]*~_`), minLength: 1, maxLength: 3 })
    .map((signs) => (hash: string) => hash + signs),
  fc.tuple(fc.nat(), fc.constantFrom(' ', '%20', '\n', '\r\n', '%0A', '\u200B', '%E2%80%8B', '\u00AD')).map(
    ([at, blank]) =>
      (hash: string) =>
        inserted(hash, 1 + (at % Math.max(1, hash.length)), blank),
  ),
  fc.nat().map((at) => (hash: string) => {
    // A short link that is cut is another short link.
    return hash.startsWith('#check=') ? hash.slice(0, 2 + (at % (hash.length - 2))) : hash;
  }),
  fc.tuple(fc.nat(), fc.constantFrom('x', '1', '%', '&', '=')).map(([at, sign]) => (hash: string) => {
    // A short link that is written over is another short link.
    return hash.startsWith('#check=') ? inserted(hash, 1 + (at % hash.length), sign) : hash;
  }),
);

it('a link that was harmed opens the same, or it is told', { timeout: 600_000 }, () => {
  const opened = createPageStore();
  fc.assert(
    fc.property(state, harm, (from, change) => {
      const link = stored(from).toHash();
      fc.pre(link !== '');
      const notices = opened.applyHash(change(link));
      if (notices.length === 0) expect(opened.toHash()).toBe(link);
    }),
    { seed, numRuns: 10_000 },
  );
});

it('a link of any text leaves the formula’s length in bounds and never throws', () => {
  const opened = createPageStore();
  fc.assert(
    fc.property(text(60), fc.constantFrom('own', 'draft', 'f', 'p', 'pts', 'hidden', 'check'), (given, key) => {
      opened.applyHash(`#${key}=${given}`);
      for (const { formula } of opened.get('own')) expect(formula.length).toBeLessThanOrEqual(longestFormula);
      expect(() => opened.toHash()).not.toThrow();
    }),
    { seed, numRuns: 10_000 },
  );
});
