/** Formulas as a caller of the library uses them: read, defined, evaluated, trained, kept, forgotten. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  refusal,
  small,
  trained,
  untyped,
  type ActivationInfo,
  type Dataset,
  type Engine,
  type FormulaNode,
  type FormulaReading,
} from './library.js';

let engine: Engine;
let dataset: Dataset;
beforeEach(async () => {
  engine = await createEngine();
  dataset = await engine.loadDataset({ ...toyPair(150), test: toyPair(40) });
});
afterEach(() => {
  vi.restoreAllMocks();
  engine.dispose();
});

const x = [-100, -3, -0.5, 0, 0.5, 3, 100];

describe('reading a formula', () => {
  const invalid = async (text: string): Promise<Extract<FormulaReading, { kind: 'invalid' }>> => {
    const reading = await engine.readFormula(text);
    if (reading.kind === 'valid') throw new Error(`${text} was read.`);
    return reading;
  };

  it('gives its tree, its parameters and its canonical text', async () => {
    const b: FormulaNode = { op: 'name', name: 'b' };
    const i: FormulaNode = { op: 'name', name: 'i' };
    expect(await engine.readFormula('-x^2*b+sum(i,1,2,c[i])')).toEqual({
      kind: 'valid',
      canonical: '-x^2 * b + sum(i, 1, 2, c[i])',
      parameters: [
        { name: 'b', count: 1, firstIndex: undefined },
        { name: 'c', count: 2, firstIndex: 1 },
      ],
      notes: [],
      tree: {
        op: '+',
        args: [
          { op: '*', args: [{ op: 'neg', args: [{ op: '^', args: [{ op: 'x' }, { op: 'number', value: 2 }] }] }, b] },
          { op: 'sum', variable: 'i', low: 1, high: 2, body: { op: 'index', name: 'c', index: i } },
        ],
      },
    } satisfies FormulaReading);
    expect(engine.activations.some(({ id }) => id.startsWith('f-'))).toBe(false);
  });

  it.each([
    ['β·sigmod(x)', 'sigmod'],
    ['𝒙 + 🙂', '🙂'],
    ['𝒙·𝐞𝐱𝐩(x) + 𝒙·σ(x)·sigmod(x)', 'sigmod'],
    ['x\u200b\u200b + \ufeff#', '#'],
    ['½·x² + lambdo(x)', 'lambdo'],
    ['def f(x): return 𝒙 * reluu(x)', 'reluu'],
    ['x + max(1, y z)', ''],
  ])('says what is wrong in %s and where, in the units of a JavaScript string', async (text, atFault) => {
    const { message, from, to } = await invalid(text);
    expect(message).not.toBe('');
    expect(text.slice(from, to)).toBe(atFault);
  });

  it('gives functions of the registry their ids, arguments and the same in other words', async () => {
    const reading = await engine.readFormula('F.leaky_relu(x, negative_slope=b)*CELU(x)');
    if (reading.kind === 'invalid') throw new Error(reading.message);
    const x: FormulaNode = { op: 'x' };
    const b: FormulaNode = { op: 'name', name: 'b' };
    const zero: FormulaNode = { op: 'number', value: 0 };
    const one: FormulaNode = { op: 'number', value: 1 };
    const where = (no: FormulaNode): FormulaNode => ({ op: 'where', args: [{ op: '>', args: [x, zero] }, x, no] });
    expect(reading).toMatchObject({
      canonical: 'leaky_relu(x, b) * celu(x)',
      parameters: [{ name: 'b' }],
      notes: [],
      tree: {
        op: '*',
        args: [
          { op: 'leaky_relu', args: [x, b], expanded: where({ op: '*', args: [b, x] }) },
          {
            op: 'celu',
            args: [x],
            expanded: where({ op: '*', args: [one, { op: 'expm1', args: [{ op: '/', args: [x, one] }] }] }),
          },
        ],
      },
    });
  });

  it('says what may not be meant, and where, in the units of a JavaScript string', async () => {
    const text = '𝒙·𝑥 + sig';
    const reading = await engine.readFormula(text);
    if (reading.kind === 'invalid') throw new Error(reading.message);
    expect(reading.notes.map(({ message, from, to }) => [text.slice(from, to), message])).toEqual([
      ['sig', 'sig is read as a parameter; a function is written sign(…), sigmoid(…)'],
    ]);
    const constant = await engine.readFormula('max(0, z)');
    expect(constant).toMatchObject({
      notes: [
        { message: 'x does not occur: this is a constant', from: 0, to: 9 },
        { message: 'z is read as a parameter; the variable is x', from: 7, to: 8 },
      ],
    });
  });

  it('outlives any text', async () => {
    for (const text of ['\0', '\uD800', 'x'.repeat(100_000), '('.repeat(2000), '-'.repeat(1999), 'x^'.repeat(999)])
      expect((await invalid(text)).message).not.toBe('');
  });
});

describe('a defined function', () => {
  it('is evaluated like a built-in one', async () => {
    const { id, knownAs } = await engine.define({ formula: 'x * sigmoid(b*x)', parameters: { b: { initial: 1.5 } } });
    expect(id).toMatch(/^f-[0-9a-f]{16}$/);
    expect(knownAs).toEqual({ id: 'swish', name: 'Swish', note: 'b is its β' });
    const own = await engine.evaluate({ activation: id, x });
    const swish = await engine.evaluate({ activation: 'swish', parameters: { beta: 1.5 }, x });
    for (const what of ['y', 'dy', 'd2y'] as const)
      for (const [i, v] of own[what].entries()) expect(v).toBeCloseTo(swish[what][i] ?? NaN, 6);
    const { z } = await engine.surface({ activation: id, parameters: { b: 2 }, points: 3, range: [-1, 1] });
    const at2 = await engine.evaluate({ activation: id, parameters: { b: 2 }, x: [-1] });
    expect(z[0]).toBeCloseTo(2 * (at2.y[0] ?? NaN), 6);
  });

  it('is among the activations under its name, once, until it is forgotten', async () => {
    const before = engine.activations;
    const info = await engine.define({ formula: 'b*x', name: 'Line' });
    expect(engine.activations).toEqual([...before, info]);
    expect(info).toMatchObject({ name: 'Line', family: 'own formula', expression: 'b * x', monotone: true });
    const renamed = await engine.define({ formula: '( b ) * x', name: 'Slope' });
    expect(renamed.id).toBe(info.id);
    expect(engine.activations).toEqual([...before, renamed]);
    await engine.forget(info.id);
    await engine.forget('f-0000000000000000');
    expect(engine.activations).toEqual(before);
    expect((await refusal(engine.evaluate({ activation: info.id, x }))).code).toBe('unknown-activation');
    expect((await refusal(engine.createRun({ ...small, dataset, activation: info.id }))).code).toBe(
      'unknown-activation',
    );
  });

  it('says how it was defined, with all that was left out', async () => {
    const { definition, parameters } = await engine.define({
      formula: 'c[1]*x + c[2]',
      parameters: { c: { initial: [1, 2], distribution: 'normal', minimum: -4, learnable: false } },
    });
    const c = { initial: [1, 2], distribution: 'normal', spread: 1, minimum: -4, maximum: 6, learnable: false };
    expect(definition).toEqual({ formula: 'c[1]*x + c[2]', parameters: { c } });
    expect(parameters).toMatchObject([{ name: 'c', count: 2, initials: [1, 2], learnable: false, learned: false }]);
  });

  it('learns its parameters in a training, which goes on when it is forgotten', async () => {
    const formula = 'where(x > 0, x, a*expm1(x))';
    const { id } = await engine.define({ formula, parameters: { a: { initial: 1 } } });
    const run = await engine.createRun({ ...small, dataset, activation: id, kernels: 'plain' });
    const like = await engine.createRun({ ...small, dataset, activation: 'elu-alpha', kernels: 'plain' });
    await engine.forget(id);
    const last = (await trained(run, { epochs: 2 })).at(-1);
    const lastLike = (await trained(like, { epochs: 2 })).at(-1);
    expect(last?.state).toBe('finished');
    expect(last?.loss).toBeCloseTo(lastLike?.loss ?? NaN, 3);
    const learned = (await run.parameters()).activations;
    expect(learned.map(({ activation }) => activation)).toEqual([id]);
    expect(learned[0]?.values[0]).not.toBe(1);
    expect(learned[0]?.values[0]).toBeCloseTo((await like.parameters()).activations[0]?.values[0] ?? NaN, 3);
    expect((await run.neurons('train')).layers[0]?.activation).toBe(id);
  });

  it('is in the checkpoint of a run, and another engine goes on with it to the same bits', async () => {
    const { id } = await engine.define({ formula: 'x*sigmoid(b*x) + c[3]*x', parameters: { c: { initial: 0.1 } } });
    const run = await engine.createRun({ ...small, dataset, activation: id, share: 'unit', kernels: 'plain' });
    await trained(run, { epochs: 1 });
    const checkpoint = await run.checkpoint();
    await trained(run, { epochs: 2 });

    const other = await createEngine();
    const resumed = await other.createRun({
      dataset: await other.loadDataset({ ...toyPair(150), test: toyPair(40) }),
      checkpoint,
    });
    expect(other.activations.at(-1)).toEqual(engine.activations.at(-1));
    await trained(resumed, { epochs: 2 });
    expect(await resumed.parametersHash()).toBe(await run.parametersHash());
    other.dispose();
  });

  it('is there again after a crash', async () => {
    const infos: ActivationInfo[] = [];
    for (const formula of ['x + b', 'x*tanh(x)']) infos.push(await engine.define({ formula, name: 'Mine' }));
    const run = await engine.createRun({ ...small, dataset });
    vi.spyOn(performance, 'now').mockImplementation(() => {
      throw new Error('The clock broke.');
    });
    expect((await refusal(trained(run, { epochs: 1 }))).code).toBe('engine-crashed');
    vi.restoreAllMocks();
    for (const { id } of infos) expect((await engine.evaluate({ activation: id, x: [1] })).y[0]).toBeGreaterThan(0.7);
    expect(engine.activations.slice(-2)).toEqual(infos);
  });
});

describe('in a shorter format', () => {
  it('each operation of a formula is rounded', async () => {
    const { id } = await engine.define({ formula: 'x*x*0.1' });
    const half = await engine.evaluate({ activation: id, x: [1, 3, 300], precision: 'float16' });
    expect([...half.y]).toEqual([0.0999755859375, 0.89990234375, Infinity]);
    const brain = await engine.evaluate({ activation: id, x: [1, 3, 300], precision: 'bfloat16' });
    expect([...brain.y]).toEqual([0.10009765625, 0.90234375, 9024]);
    const { message, field } = await refusal(
      engine.evaluate({ activation: 'rrelu', x: [1], precision: untyped('float8') }),
    );
    expect(field).toBe('precision');
    expect(message).toContain('float16');
  });
});

describe('a definition is refused', () => {
  const refused = async (request: unknown): Promise<string> => {
    const error = await refusal(() => engine.define(untyped(request)));
    expect(error.code).toBe('invalid-argument');
    expect(error.message.length).toBeGreaterThan(error.field.length + 10);
    return error.field;
  };

  it.each([
    [undefined, 'options'],
    [{}, 'formula'],
    [{ formula: 7 }, 'formula'],
    [{ formula: 'x +' }, 'formula'],
    [{ formula: 'x', name: 7 }, 'name'],
    [{ formula: 'x', name: 'n'.repeat(200) }, 'name'],
    [{ formula: 'x', title: 'x' }, 'title'],
    [{ formula: 'b*x', parameters: [] }, 'parameters'],
    [{ formula: 'b*x', parameters: { b: 1 } }, 'parameters.b'],
    [{ formula: 'b*x', parameters: { a: {} } }, 'parameters.a'],
    [{ formula: 'b*x', parameters: { b: { start: 1 } } }, 'parameters.b.start'],
    [{ formula: 'b*x', parameters: { b: { initial: 'one' } } }, 'parameters.b.initial'],
    [{ formula: 'b*x', parameters: { b: { initial: [] } } }, 'parameters.b.initial'],
    [{ formula: 'b*x', parameters: { b: { initial: [1, 2] } } }, 'parameters.b.initial'],
    [{ formula: 'b*x', parameters: { b: { initial: NaN } } }, 'parameters.b.initial'],
    [{ formula: 'b*x', parameters: { b: { distribution: 'cauchy' } } }, 'parameters.b.distribution'],
    [{ formula: 'b*x', parameters: { b: { spread: -1 } } }, 'parameters.b.spread'],
    [{ formula: 'b*x', parameters: { b: { minimum: NaN } } }, 'parameters.b.minimum'],
    [{ formula: 'b*x', parameters: { b: { minimum: 2, maximum: 1 } } }, 'parameters.b.maximum'],
    [{ formula: 'b*x', parameters: { b: { learnable: 1 } } }, 'parameters.b.learnable'],
  ])('for %j, by its field', async (request, field) => {
    expect(await refused(request)).toBe(field);
  });

  it('with the place in the formula', async () => {
    const { message } = await refusal(engine.define({ formula: 'x + sigmod(x)' }));
    expect(message).toBe("formula: there is no function called 'sigmod'; did you mean sigmoid? (at character 5).");
  });
});
