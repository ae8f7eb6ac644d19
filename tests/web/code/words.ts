/** The formula language's words, where they are defined, with their values and slopes from JavaScript's own functions. */
import type { Tree } from '../../../web/src/code/tree.js';
import { of, x } from './running.js';

export interface Word {
  readonly tree: Tree;
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
  readonly places: readonly number[];
}

const wide = [-1000, -89, -20.25, -2, -0.5, -1e-3, 1e-3, 0.5, 2, 20.25, 89, 1000];
const half = [-0.875, -0.5, -1e-3, 0, 1e-3, 0.5, 0.875];
const none = (): number => 0;

const evenRound = (v: number): number => {
  const near = Math.round(v);
  return Math.abs(v % 1) === 0.5 && near % 2 !== 0 ? near - 1 : near;
};
const floored = (a: number, b: number): number => a - b * Math.floor(a / b);

const word = (
  tree: Tree,
  value: (x: number) => number,
  slope: (x: number) => number,
  places: readonly number[] = [...wide, 0],
): Word => ({ tree, value, slope, places });

export const words: readonly Word[] = [
  word(of('tan', x), Math.tan, (v) => 1 + Math.tan(v) ** 2),
  word(of('asin', x), Math.asin, (v) => 1 / Math.sqrt(1 - v * v), half),
  word(of('acos', x), Math.acos, (v) => -1 / Math.sqrt(1 - v * v), half),
  word(of('atan', x), Math.atan, (v) => 1 / (1 + v * v)),
  word(of('sinh', x), Math.sinh, Math.cosh),
  word(of('cosh', x), Math.cosh, Math.sinh),
  word(
    of('sech', x),
    (v) => 1 / Math.cosh(v),
    (v) => -Math.tanh(v) / Math.cosh(v),
  ),
  word(of('asinh', x), Math.asinh, (v) => 1 / Math.sqrt(1 + v * v)),
  word(of('acosh', x), Math.acosh, (v) => 1 / Math.sqrt(v * v - 1), [1.001, 2, 20, 1000]),
  word(of('atanh', x), Math.atanh, (v) => 1 / (1 - v * v), half),
  word(of('cbrt', x), Math.cbrt, (v) => 1 / (3 * Math.cbrt(v) ** 2), wide),
  word(of('floor', x), Math.floor, none),
  word(of('ceil', x), Math.ceil, none),
  word(of('trunc', x), Math.trunc, none),
  word(of('round', x), evenRound, none, [...wide, 0, 1.5, 2.5, -1.5, -2.5]),
  word(
    of('-', x, of('floor', x)),
    (v) => v - Math.floor(v),
    () => 1,
  ),
  word(
    of('mod', x, 2.5),
    (v) => floored(v, 2.5),
    () => 1,
    [...wide, 0],
  ),
  word(
    of('mod', x, -2.5),
    (v) => floored(v, -2.5),
    () => 1,
    [...wide, 0],
  ),
  word(
    of('mod', 7, x),
    (v) => floored(7, v),
    (v) => -Math.floor(7 / v),
    [-1000, -20.25, -2, 0.75, 2, 20.25, 89],
  ),
  word(of('log2', x), Math.log2, (v) => 1 / (v * Math.LN2), [1e-3, 0.5, 20, 1000]),
  word(of('log10', x), Math.log10, (v) => 1 / (v * Math.LN10), [1e-3, 0.5, 20, 1000]),
  word(
    of('exp2', x),
    (v) => 2 ** v,
    (v) => Math.LN2 * 2 ** v,
  ),
  word(of('heaviside', x), (v) => (v >= 0 ? 1 : 0), none),
  word(
    of('*', x, of('heaviside', of('-', x, 1))),
    (v) => (v >= 1 ? v : 0),
    (v) => (v >= 1 ? 1 : 0),
  ),
  word(
    of('erfc', x),
    (v) => (v < -3 ? 2 : v > 20 ? 0 : 1 - erf(v)),
    (v) => (-2 / Math.sqrt(Math.PI)) * Math.exp(-v * v),
  ),
];

/** By its series, which needs no more than these terms where it is used. */
function erf(v: number): number {
  let term = v;
  let sum = v;
  for (let k = 1; k < 100; k += 1) {
    term *= (-v * v) / k;
    sum += term / (2 * k + 1);
  }
  return Math.abs(v) > 3 ? Math.sign(v) : (2 / Math.sqrt(Math.PI)) * sum;
}

/** What has poles, domains and powers: values where Python itself would raise an error or give a complex number. */
export const edges: readonly { readonly tree: Tree; readonly at: readonly (readonly [x: number, value: number])[] }[] =
  [
    {
      tree: of('^', x, -2),
      at: [
        [0, Infinity],
        [-2, 0.25],
      ],
    },
    {
      tree: of('^', x, of('neg', 3)),
      at: [
        [0, Infinity],
        [-0, -Infinity],
        [-2, -0.125],
      ],
    },
    {
      tree: of('/', x, of('*', 2, x)),
      at: [
        [0, NaN],
        [3, 0.5],
      ],
    },
    {
      tree: of('/', 1, x),
      at: [
        [0, Infinity],
        [-0, -Infinity],
        [4, 0.25],
      ],
    },
    {
      tree: of('/', of('-', 0, 2), of('-', x, 1)),
      at: [
        [1, -Infinity],
        [3, -1],
      ],
    },
    {
      tree: of('^', x, 0.5),
      at: [
        [-2, NaN],
        [0, 0],
        [4, 2],
      ],
    },
    {
      tree: of('^', x, 9),
      at: [
        [1e38, Infinity],
        [-1e38, -Infinity],
        [2, 512],
      ],
    },
    {
      tree: of('pow', x, x),
      at: [
        [-2, 0.25],
        [-2.5, NaN],
        [0, 1],
        [1000, Infinity],
      ],
    },
    {
      tree: of('^', 10, x),
      at: [
        [1000, Infinity],
        [-1000, 0],
        [2, 100],
      ],
    },
    {
      tree: of('log', x),
      at: [
        [0, -Infinity],
        [-1, NaN],
        [1, 0],
      ],
    },
    {
      tree: of('log', of('abs', x)),
      at: [
        [0, -Infinity],
        [-1, 0],
      ],
    },
    {
      tree: of('log1p', x),
      at: [
        [-1, -Infinity],
        [-2, NaN],
        [0, 0],
      ],
    },
    {
      tree: of('log2', x),
      at: [
        [0, -Infinity],
        [-1, NaN],
        [8, 3],
      ],
    },
    {
      tree: of('log10', x),
      at: [
        [0, -Infinity],
        [-1, NaN],
        [100, 2],
      ],
    },
    {
      tree: of('sqrt', x),
      at: [
        [-1, NaN],
        [4, 2],
      ],
    },
    {
      tree: of('exp', x),
      at: [
        [1000, Infinity],
        [-1000, 0],
      ],
    },
    {
      tree: of('exp2', x),
      at: [
        [2000, Infinity],
        [-2000, 0],
        [3, 8],
      ],
    },
    {
      tree: of('expm1', x),
      at: [
        [1000, Infinity],
        [-1000, -1],
      ],
    },
    {
      tree: of('sinh', x),
      at: [
        [1000, Infinity],
        [-1000, -Infinity],
      ],
    },
    {
      tree: of('cosh', x),
      at: [
        [1000, Infinity],
        [-1000, Infinity],
      ],
    },
    {
      tree: of('asin', x),
      at: [
        [2, NaN],
        [1, Math.PI / 2],
      ],
    },
    {
      tree: of('acos', x),
      at: [
        [-2, NaN],
        [1, 0],
      ],
    },
    {
      tree: of('acosh', x),
      at: [
        [0.5, NaN],
        [1, 0],
      ],
    },
    {
      tree: of('atanh', x),
      at: [
        [1, Infinity],
        [-1, -Infinity],
        [2, NaN],
      ],
    },
    {
      tree: of('sin', of('exp', x)),
      at: [
        [1000, NaN],
        [-1000, 0],
      ],
    },
    {
      tree: of('floor', of('exp', x)),
      at: [
        [1000, Infinity],
        [0, 1],
      ],
    },
    {
      tree: of('round', of('log', x)),
      at: [
        [-1, NaN],
        [0, -Infinity],
        [1, 0],
      ],
    },
    { tree: of('mod', x, 0), at: [[1, NaN]] },
    {
      tree: of('max', 1, of('log', x)),
      at: [
        [-1, NaN],
        [1, 1],
        [Math.E ** 2, 2],
      ],
    },
    { tree: of('+', of('max', of('/', 0, 0), 1), x), at: [[1, NaN]] },
    { tree: of('+', of('/', 1, of('-', 1, 1)), x), at: [[1, Infinity]] },
    {
      tree: of('*', of('^', 10, 400), x),
      at: [
        [1, Infinity],
        [-1, -Infinity],
      ],
    },
    { tree: of('*', of('^', 10, 30), x), at: [[1e8, 1e38]] },
    { tree: of('/', x, 1e20), at: [[1e20, 1]] },
  ];
