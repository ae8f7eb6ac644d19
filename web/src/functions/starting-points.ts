/** Worked definitions to start from: each can be trained as it is. */
import type { DefineRequest } from '../engine/types.js';
import { say } from './words.js';

const drawn = { initial: 0, distribution: 'normal', spread: 1 } as const;

const examples = [
  { key: 'swigelu', formula: '0.5*(x*sigmoid(x) + gelu(x))' },
  {
    key: 'elu',
    formula: 'where(x > 0, x, a*expm1(x))',
    parameters: { a: { initial: 1, minimum: 0, maximum: 3 } },
  },
  {
    key: 'sines',
    formula: 'sum(i, 1, 25, c[i]*sin(w[i]*x + p[i]))',
    parameters: { c: drawn, w: drawn, p: drawn },
  },
  {
    key: 'snake',
    formula: 'x + sin(b*x)^2/b',
    parameters: { b: { initial: 1, minimum: 0.2, maximum: 5 } },
  },
  {
    key: 'rational',
    formula: 'sum(i, 0, 5, a[i]*x^i) / (1 + abs(sum(i, 1, 4, b[i]*x^i)))',
    parameters: { a: { initial: [0, 0.5, 0.412, 0.125, 0.017, 0.001] }, b: { initial: [0, 0.25, 0, 0.002] } },
  },
  {
    key: 'spline',
    formula: 'spline(x, -4, 4, 12, c)',
    parameters: {
      c: { initial: [-0.033, -0.068, -0.128, -0.218, -0.303, -0.237, 0.207, 1.03, 2.004, 2.984, 3.932, 4.855] },
    },
  },
  {
    key: 'fourier',
    formula: 'sum(i, 1, 5, a[i]*cos(i*w*x) + b[i]*sin(i*w*x))',
    parameters: {
      a: { initial: 0, distribution: 'normal', spread: 0.3 },
      b: { initial: 0, distribution: 'normal', spread: 0.3 },
      w: { initial: 0.5, minimum: 0.1, maximum: 2 },
    },
  },
] as const satisfies readonly (DefineRequest & { readonly key: string })[];

interface StartingPoint {
  readonly key: (typeof examples)[number]['key'];
  readonly definition: DefineRequest & { readonly name: string };
}

export const startingPoints = (): readonly StartingPoint[] =>
  examples.map(({ key, ...definition }) => ({ key, definition: { name: say(`example.${key}`), ...definition } }));
