/** True values of the registry's functions, from the tables that mpmath has made (tests/reference/activations). */
import { readdirSync, readFileSync } from 'node:fs';
import type { CodeSubject } from '../../../web/src/code/subject.js';
import type { Engine } from '../engine/library.js';
import { registrySubject } from './running.js';

export interface Table {
  readonly id: string;
  readonly parameters: Readonly<Record<string, number[]>>;
  readonly rows: readonly { readonly x: number; readonly f: number; readonly df: number }[];
}

const folder = new URL('../../reference/activations/', import.meta.url);

/** C's hex floats. */
function hexFloat(text: string): number {
  const [, sign = '', whole = '', part = '', exponent = '0'] =
    /^(-?)0x([0-9a-f]+)\.?([0-9a-f]*)p([+-]?\d+)$/.exec(text) ?? [];
  if (whole === '') return Number(text.replace('inf', 'Infinity'));
  const digits = Number.parseInt(`${whole}${part}`, 16);
  const power = Number(exponent) - 4 * part.length;
  // In two steps, since 2 to the power of -1074 and below is 0.
  const value = digits * 2 ** Math.max(power, -1000) * 2 ** Math.min(power + 1000, 0);
  return sign === '-' ? -value : value;
}

function read(file: string): Table {
  const lines = readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const words = lines.map((line) => line.split(' '));
  const of = (first: string): string[][] => words.filter(([word]) => word === first).map(([, ...rest]) => rest);
  const columns = of('columns')[0] ?? [];
  const [x, f, df] = ['x', 'f', 'df'].map((column) => columns.indexOf(column));
  const rows = words.slice(words.findIndex(([word]) => word === 'columns') + 1).map((row) => {
    const at = (column: number | undefined): number => hexFloat(row[column ?? -1] ?? '');
    return { x: at(x), f: at(f), df: at(df) };
  });
  return {
    id: of('activation')[0]?.[0] ?? '',
    parameters: Object.fromEntries(of('parameter').map(([name = '', ...values]) => [name, values.map(hexFloat)])),
    rows: rows.filter((row) => Math.abs(row.x) <= 1000),
  };
}

/** Of the functions that have code. */
export const tables = (engine: Engine): readonly Table[] =>
  readdirSync(folder)
    .map(read)
    .filter(({ id }) => engine.activations.some((info) => info.id === id && info.expression !== '' && !info.noisy));

export async function tableSubject(engine: Engine, { id, parameters }: Table): Promise<CodeSubject> {
  const info = engine.activations.find((each) => each.id === id);
  if (!info) throw new Error(id);
  return registrySubject(engine, info, parameters);
}

/** STAF's 25 sines are of angles up to 3|x|, which the engine rounds to float32, and its printed parameters are float32's. */
export const sinesRounding = (id: string, x: number): number => (id === 'staf' ? 25 * 3 * Math.abs(x) * 2 ** -23 : 0);
