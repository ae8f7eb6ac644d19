/** Plain Python, one number at a time. Where `math` would raise an error, the helpers give what the limit is. */
import type { Argument, Dialect } from './expression.js';
import { call, infix, level, within, type Written } from './writing.js';

const direct = new Map([
  ['tanh', 'math.tanh'],
  ['erf', 'math.erf'],
  ['sin', 'math.sin'],
  ['cos', 'math.cos'],
  ['abs', 'abs'],
  ['max', 'max'],
  ['min', 'min'],
]);

const helpers: Dialect['helpers'] = {
  exp: { text: 'def exp(x):\n    return math.exp(x) if x < 709.78 else math.inf' },
  expm1: { text: 'def expm1(x):\n    return math.expm1(x) if x < 709.78 else math.inf' },
  log: { text: 'def log(x):\n    return math.log(x) if x > 0 else -math.inf if x == 0 else math.nan' },
  log1p: { text: 'def log1p(x):\n    return math.log1p(x) if x > -1 else -math.inf if x == -1 else math.nan' },
  sqrt: { text: 'def sqrt(x):\n    return math.sqrt(x) if x >= 0 else math.nan' },
  pow: {
    text:
      'def pow(x, exponent):\n    try:\n        return math.pow(x, exponent)\n' +
      '    except ValueError:\n        return math.nan\n    except OverflowError:\n        return math.inf',
  },
  sigmoid: {
    text: 'def sigmoid(x):\n    z = math.exp(-abs(x))\n    return (1 if x >= 0 else z) / (1 + z)',
  },
  softplus: { text: 'def softplus(x):\n    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))' },
  phi: { text: 'def phi(x):\n    return 0.5 * math.erfc(-x / math.sqrt(2))' },
  gelu: { needs: ['phi'], text: 'def gelu(x):\n    return x * phi(x)' },
  silu: { needs: ['sigmoid'], text: 'def silu(x):\n    return x * sigmoid(x)' },
  sign: { text: 'def sign(x):\n    return (x > 0) - (x < 0)' },
  bspline: {
    text: 'def bspline(u):\n    a = abs(u)\n' + '    return (max(2.0 - a, 0.0) ** 3 - 4 * max(1.0 - a, 0.0) ** 3) / 6',
  },
  spline: {
    needs: ['bspline'],
    text:
      'def spline(x, low, high, n, c):\n    h = (high - low) / (n - 3)\n' +
      '    place = (min(max(x, low), high) - low) / h\n' +
      '    inside = sum(c[k] * bspline(place - k + 1) for k in range(n))\n' +
      '    left, right = (c[2] - c[0]) / (2 * h), (c[n - 1] - c[n - 3]) / (2 * h)\n' +
      '    return inside + left * min(x - low, 0.0) + right * max(x - high, 0.0)',
  },
};

function apply(name: string, args: readonly Argument[]): Written | undefined {
  const [first, low, high] = args;
  const own = direct.get(name);
  if (own !== undefined) return call(own, ...args);
  if (name === 'relu' && first) return call('max', first, '0.0');
  if (name === 'clamp' && first && low && high) return call('min', call('max', first, low), high);
  return undefined;
}

export const python: Dialect = {
  constants: 'math',
  helpers,
  apply,
  where: (condition, yes, no) => ({
    text: `${within(yes, level.or)} if ${within(condition, level.or)} else ${no.text}`,
    level: level.choice,
  }),
  logic: (name, args) =>
    name === 'not'
      ? { text: `not ${args.map((arg) => within(arg, level.not)).join('')}`, level: level.not }
      : args.reduce((a, b) => infix(a, name, b, level[name])),
};
