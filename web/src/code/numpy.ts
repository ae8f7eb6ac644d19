/** NumPy, for arrays of any shape. It has no erf: the standard library's is applied number by number. */
import type { Argument, Dialect, Helper } from './expression.js';
import { isPlain, offers } from './python.js';
import { call, joined, type Written } from './writing.js';

const direct: ReadonlyMap<string, string> = new Map([
  ...[
    'exp',
    'expm1',
    'exp2',
    'log',
    'log1p',
    'log2',
    'log10',
    'sqrt',
    'cbrt',
    'abs',
    'sign',
    'floor',
    'ceil',
    'trunc',
  ].map((name) => [name, `np.${name}`] as const),
  ...['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'].map((name) => [name, `np.${name}`] as const),
  ...['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'].map((name) => [`a${name}`, `np.arc${name}`] as const),
  ['round', 'np.round'],
  ['clamp', 'np.clip'],
  // Of plain numbers, which as arrays raise no errors.
  ['/', 'np.divide'],
  ['^', 'np.float_power'],
  ['mod', 'np.mod'],
]);

const ofTwo: ReadonlyMap<string, string> = new Map([
  ['max', 'np.maximum'],
  ['min', 'np.minimum'],
  ['at_least', 'np.maximum'],
  ['at_most', 'np.minimum'],
]);

const ofX = (...lines: readonly string[]): Helper => ({ parameters: ['x'], lines });
const elementwise = (name: string): Helper => ofX(`return np.vectorize(math.${name}, otypes=[float])(x)`);

const helpers: Dialect['helpers'] = {
  sigmoid: ofX('z = np.exp(-np.abs(x))', 'return np.where(x >= 0, 1.0, z) / (1 + z)'),
  sech: ofX('z = np.exp(-np.abs(x))', 'return 2 * z / (1 + z * z)'),
  erf: elementwise('erf'),
  erfc: elementwise('erfc'),
  phi: { ...ofX('return 0.5 * erfc(-x / np.sqrt(2))'), needs: ['erfc'] },
  gelu: { ...ofX('return x * phi(x)'), needs: ['phi'] },
  silu: { ...ofX('return x * sigmoid(x)'), needs: ['sigmoid'] },
  mixture: {
    needs: ['silu'],
    parameters: ['x', 'u', 'v'],
    lines: [
      'z = np.stack([u[k] * x + v[k] for k in range(3)])',
      'g = np.exp(z - z.max(axis=0))',
      'return (g[0] * np.maximum(x, 0.0) + g[1] * np.tanh(x) + g[2] * silu(x)) / g.sum(axis=0)',
    ],
  },
  bspline: {
    parameters: ['u'],
    lines: ['a = np.abs(u)', 'return (np.maximum(2 - a, 0) ** 3 - 4 * np.maximum(1 - a, 0) ** 3) / 6'],
  },
  spline: {
    needs: ['bspline'],
    parameters: ['x', 'low', 'high', 'n', 'c'],
    lines: [
      'h = (high - low) / (n - 3)',
      'place = (np.clip(x, low, high) - low) / h',
      'inside = sum(c[k] * bspline(place - k + 1) for k in range(n))',
      'left, right = (c[2] - c[0]) / (2 * h), (c[n - 1] - c[n - 3]) / (2 * h)',
      'return inside + left * np.minimum(x - low, 0) + right * np.maximum(x - high, 0)',
    ],
  },
};

function apply(name: string, args: readonly Argument[]): Written | undefined {
  const own = direct.get(name);
  if (own !== undefined) return call(own, ...args);
  const pair = ofTwo.get(name);
  if (pair !== undefined) return joined(pair, args);
  const [first] = args;
  if (!first) return undefined;
  if (name === 'relu') return call('np.maximum', first, '0.0');
  if (name === 'softplus' && args.length === 1) return call('np.logaddexp', '0.0', first);
  if (name === 'heaviside') return call('np.heaviside', first, '1.0');
  return undefined;
}

const ofArrays: Dialect = {
  constants: 'np',
  helpers,
  apply,
  isPlain: () => true,
  offers,
  computesBoth: true,
  where: (condition, yes, no) => call('np.where', condition, yes, no),
  logic: (name, args) => joined(`np.logical_${name}`, args),
};

export const numpy: Dialect = { ...ofArrays, numbers: { ...ofArrays, isPlain } };
