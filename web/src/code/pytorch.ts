/** PyTorch, for tensors; what holds neither x nor a parameter is a number of Python's. */
import type { Argument, Dialect } from './expression.js';
import { python } from './python.js';
import { call, joined, type Written } from './writing.js';

const direct = new Map([
  ['exp', 'torch.exp'],
  ['log', 'torch.log'],
  ['log1p', 'torch.log1p'],
  ['expm1', 'torch.expm1'],
  ['tanh', 'torch.tanh'],
  ['erf', 'torch.erf'],
  ['sin', 'torch.sin'],
  ['cos', 'torch.cos'],
  ['sqrt', 'torch.sqrt'],
  ['abs', 'torch.abs'],
  ['sign', 'torch.sign'],
  ['sigmoid', 'torch.sigmoid'],
  ['relu', 'torch.relu'],
  ['phi', 'torch.special.ndtr'],
  ['pow', 'torch.pow'],
  ['softplus', 'F.softplus'],
  ['gelu', 'F.gelu'],
  ['silu', 'F.silu'],
]);

/** The larger, or smaller, of two: one that is a number bounds the other. */
function bounded(name: 'max' | 'min', a: Argument, b: Argument): Argument {
  if (a.isNumber && b.isNumber) return { ...call(name, a, b), isNumber: true };
  const [number, tensor] = a.isNumber ? [a, b] : [b, a];
  const written = number.isNumber
    ? call('torch.clamp', tensor, `${name === 'max' ? 'min' : 'max'}=${number.text}`)
    : call(name === 'max' ? 'torch.maximum' : 'torch.minimum', a, b);
  return { ...written, isNumber: false };
}

function apply(name: string, args: readonly Argument[]): Written | undefined {
  const own = direct.get(name);
  if (own !== undefined) return call(own, ...args);
  if (name === 'max' || name === 'min') return args.reduce((a, b) => bounded(name, a, b));
  const [first, low, high] = args;
  if (name !== 'clamp' || !first || !low || !high) return undefined;
  if (low.isNumber && high.isNumber) return call('torch.clamp', first, low, high);
  return bounded('min', bounded('max', first, low), high);
}

export const pytorch: Dialect = {
  constants: 'math',
  helpers: {
    bspline: {
      text:
        'def bspline(u):\n    a = torch.abs(u)\n' +
        '    return (torch.relu(2 - a) ** 3 - 4 * torch.relu(1 - a) ** 3) / 6',
    },
    spline: {
      needs: ['bspline'],
      text:
        'def spline(x, low, high, n, c):\n    h = (high - low) / (n - 3)\n' +
        '    place = (torch.clamp(x, low, high) - low) / h\n' +
        '    inside = sum(c[k] * bspline(place - k + 1) for k in range(n))\n' +
        '    left, right = (c[2] - c[0]) / (2 * h), (c[n - 1] - c[n - 3]) / (2 * h)\n' +
        '    return inside + left * torch.clamp(x - low, max=0) + right * torch.clamp(x - high, min=0)',
    },
  },
  apply,
  where: (condition, yes, no) => call('torch.where', condition, yes, no),
  logic: (name, args) => joined(`torch.logical_${name}`, args),
  numbers: python,
};
