/** Data sets of plain and typed arrays: what is read from them, how it is scaled, what is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toyPair } from './idx-files.js';
import {
  createEngine,
  refusal,
  small,
  trained,
  untyped,
  type ArrayDatasetRequest,
  type Dataset,
  type Engine,
  type Scaling,
} from './library.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});
afterAll(() => {
  engine.dispose();
});

const rows = [
  [0, 2.5, -7],
  [1, 0.5, -7],
  [-3, 8, -7],
  [4, 1, -7],
];
const flat = rows.flat();

/** What a network sees of `x`: one that hands its inputs on gives them back. */
async function seen(dataset: Dataset, x?: ArrayDatasetRequest['x']): Promise<number[]> {
  const { inputs, outputs } = dataset;
  const run = await engine.createRun({ dataset, activation: 'none', hidden: [inputs], kernels: 'plain' });
  const identity = (units: number): Float32Array =>
    Float32Array.from({ length: units * inputs }, (_, i) => Number(Math.floor(i / inputs) === i % inputs));
  const layer = (units: number): object => ({ weight: identity(units), bias: new Float32Array(units) });
  await run.setParameters(untyped({ layers: [layer(inputs), layer(outputs)], activations: [] }));
  const found = await (x === undefined ? run.predict('train', 0, dataset.train) : run.predict(x));
  run.dispose();
  return [...found];
}

describe('rows of numbers', () => {
  it.each([
    ['rows of typed arrays', rows.map((row) => Float64Array.from(row))],
    ['all numbers in one list', flat],
    ['a Float32Array', Float32Array.from(flat)],
    ['an Int8Array with half as much', undefined],
  ])('make one data set, as rows or as %s', async (_, x) => {
    if (x === undefined) {
      const whole = rows.map((row) => row.map((v) => Math.trunc(v)));
      const [list, typed] = [whole, Int8Array.from(whole.flat())];
      const hashes = await Promise.all([list, typed].map((own) => engine.loadDataset({ x: own, y: [0, 1, 1, 0] })));
      expect(hashes[0]?.hash).toBe(hashes[1]?.hash);
      return;
    }
    const [a, b] = [
      await engine.loadDataset({ x: rows, y: [0, 1, 1, 0] }),
      await engine.loadDataset({ x, y: [0, 1, 1, 0] }),
    ];
    expect(b.hash).toBe(a.hash);
    expect(b).toMatchObject({ train: 4, test: 0, inputs: 3, shape: [1, 3], outputs: 2 });
  });

  it('are copied: what becomes of the arrays later changes nothing', async () => {
    const x = Float32Array.from(flat);
    const dataset = await engine.loadDataset({ x, y: rows });
    x.fill(9);
    expect(await seen(dataset)).toEqual(flat.map(Math.fround));
  });

  it('have a hash that knows inputs, targets and their kind', async () => {
    const hashes = await Promise.all(
      [
        { x: rows, y: [0, 1, 1, 0] },
        { x: rows, y: [0, 1, 1, 1] },
        { x: rows, y: [0, 1, 1, 0], targets: 'numbers' as const },
        { x: rows.map((row) => row.map((v) => v + 1)), y: [0, 1, 1, 0] },
        { x: rows, y: [0, 1, 1, 0], test: { x: rows, y: [0, 1, 1, 0] } },
      ].map(async (request) => (await engine.loadDataset(request)).hash),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('targets', () => {
  const two = { targets: 'classes', outputs: 2, classes: 2, classNames: ['0', '1'] } as const;
  const numbers = (outputs: number): object => ({ targets: 'numbers', outputs, classes: 0, classNames: [] });
  it.each([
    ['whole numbers are classes', { y: [0, 1, 1, 0] }, two],
    ['typed whole numbers too', { y: Int32Array.of(0, 1, 1, 0) }, two],
    ['of one class there are two outputs', { y: [0, 0, 0, 0] }, two],
    ['as many as the largest', { y: [0, 6, 1, 2] }, { outputs: 7, classNames: ['0', '1', '2', '3', '4', '5', '6'] }],
    ['or as many as are told', { y: [0, 1, 1, 0], classes: 5 }, { outputs: 5 }],
    [
      'names are sorted',
      { y: ['ruby', 'agate', 'opal', 'agate'] },
      { outputs: 3, classNames: ['agate', 'opal', 'ruby'] },
    ],
    ['or as given', { y: ['b', 'a', 'a', 'b'], classNames: ['b', 'a', 'c'] }, { classNames: ['b', 'a', 'c'] }],
    ['numbers have names', { y: [0, 1, 1, 0], classNames: ['no', 'yes'] }, { classNames: ['no', 'yes'] }],
    ['fractions are numbers', { y: [0, 1, 1.5, 0] }, numbers(1)],
    ['negative ones too', { y: [0, 1, -1, 0] }, numbers(1)],
    ['floats are numbers', { y: Float32Array.of(0, 1, 1, 0) }, numbers(1)],
    [
      'rows are numbers',
      {
        y: [
          [0, 1],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      },
      numbers(2),
    ],
    ['what is told counts', { y: [0, 1, 1, 0], targets: 'numbers' }, numbers(1)],
    ['for floats too', { y: Float32Array.of(0, 1, 1, 0), targets: 'classes' }, two],
  ] as [string, Omit<ArrayDatasetRequest, 'x'>, object][])('%s', async (_, request, expected) => {
    expect(await engine.loadDataset({ x: rows, ...request })).toMatchObject(expected);
  });

  it('of the test have the names and the kind of the training', async () => {
    const x = rows.slice(0, 2);
    const dataset = await engine.loadDataset({ x: rows, y: ['c', 'a', 'b', 'a'], test: { x, y: ['b', 'c'] } });
    expect(dataset).toMatchObject({ train: 4, test: 2, classNames: ['a', 'b', 'c'] });
    expect(await engine.loadDataset({ x: rows, y: [0.5, 1, 1, 0], test: { x, y: [1, 0] } })).toMatchObject({
      targets: 'numbers',
      test: 2,
    });
  });

  it('that are numbers are learned by mean squared error', async () => {
    const x = Array.from({ length: 64 }, (_, i) => [i / 32 - 1]);
    const dataset = await engine.loadDataset({ x, y: x.map(([v = 0]) => 3 * v - 0.5) });
    const run = await engine.createRun({
      dataset,
      activation: 'tanh',
      hidden: [8],
      batchSize: 16,
      optimizer: { kind: 'adam', learningRate: 0.01 },
    });
    const history = await run.fit({ epochs: 300 });
    expect(history.at(-1)?.loss).toBeLessThan(1e-3);
    expect(history.at(-1)?.accuracy).toBeNaN();
    const { loss } = await run.evaluate('train');
    const y = await run.predict(x);
    const own = y.reduce((sum, v, i) => sum + (v - (3 * (x[i]?.[0] ?? NaN) - 0.5)) ** 2, 0) / y.length;
    expect(Math.abs(loss - own)).toBeLessThan(1e-6 * own + 1e-9); // the same sum, in double here
  });
});

describe('scaling', () => {
  /** x · multiply + add, each operation rounded to single precision, for columns of that many. */
  const scaledBy = ({ multiply, add }: Scaling, x: readonly number[], columns: number): number[] =>
    x.map((v, i) => {
      const [m = NaN, a = NaN] = [multiply, add].map((list) => list[list.length === 1 ? 0 : i % columns] ?? NaN);
      return Math.fround(Math.fround(Math.fround(v) * Math.fround(m)) + Math.fround(a));
    });
  const deviation = (v: readonly number[]): [mean: number, deviation: number] => {
    const mean = v.reduce((s, x) => s + x, 0) / v.length;
    return [mean, Math.sqrt(v.reduce((s, x) => s + (x - mean) ** 2, 0) / v.length)];
  };
  const columns = [0, 1, 2].map((c) => rows.map((row) => row[c] ?? NaN));

  it('is none unless it is asked for', async () => {
    const dataset = await engine.loadDataset({ x: rows, y: rows });
    expect(dataset.scaling).toEqual({ multiply: [1], add: [0] });
    expect(await seen(dataset)).toEqual(flat);
  });

  it('to the unit interval is by column, and only shifts what never changes', async () => {
    const dataset = await engine.loadDataset({ x: rows, y: rows, scale: 'unit' });
    const found = await seen(dataset);
    expect(found).toEqual(scaledBy(dataset.scaling, flat, 3));
    [3 / 7, 4 / 7, 0, 1].forEach((v, r) => {
      expect(found[3 * r]).toBeCloseTo(v, 6);
    });
    expect([2, 5, 8, 11].map((i) => found[i])).toEqual([0, 0, 0, 0]);
  });

  it('to the standard deviation is by column', async () => {
    const dataset = await engine.loadDataset({ x: rows, y: rows, scale: 'standard' });
    const found = await seen(dataset);
    expect(found).toEqual(scaledBy(dataset.scaling, flat, 3));
    columns.forEach((column, c) => {
      const [mean, spread] = deviation(column);
      column.forEach((v, r) => {
        expect(found[3 * r + c]).toBeCloseTo(spread === 0 ? 0 : (v - mean) / spread, 5);
      });
    });
  });

  it('takes images as a whole', async () => {
    const dataset = await engine.loadDataset({ x: rows, y: rows, shape: [3, 1], scale: 'standard' });
    const [mean, spread] = deviation(flat);
    expect(dataset.shape).toEqual([3, 1]);
    expect(dataset.scaling.multiply).toEqual([expect.closeTo(1 / spread, 12)]);
    expect(dataset.scaling.add).toEqual([expect.closeTo(-mean / spread, 12)]);
  });

  it('of bytes divides by 255, with classes and with numbers', async () => {
    const x = Uint8Array.of(0, 255, 51, 0, 1, 254);
    for (const y of [
      [0, 1],
      [
        [0.5, 1, 2],
        [1, 2, 3],
      ],
    ]) {
      const dataset = await engine.loadDataset({ x, y });
      expect(dataset.scaling).toEqual({ multiply: [1 / 255], add: [0] });
      const run = await engine.createRun({ dataset, activation: 'none', hidden: [2], kernels: 'plain' });
      expect(await run.predict(x)).toEqual(await run.predict('train', 0, 2));
      expect(await run.predict([...x])).toEqual(await run.predict('train', 0, 2));
      run.dispose();
    }
    expect(
      await seen(
        await engine.loadDataset({
          x,
          y: [
            [0, 0, 0],
            [1, 1, 1],
          ],
        }),
      ),
    ).toEqual(scaledBy({ multiply: [1 / 255], add: [0] }, [...x], 3));
  });

  it('is taken from the training, and new inputs are scaled by it', async () => {
    const test = { x: [[100, 100, 100]], y: [[1, 2, 3]] };
    const dataset = await engine.loadDataset({ x: rows, y: rows, test, scale: 'standard' });
    expect(dataset.scaling).toEqual((await engine.loadDataset({ x: rows, y: rows, scale: 'standard' })).scaling);
    expect(await seen(dataset, test.x)).toEqual(scaledBy(dataset.scaling, [100, 100, 100], 3));
  });

  it('may be given', async () => {
    const scale = { multiply: [2, 0.1, -1], add: [0.25] };
    const dataset = await engine.loadDataset({ x: rows, y: rows, scale });
    expect(dataset.scaling).toEqual(scale);
    expect(await seen(dataset)).toEqual(scaledBy(scale, flat, 3));
  });

  it('of pixels makes the bits of IDX files', async () => {
    const { images, labels } = toyPair(150);
    const [x, y] = [new Uint8Array(images).slice(16), new Uint8Array(labels).slice(8)];
    const idx = await engine.loadDataset({ images, labels });
    const shape = idx.shape;
    const arrays = await engine.loadDataset({ x, y, shape, classes: 10, scale: idx.scaling });
    expect(arrays.hash).toBe(idx.hash);
    const hashes = [idx, arrays].map(async (dataset) => {
      const run = await engine.createRun({ ...small, dataset, kernels: 'plain' });
      await trained(run, { epochs: 2 });
      return [
        await run.parametersHash(),
        ...(await run.predict('train', 0, 3)),
        ...(await run.predict(x.subarray(0, 3 * idx.inputs))),
      ];
    });
    const [a, b] = await Promise.all(hashes);
    expect(b).toEqual(a);
    expect(a?.slice(1, 31)).toEqual(a?.slice(31));
    expect((await arrays.images('train', 1, 1)).pixels).toEqual(x.slice(idx.inputs, 2 * idx.inputs));
  });
});

describe('arrays are refused', () => {
  const good = { x: rows, y: [0, 1, 1, 0] };
  const detached = new Float32Array(12);
  structuredClone(detached, { transfer: [detached.buffer] });
  it.each([
    ['x', { x: 'rows' }],
    ['x', { x: [] }],
    ['x', { x: detached }],
    ['x', { x: new DataView(new ArrayBuffer(12)) }],
    ['x', { x: BigInt64Array.of(1n, 2n, 3n, 4n) }, 'x[0]'],
    ['rows of unequal length', { x: [[1, 2], [3]], y: [0, 1] }, 'x[1]'],
    ['an empty row', { x: [[], []], y: [0, 1] }, 'x[0]'],
    [
      'a hole',
      {
        x: [
          [1, 2],
          [3, untyped(undefined)],
        ],
        y: [0, 1],
      },
      'x[1][1]',
    ],
    [
      'a string',
      {
        x: [
          [1, 2],
          [3, untyped('4')],
        ],
        y: [0, 1],
      },
      'x[1][1]',
    ],
    [
      'NaN',
      {
        x: [
          [1, 2],
          [NaN, 4],
        ],
        y: [0, 1],
      },
      'x[1][0]',
    ],
    ['more than single precision holds', { x: [1, 2, 1e39, 4], y: [0, 1] }, 'x[2]'],
    ['a list that makes no rows', { x: [1, 2, 3, 4, 5], y: [0, 1] }, 'x'],
    ['a list that makes no images', { x: flat, shape: [2, 4] }, 'x'],
    ['y', { y: undefined }],
    ['y', { y: [0, 1, 1] }],
    ['y', { y: 7 }],
    ['y', { y: ['a', 1, 1, 0] }],
    ['no class', { y: [0, 1, 256, 0], targets: 'classes' }, 'y[2]'],
    ['a class beyond those told', { y: [0, 1, 3, 0], classes: 3 }, 'y[2]'],
    ['a name beyond those told', { y: ['a', 'b', 'c', 'a'], classNames: ['a', 'b'] }, 'y[2]'],
    ['rows as classes', { y: rows, targets: 'classes' }, 'y'],
    ['NaN as a target', { y: [0.5, NaN, 1, 0] }, 'y[1]'],
    ['unequal rows of targets', { y: [[1], [1], [1, 2], [1]] }, 'y[2]'],
    ['targets', { targets: 'class' }],
    ['classes', { classes: 1 }],
    ['classes', { classes: 3, classNames: ['a', 'b'] }],
    ['classNames', { classNames: ['a'] }],
    ['classNames', { classNames: ['a', 'a'] }],
    ['classNames', { classNames: 'ab' }],
    ['shape', { shape: [3] }],
    ['shape', { shape: 3 }],
    ['shape', { shape: [300, 300] }],
    ['shape[1]', { shape: [3, 0] }],
    ['scale', { scale: 'minmax' }],
    ['scale', { scale: [1, 0] }],
    ['scale.add', { scale: { multiply: [1] } }],
    ['scale.multiply', { scale: { multiply: [1, 2], add: [0] } }],
    ['scale.multiply[0]', { scale: { multiply: [NaN], add: [0] } }],
    ['scale', { scale: { multiply: [1e38], add: [0] } }],
    ['scale.shift', { scale: { multiply: [1], add: [0], shift: [1] } }],
    ['test', { test: rows }],
    ['test.x', { test: { y: [0] } }],
    ['test of other width', { test: { x: [[1, 2]], y: [0] } }, 'test.x[0]'],
    ['test of too few targets', { test: { x: [[1, 2, 3]], y: [] } }, 'test.y'],
    ['test of another class', { test: { x: [[1, 2, 3]], y: [0.5] } }, 'test.y[0]'],
    ['batch', { batch: 3 }],
  ] as [string, object, string?][])('%s: %o', async (what, wrong, field = what) => {
    const error = await refusal(engine.loadDataset(untyped({ ...good, ...wrong })));
    expect({ code: error.code, field: error.field }).toEqual({ code: 'invalid-argument', field });
    expect(error.message).toMatch(/\.$/);
  });

  it('as new inputs of the wrong width', async () => {
    const run = await engine.createRun({ dataset: await engine.loadDataset(good), activation: 'relu', hidden: [2] });
    expect((await refusal(run.predict([[1, 2]]))).field).toBe('x[0]');
    expect((await refusal(run.predict([1, 2, 3, 4]))).field).toBe('x');
    expect((await refusal(run.predict(untyped(null)))).field).toBe('x');
    expect((await run.predict([1, 2, 3])).length).toBe(2);
  });

  it('with pixels asked of rows', async () => {
    const dataset = await engine.loadDataset(good);
    expect((await refusal(dataset.images('train', 0, 1))).message).toMatch(/numbers, not/);
  });
});
