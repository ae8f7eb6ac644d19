/**
 * Emitted Python and NumPy, run where exponentials overflow and compared with true values that share nothing with the
 * engine. PyTorch's code is run there by tests/slow.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../../web/src/code/languages.js';
import type { Tree } from '../../../web/src/code/tree.js';
import { createEngine, type Engine } from '../engine/library.js';
import { sinesRounding, tables, tableSubject } from './reference.js';
import { codeOf, expectNear, formulaSubject, inputs, parse, registrySubject, runCode } from './running.js';
import { spelled } from './spellings.js';
import { edges, words } from './words.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

const ofTree = (tree: Tree) => ({ name: 'my function', formula: '', tree, parameters: [] });

describe.each(['python', 'numpy'] as const)('%s code', (language) => {
  it('of usual spellings gives true values, also where their parts overflow', async () => {
    const all = spelled.flatMap((own) => own.spellings.map((formula) => ({ own, formula })));
    const pieces = await Promise.all(
      all.map(async ({ own, formula }) =>
        codeOf(language, await formulaSubject(engine, formula, own.parameters), inputs),
      ),
    );
    runCode(language, pieces).forEach(({ values }, k) => {
      values.forEach((value, i) => {
        const x = inputs[i] ?? NaN;
        expectNear(value, all[k]?.own.value(x) ?? NaN, `${all[k]?.formula ?? ''} at ${String(x)}`);
      });
    });
  });

  it('of the formula language’s words gives true values', () => {
    const pieces = words.map(({ tree, places }) => codeOf(language, ofTree(tree), places));
    runCode(language, pieces).forEach(({ values }, k) => {
      values.forEach((value, i) => {
        const x = words[k]?.places[i] ?? NaN;
        const truth = words[k]?.value(x) ?? NaN;
        if (value === truth) return;
        // JavaScript's functions and Python's differ in their last digits.
        expect(Math.abs(value - truth), `${JSON.stringify(words[k]?.tree)} at ${String(x)}`).toBeLessThanOrEqual(
          1e-9 * Math.abs(truth) + 1e-12,
        );
      });
    });
  });

  it('of poles, ends of domains and overflowing powers raises nothing, and gives what IEEE 754 does', () => {
    const pieces = edges.map(({ tree, at }) =>
      codeOf(
        language,
        ofTree(tree),
        at.map(([x]) => x),
      ),
    );
    runCode(language, pieces).forEach(({ values }, k) => {
      values.forEach((value, i) => {
        const [x = NaN, truth = NaN] = edges[k]?.at[i] ?? [];
        const isThere = Object.is(value, truth) || Math.abs(value - truth) <= 1e-9;
        expect(isThere, `${JSON.stringify(edges[k]?.tree)} at ${String(x)}: ${String(value)}`).toBe(true);
      });
    });
  });

  it('of each function of the registry has the engine’s values where exponentials overflow', async () => {
    const infos = engine.activations.filter(({ kind }) => kind === 'elementwise');
    const pieces = await Promise.all(
      infos.map(async (info) => codeOf(language, await registrySubject(engine, info), inputs)),
    );
    const found = runCode(language, pieces);
    for (const [k, { id }] of infos.entries()) {
      const { y } = await engine.evaluate({ activation: id, x: inputs });
      found[k]?.values.forEach((value, i) => {
        expectNear(value, y[i] ?? NaN, `${id} at ${String(inputs[i])}`, sinesRounding(id, inputs[i] ?? NaN));
      });
    }
  });

  it('of each function of the registry has the values of the reference tables', async () => {
    const all = tables(engine);
    const pieces = await Promise.all(
      all.map(async (table) =>
        codeOf(
          language,
          await tableSubject(engine, table),
          table.rows.map(({ x }) => x),
        ),
      ),
    );
    runCode(language, pieces).forEach(({ values }, k) => {
      values.forEach((value, i) => {
        const { x = NaN, f = NaN } = all[k]?.rows[i] ?? {};
        const id = all[k]?.id ?? '';
        expectNear(value, f, `${id} at ${String(x)}`, sinesRounding(id, x));
      });
    });
  });
});

it('NumPy’s code of usual spellings warns of nothing', async () => {
  const pieces = await Promise.all(
    spelled.flatMap(({ spellings, parameters }) =>
      spellings.map(async (formula) => codeOf('numpy', await formulaSubject(engine, formula, parameters), inputs)),
    ),
  );
  const strict = pieces.map(({ code, places }) => ({
    code: `import warnings\nwarnings.simplefilter("error")\n${code}`,
    places,
  }));
  expect(runCode('numpy', strict)).toHaveLength(pieces.length);
});

it('code of everything parses in all three languages', async () => {
  const subjects = [
    ...words.map(({ tree }) => ofTree(tree)),
    ...edges.map(({ tree }) => ofTree(tree)),
    ...(await Promise.all(
      spelled.flatMap(({ spellings }) =>
        spellings.flatMap((formula) =>
          [false, true].map((learnable) => formulaSubject(engine, formula, {}, learnable)),
        ),
      ),
    )),
  ];
  parse(languages.flatMap((language) => subjects.map((subject) => codeOf(language, subject, []).code)).join('\n'));
});
