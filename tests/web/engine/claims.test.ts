/** What is said of functions: every claim of the sources' table is there, decided, and its figures can be printed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { claims } from '../../../web/src/engine/claims/index.js';
import type { Claim } from '../../../web/src/engine/types.js';
import { createEngine, type Engine } from './library.js';

const root = new URL('../../../', import.meta.url);

/** The table of claims on single functions, row by row: whose card, and how the claim begins. */
const table: readonly (readonly [ids: string, beginning: string])[] = [
  ['sigmoid', 'It was first used in McCulloch'],
  ['sigmoid', 'Its second derivative'],
  ['sigmoid', 'Weight gradients of the first layer'],
  ['sigmoid', 'Infinitely wide'],
  ['tanh', 'Its largest Lyapunov exponent'],
  ['tanh', 'The derivative of an LSTM'],
  ['relu', 'Weight gradients are about'],
  ['relu', 'Its gradients gather'],
  ['relu', 'Its loss is piecewise convex'],
  ['relu', 'A neuron dies'],
  ['relu', 'Outputs are not zero-centred'],
  ['relu', 'Sparse outputs'],
  ['relu', 'The surface'],
  ['leaky-relu', 'β = 1.7889'],
  ['adaptive-sigmoid', '37 %'],
  ['adaptive-sigmoid', '89 %'],
  ['sgt', '12 %'],
  ['sgt', 'It is stable'],
  ['nipuna-chapter', 'NIPUNA is x'],
  ['nipuna-chapter', '18 %'],
  ['nipuna-chapter', 'Quadratic convergence'],
  ['nipuna-chapter', '81.3 % on ImageNet'],
  ['telu', 'It converges as fast'],
  ['telu', 'It is 23 % faster'],
  ['gelu', 'GELU has no region'],
  ['gelu', 'Its graph goes beyond 1'],
  ['gelu', 'Gradients are distributed'],
  ['swiglu', '15 %'],
  ['swiglu', 'It is best at'],
  ['mish', 'It regularises itself'],
  ['gelu relu', 'The instability index'],
  ['hardswish', 'Light'],
  ['swish', 'Light, but its soft edge'],
  ['rrelu', 'Results can hardly'],
  ['prelu rrelu staf', 'Regularising'],
  ['staf', 'High cost and memory'],
  ['staf', 'Published at ICLR'],
  ['staf elu-alpha prelu relu', 'The order is STAF'],
];

const all = [...claims].flatMap(([id, said]) => said.map((claim) => ({ id, claim })));
const decided = ({ mark }: Claim): boolean => mark === 'confirmed' || mark === 'contradicted';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

describe('the claims', () => {
  it('hold every row of the table, on the card of each function that it names', () => {
    const missing = table.flatMap(([ids, beginning]) =>
      ids
        .split(' ')
        .filter((id) => !claims.get(id)?.some(({ text }) => text.startsWith(beginning)))
        .map((id) => `${id}: ${beginning}`),
    );
    expect(missing).toEqual([]);
  });

  it('say of the order of four functions that the chapter’s own table has another, and which is found here', () => {
    const order = all.filter(({ claim }) => claim.text.startsWith('The order is STAF'));
    expect(order.map(({ id }) => id).sort()).toEqual(['elu-alpha', 'prelu', 'relu', 'staf']);
    for (const { claim } of order) {
      expect(claim.mark).toBe('contradicted');
      expect(claim.found).toContain('86.2 % TeLU (its name for ELU-α), 86.0 PReLU, 85.4 STAF, 81.3 ReLU');
      expect(claim.found).toContain('87.4, 86.8, 85.8, 81.2 %');
    }
  });

  it('are the library’s, function by function', () => {
    const known = new Map(engine.activations.map((info) => [info.id, info.claims]));
    for (const [id, said] of claims) expect(known.get(id), id).toEqual(said);
    expect(known.get('softsign')).toEqual([]);
  });

  it('are whole sentences, each said once on a card', () => {
    for (const { id, claim } of all) {
      for (const text of [claim.text, claim.found]) expect(text, id).toMatch(/^\S.*[.]$/);
      expect(claim.source, id).toMatch(/^the (chapter|sources)/);
    }
    for (const [id, said] of claims) expect(new Set(said.map(({ text }) => text)).size, id).toBe(said.length);
  });

  it('name a command where they are decided, unless the words of the source decide', () => {
    const byWords = ['It was first used in McCulloch and Pitts’ neuron of 1943.'];
    const bare = all.filter(({ claim }) => decided(claim) && claim.command === undefined);
    expect(bare.map(({ claim }) => claim.text)).toEqual(byWords);
  });

  it('say what is needed where they are not measured yet', () => {
    const open = all.filter(({ claim }) => claim.mark === 'open');
    expect(open.length).toBeGreaterThan(0);
    for (const { claim } of open) expect(claim.found).toMatch(/need(s|ed)? (a sweep|the Hessian)/);
  });

  it('name commands that there are, with ids and parts that they know', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const { claim } of all.filter(({ claim }) => claim.command !== undefined)) {
      const [, script = '', only = ''] = /^npm run (\w+) -- --only ([\w,-]+)/.exec(claim.command ?? '') ?? [];
      expect(scripts, claim.command).toHaveProperty(script);
      const names = only.split(',');
      if (script === 'claims')
        for (const name of names) expect(existsSync(new URL(`tests/claims/${name}.mjs`, root)), name).toBe(true);
      else expect(engine.activations.map(({ id }) => id)).toEqual(expect.arrayContaining(names));
    }
  });
});
