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
    const infos = engine.activations.filter(({ expression, noisy }) => expression !== '' && !noisy);
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
