/** Emitted PyTorch code, run and differentiated. It needs PyTorch, which `npm run test:slow` installs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeSubject } from '../../web/src/code/subject.js';
import { createEngine, type Engine } from '../web/engine/library.js';
import { sinesRounding, tables, tableSubject } from '../web/code/reference.js';
import { codeOf, expectNear, formulaSubject, hasTorch, inputs, registrySubject, runCode } from '../web/code/running.js';
import { spelled } from '../web/code/spellings.js';
import { words } from '../web/code/words.js';

let engine: Engine;
beforeAll(async () => {
  expect(hasTorch, 'Debian’s python3-torch is needed').toBe(true);
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

interface Case {
  readonly label: string;
  readonly subject: CodeSubject;
  readonly places: readonly number[];
  readonly value: (x: number, i: number) => number;
  readonly slope: (x: number, i: number) => number;
  readonly slack?: (x: number) => number;
}

function check(cases: readonly Case[], dtype: 'float32' | 'float64'): void {
  const found = runCode(
    'pytorch',
    cases.map(({ subject, places }) => codeOf('pytorch', subject, places)),
    dtype,
  );
  expect(found).toHaveLength(cases.length);
  cases.forEach(({ label, places, value, slope, slack = () => 0 }, k) => {
    places.forEach((x, i) => {
      expectNear(found[k]?.values[i] ?? NaN, value(x, i), `f of ${label} at ${String(x)}`, slack(x));
      // An angle's rounding counts once more for the factor before x.
      expectNear(found[k]?.slopes[i] ?? NaN, slope(x, i), `f′ of ${label} at ${String(x)}`, 3 * slack(x));
    });
  });
}

describe.each(['float64', 'float32'] as const)('PyTorch code in %s', (dtype) => {
  it.each([false, true])(
    'of usual spellings has true values and gradients (parameters learned: %s)',
    async (learnable) => {
      const cases = spelled.flatMap(({ spellings, parameters, value, slope }) =>
        spellings.map(async (formula): Promise<Case> => {
          const subject = await formulaSubject(engine, formula, parameters, learnable);
          return { label: formula, subject, places: inputs, value, slope };
        }),
      );
      check(await Promise.all(cases), dtype);
    },
  );

  it('of each function of the registry has the engine’s values and gradients', async () => {
    const infos = engine.activations.filter(({ kind }) => kind === 'elementwise');
    const cases = infos.map(async (info): Promise<Case> => {
      const subject = await registrySubject(engine, info);
      const places = [...inputs, -6, -3, -1, 1, 3, 6];
      const { y, dy } = await engine.evaluate({ activation: info.id, x: places });
      const { id } = info;
      // Fourier's angles, 17|x| at most, are rounded to float32 by PyTorch; the engine takes half turns from x itself.
      const slack = (x: number): number =>
        sinesRounding(id, x) + (id === 'fourier' && dtype === 'float32' ? 17 * 2 ** -23 * Math.abs(x) : 0);
      return { label: id, subject, places, value: (_, i) => y[i] ?? NaN, slope: (_, i) => dy[i] ?? NaN, slack };
    });
    check(await Promise.all(cases), dtype);
  });
});

/** Where two are equal, and at the ends of ramps, one of several slopes is taken: the engine's. */
const ties: readonly (readonly [formula: string, parameters?: Record<string, number>])[] = [
  ['max(x, -x)'],
  ['max(x, 0.1*x)'],
  ['max(0.1*x, x)'],
  ['max(x, a*x)', { a: 0.25 }],
  ['min(x, 0)'],
  ['max(x, 1)'],
  ['max(1, x)'],
  ['min(x, 1)'],
  ['max(x, a)', { a: 1 }],
  ['max(a, x)', { a: 1 }],
  ['min(a, x)', { a: 1 }],
  ['max(x, x^2)'],
  ['min(x^2, x)'],
  ['max(x, -1, 1)'],
  ['max(x, 2*x, 3*x)'],
  ['min(max(x, -1), 1)'],
  ['clamp(x, -1, 1)'],
  ['clamp(x, -a, a)', { a: 1 }],
  ['max(0.5*x, abs(x))'],
  ['relu(x)^a', { a: 0.5 }],
  ['relu(x)^a', { a: 1 }],
  ['relu(x)^a', { a: 2.5 }],
  ['abs(x)^a', { a: 0.5 }],
  ['clamp(x, 0, 1)^a', { a: 0.5 }],
  ['where(x > 0, x^a, 0)', { a: 0.5 }],
];

it.each([false, true])('PyTorch code has the engine’s slopes at ties (parameters learned: %s)', async (learnable) => {
  const places = [-2, -1, -0.5, 0, 0.5, 1, 2];
  const cases = ties.map(async ([formula, parameters = {}]): Promise<Case> => {
    const subject = await formulaSubject(engine, formula, parameters, learnable);
    const declared = Object.entries(parameters).map(([name, initial]) => [name, { initial }] as const);
    const { id } = await engine.define({ formula, parameters: Object.fromEntries(declared) });
    const { y, dy } = await engine.evaluate({ activation: id, x: places });
    return { label: formula, subject, places, value: (_, i) => y[i] ?? NaN, slope: (_, i) => dy[i] ?? NaN };
  });
  check(await Promise.all(cases), 'float32');
});

it('PyTorch code of what levels off over a polynomial has slopes at the largest floats too', async () => {
  const places = [-3e38, -1e20, -1e13, 1e13, 1e20, 3e38];
  const of = (formula: string, value: (x: number) => number): Promise<Case> =>
    formulaSubject(engine, formula).then((subject) => ({ label: formula, subject, places, value, slope: () => 0 }));
  const zero = (): number => 0;
  const one = (): number => 1;
  check(
    await Promise.all([
      of('tanh(x^3)', Math.sign),
      of('sigmoid(x*x*x)', (x) => (x > 0 ? 1 : 0)),
      of('erf(x^3 + x)', Math.sign),
      of('atan(x^2)', () => Math.PI / 2),
      of('exp(-x^2)', zero),
      of('exp(-x^4/2)', zero),
      of('tanh(x^2 - 3*x)', one),
    ]),
    'float32',
  );
});

it('PyTorch code of max and min keeps what is no number', async () => {
  const places = [NaN, 1];
  const cases = [
    'max(x, 1)',
    'max(1, x)',
    'min(x, 1)',
    'min(x, 0)',
    'max(x, 2*x)',
    'max(log(x - 9), x)',
    'min(x, log(x - 9))',
  ];
  const subjects = await Promise.all(cases.map((formula) => formulaSubject(engine, formula)));
  const found = runCode(
    'pytorch',
    subjects.map((subject) => codeOf('pytorch', subject, places)),
  );
  expect(found.map(({ values }) => Number.isNaN(values[0]))).toEqual(cases.map(() => true));
  expect(found.map(({ values: [, second = NaN] }) => second + 0)).toEqual([1, 1, 1, 0, 2, NaN, NaN]);
});

it('PyTorch code of each function of the registry has the values and gradients of the reference tables', async () => {
  const cases = tables(engine).map(async (table): Promise<Case> => {
    const { id, rows } = table;
    return {
      label: id,
      subject: await tableSubject(engine, table),
      places: rows.map(({ x }) => x),
      value: (_, i) => rows[i]?.f ?? NaN,
      slope: (_, i) => rows[i]?.df ?? NaN,
      slack: (x) => sinesRounding(id, x),
    };
  });
  check(await Promise.all(cases), 'float64');
});

it('PyTorch code of the formula language’s words has true values and gradients', () => {
  check(
    words.map(({ tree, places, value, slope }) => ({
      label: JSON.stringify(tree),
      subject: { name: 'my function', formula: '', tree, parameters: [] },
      places,
      value,
      slope,
    })),
    'float64',
  );
});
