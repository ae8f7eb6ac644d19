/** PyTorch, for tensors; what holds no tensor is a number of Python's. */
import type { Argument, Dialect, Helper } from './expression.js';
import { betterInPyTorch, library, parametersOf } from './library.js';
import { python } from './python.js';
import type { Call } from './tree.js';
import { atom, call, level, within, type Written } from './writing.js';

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
    'abs',
    'sign',
    'floor',
    'ceil',
    'trunc',
    'round',
  ].map((name) => [name, `torch.${name}`] as const),
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'asinh', 'acosh', 'atanh', 'erf', 'erfc'].map(
    (name) => [name, `torch.${name}`] as const,
  ),
  ['phi', 'torch.special.ndtr'],
]);

const bounds: ReadonlyMap<string, readonly [keyword: string, ofTensors: string]> = new Map([
  ['max', ['min', 'torch.maximum']],
  ['min', ['max', 'torch.minimum']],
  ['at_least', ['min', 'torch.maximum']],
  ['at_most', ['max', 'torch.minimum']],
]);

const isZero = ({ isNumber, range }: Argument): boolean => isNumber && range.low === 0 && range.high === 0;

/** The larger, or smaller, of two: one that is a number bounds the other. The larger of u and 0 is ReLU, with slope 0 at 0. */
function bounded(name: string, a: Argument, b: Argument): Argument {
  const [number, tensor] = a.isNumber ? [a, b] : [b, a];
  const [keyword, ofTensors] = bounds.get(name) ?? ['', ''];
  const written =
    name === 'max' && isZero(number)
      ? call('F.relu', tensor)
      : number.isNumber
        ? call('torch.clamp', tensor, `${keyword}=${number.text}`)
        : call(ofTensors, a, b);
  return { ...tensor, ...written, isNumber: a.isNumber && b.isNumber };
}

/** Its slope is 0 at the bounds themselves, as the engine's is; torch.clamp's is 1. */
function clamped(u: Argument, low: Argument, high: Argument): Written {
  if (isZero(low) && high.range.low === 6 && high.range.high === 6) return call('F.relu6', u);
  if (low.isNumber && high.isNumber) return call('F.hardtanh', u, low, high);
  return bounded('min', bounded('max', u, low), high);
}

function apply(name: string, args: readonly Argument[]): Written | undefined {
  const [first, low, high] = args;
  if (!first) return undefined;
  const own = direct.get(name) ?? library.get(name)?.name;
  if (own !== undefined) return call(own, ...args, ...(name === 'gelu_tanh' ? ['approximate="tanh"'] : []));
  if (bounds.has(name)) return args.reduce((a, b) => bounded(name, a, b));
  return name === 'clamp' && low && high ? clamped(first, low, high) : undefined;
}

/** The library's numbers cannot be tensors; PReLU's slope is one. */
function offers({ op, args }: Call, isNumber: (arg: number) => boolean): boolean {
  if (op === 'step_with_ramp') return true;
  if (op === 'mixture') return args.length === 3;
  const own = library.get(op);
  if (!own || args.length > 1 + parametersOf(own)) return false;
  if (op === 'prelu') return args.length === 2 && !isNumber(1);
  return args.every((_, i) => i === 0 || isNumber(i));
}

const ofX = (...lines: readonly string[]): Helper => ({ parameters: ['x'], lines });

export const pytorch: Dialect = {
  constants: 'math',
  helpers: {
    sech: ofX('z = torch.exp(-torch.abs(x))', 'return 2 * z / (1 + z * z)'),
    cbrt: ofX(
      '# The slope at 0, which is infinite, is given as 0.',
      'return torch.sign(x) * torch.clamp(torch.abs(x), min=1e-38) ** (1 / 3)',
    ),
    heaviside: ofX(
      '# 1 from 0 on. torch.heaviside has no gradient; here it is 0.',
      'return torch.sign(torch.sign(x) + 1)',
    ),
    mod: { parameters: ['a', 'b'], lines: ['return a - b * torch.floor(a / b)'] },
    step_with_ramp: {
      parameters: ['x', 'theta'],
      lines: [
        '# A step has no slope to learn by: the gradient is that of a ramp from theta - 1 to theta + 1.',
        'ramp = torch.clamp(x - theta, -1, 1)',
        'return (x >= theta).to(x.dtype) + (ramp - ramp.detach())',
      ],
    },
    mixture: {
      parameters: ['x', 'u', 'v'],
      lines: [
        'g = torch.softmax(torch.stack([u[k] * x + v[k] for k in range(3)]), dim=0)',
        'return g[0] * F.relu(x) + g[1] * torch.tanh(x) + g[2] * F.silu(x)',
      ],
    },
    bspline: {
      parameters: ['u'],
      lines: ['a = torch.abs(u)', 'return (torch.relu(2 - a) ** 3 - 4 * torch.relu(1 - a) ** 3) / 6'],
    },
    spline: {
      needs: ['bspline'],
      parameters: ['x', 'low', 'high', 'n', 'c'],
      lines: [
        'h = (high - low) / (n - 3)',
        'place = (torch.clamp(x, low, high) - low) / h',
        'inside = sum(c[k] * bspline(place - k + 1) for k in range(n))',
        'left, right = (c[2] - c[0]) / (2 * h), (c[n - 1] - c[n - 3]) / (2 * h)',
        'return inside + left * torch.clamp(x - low, max=0) + right * torch.clamp(x - high, min=0)',
      ],
    },
  },
  apply,
  offers,
  better: betterInPyTorch,
  computesBoth: true,
  isPlain: (operator, _, right) => operator !== 'mod' || right.isNumber,
  where: (condition, yes, no) =>
    call('torch.where', condition, yes.isNumber && no.isNumber ? call('torch.full_like', 'x', yes) : yes, no),
  logic: (name, args) => {
    const each = args.map((arg) => within(arg, level.atom));
    return name === 'not'
      ? atom(`~${each.join('')}`)
      : { text: each.join(name === 'and' ? ' & ' : ' | '), level: level.comparison };
  },
  numbers: python,
};
