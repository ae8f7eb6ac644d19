/** Data sets of the caller's own numbers. */
import { areRows, asTargetKind, readClasses, readRows, type ReadRows } from './array-data.js';
import { asFields, asInteger } from './check-options.js';
import type { Connection } from './connection.js';
import { LoadedDataset } from './dataset.js';
import { chosenScaling, scaleRows } from './scaling.js';
import type { Dataset, Scaling } from './types.js';
import { invalid } from './wording.js';

const arrayFields = ['x', 'y', 'test', 'shape', 'scale', 'targets', 'classes', 'classNames'];
const mostInputs = 65_536;

function asShape(value: unknown): readonly [number, number] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length !== 2) throw invalid('shape', { field: 'shape' });
  const shape = [0, 1].map((i) => asInteger(value[i], `shape[${String(i)}]`, 1, mostInputs)) as [number, number];
  if (shape[0] * shape[1] > mostInputs) throw invalid('shape.large', { field: 'shape' });
  return shape;
}

export async function loadArrays(connection: Connection, request: object): Promise<Dataset> {
  const fields = asFields(request, '', arrayFields);
  const shape = asShape(fields.get('shape'));
  const test = fields.get('test');
  const pairs = [{ own: fields, prefix: '' }];
  if (test !== undefined) pairs.push({ own: asFields(test, 'test', ['x', 'y']), prefix: 'test.' });

  let columns = shape && shape[0] * shape[1];
  const inputs = pairs.map(({ own, prefix }) => {
    const y = own.get('y');
    const rows = Array.isArray(y) || ArrayBuffer.isView(y) ? (y as unknown as ArrayLike<unknown>).length : undefined;
    const read = readRows(own.get('x'), `${prefix}x`, { columns, rows });
    if (rows !== read.rows)
      throw rows === undefined
        ? invalid('targets', { field: `${prefix}y` })
        : invalid('targets.count', { field: `${prefix}y`, targets: rows, rows: read.rows, inputs: `${prefix}x` });
    columns = read.columns;
    return read;
  });
  const [train] = inputs as [(typeof inputs)[number]];
  if (train.columns > mostInputs) throw invalid('columns', { field: 'x' });
  const kind = asTargetKind(fields.get('targets'), fields.get('y'));
  const targets = pairs.map(({ own, prefix }) => ({ y: own.get('y'), field: `${prefix}y` }));
  const asked = fields.get('classes');
  const classes = asked === undefined ? undefined : asInteger(asked, 'classes', 2, 256);
  const { y, names, outputs } =
    kind === 'classes'
      ? classTargets(targets, { classes, classNames: fields.get('classNames') })
      : numberTargets(targets, inputs);

  const scaling = chosenScaling(fields.get('scale'), train, shape !== undefined);
  const areBytes = kind === 'classes' && scaling.multiply.length * scaling.add.length === 1 && inputs.every(hasBytes);
  const x = areBytes ? inputs.map(({ values }) => values) : inputs.map((part) => scaled(part, scaling));
  const summary = await connection.call((core) =>
    core.loadArrays(
      {
        height: shape?.[0] ?? 1,
        width: shape?.[1] ?? train.columns,
        hasClasses: kind === 'classes',
        outputs,
        train: train.rows,
        test: inputs[1]?.rows ?? 0,
        ...(areBytes && { bytes: { multiply: scaling.multiply[0] ?? NaN, add: scaling.add[0] ?? NaN } }),
      },
      connection.giveAll(x),
      connection.giveAll(y),
    ),
  );
  return new LoadedDataset(connection, summary, 'custom', names, scaling);
}

const hasBytes = ({ values }: ReadRows): boolean => values instanceof Uint8Array;

function scaled({ values, columns }: ReadRows, scaling: Scaling): Float32Array<ArrayBuffer> {
  const out = values instanceof Float32Array ? values : new Float32Array(values.length);
  scaleRows(values, columns, scaling, out);
  if (!out.every(Number.isFinite)) throw invalid('scale.large', { field: 'scale' });
  return out;
}

interface ReadTargets {
  readonly y: readonly (Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>)[];
  readonly names: readonly string[];
  readonly outputs: number;
}

function classTargets(...given: Parameters<typeof readClasses>): ReadTargets {
  const { labels, names } = readClasses(...given);
  return { y: labels, names, outputs: names.length };
}

/** One number for each row of inputs, or rows of them. */
function numberTargets(
  targets: readonly { readonly y: unknown; readonly field: string }[],
  inputs: readonly ReadRows[],
): ReadTargets {
  let columns: number | undefined;
  const y = targets.map(({ y: own, field }, i) => {
    columns ??= areRows(own) ? undefined : 1;
    const read = readRows(own, field, { columns, rows: inputs[i]?.rows });
    columns = read.columns;
    return Float32Array.from(read.values);
  });
  return { y, names: [], outputs: columns ?? 1 };
}
