/** NumPy, for arrays of any shape. It has no erf: the standard library's is applied number by number. */
import type { Argument, Dialect } from './expression.js';
import { call, joined, type Written } from './writing.js';

const direct = new Map([
  ['exp', 'np.exp'],
  ['log', 'np.log'],
  ['log1p', 'np.log1p'],
  ['expm1', 'np.expm1'],
  ['tanh', 'np.tanh'],
  ['sin', 'np.sin'],
  ['cos', 'np.cos'],
  ['sqrt', 'np.sqrt'],
  ['abs', 'np.abs'],
  ['sign', 'np.sign'],
  ['clamp', 'np.clip'],
  ['pow', 'np.power'],
]);

const ofTwo = new Map([
  ['max', 'np.maximum'],
  ['min', 'np.minimum'],
]);

const helpers: Dialect['helpers'] = {
  sigmoid: { text: 'def sigmoid(x):\n    z = np.exp(-np.abs(x))\n    return np.where(x >= 0, 1.0, z) / (1 + z)' },
  softplus: { text: 'def softplus(x):\n    return np.logaddexp(0.0, x)' },
  erf: { imports: ['math'], text: 'erf = np.vectorize(math.erf, otypes=[float])' },
  erfc: { imports: ['math'], text: 'erfc = np.vectorize(math.erfc, otypes=[float])' },
  phi: { needs: ['erfc'], text: 'def phi(x):\n    return 0.5 * erfc(-x / np.sqrt(2))' },
  gelu: { needs: ['phi'], text: 'def gelu(x):\n    return x * phi(x)' },
  silu: { needs: ['sigmoid'], text: 'def silu(x):\n    return x * sigmoid(x)' },
  bspline: {
    text:
      'def bspline(u):\n    a = np.abs(u)\n' +
      '    return (np.maximum(2 - a, 0) ** 3 - 4 * np.maximum(1 - a, 0) ** 3) / 6',
  },
  spline: {
    needs: ['bspline'],
    text:
      'def spline(x, low, high, n, c):\n    h = (high - low) / (n - 3)\n' +
      '    place = (np.clip(x, low, high) - low) / h\n' +
      '    inside = sum(c[k] * bspline(place - k + 1) for k in range(n))\n' +
      '    left, right = (c[2] - c[0]) / (2 * h), (c[n - 1] - c[n - 3]) / (2 * h)\n' +
      '    return inside + left * np.minimum(x - low, 0) + right * np.maximum(x - high, 0)',
  },
};

function apply(name: string, args: readonly Argument[]): Written | undefined {
  const own = direct.get(name);
  if (own !== undefined) return call(own, ...args);
  const pair = ofTwo.get(name);
  if (pair !== undefined) return joined(pair, args);
  const [first] = args;
  if (name === 'relu' && first) return call('np.maximum', first, '0.0');
  return undefined;
}

export const numpy: Dialect = {
  constants: 'np',
  helpers,
  apply,
  where: (condition, yes, no) => call('np.where', condition, yes, no),
  logic: (name, args) => joined(`np.logical_${name}`, args),
};
