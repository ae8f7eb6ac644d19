/** PyTorch, for tensors; what holds no tensor is a number of Python's. */
import type { Argument, Dialect, Helper } from './expression.js';
import { betterInPyTorch, library, parametersOf } from './library.js';
import { python } from './python.js';
import type { Call } from './tree.js';
import { atom, call, level, negative, within, type Written } from './writing.js';

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
  ['at_least', ['min', 'torch.maximum']],
  ['at_most', ['max', 'torch.minimum']],
]);

const isZero = ({ isNumber, range }: Argument): boolean => isNumber && range.low === 0 && range.high === 0;

/** At a bound itself the slope is that of the first. */
function bounded(name: string, a: Argument, b: Argument): Written {
  const [number, tensor] = a.isNumber ? [a, b] : [b, a];
  const [keyword, ofTensors] = bounds.get(name) ?? ['', ''];
  return number.isNumber ? call('torch.clamp', tensor, `${keyword}=${number.text}`) : call(ofTensors, a, b);
}

/** The larger, or smaller, of a tensor and a number, with slope 0 where both are equal, as the engine's is. */
function extreme(name: string, a: Argument, b: Argument): Written | undefined {
  const [number, tensor] = a.isNumber ? [a, b] : [b, a];
  if (!number.isNumber) return undefined;
  if (isZero(number)) return name === 'max' ? call('F.relu', tensor) : negative(call('F.relu', negative(tensor)));
  return name === 'max' ? call('F.threshold', tensor, number, number) : call('F.hardtanh', tensor, '-math.inf', number);
}

/** Its slope is 0 at the bounds themselves, as the engine's is; torch.clamp's is 1. */
function clamped(u: Argument, low: Argument, high: Argument): Written | undefined {
  if (isZero(low) && high.range.low === 6 && high.range.high === 6) return call('F.relu6', u);
  return low.isNumber && high.isNumber ? call('F.hardtanh', u, low, high) : undefined;
}

function apply(name: string, args: readonly Argument[]): Written | undefined {
  const [first, low, high] = args;
  if (!first) return undefined;
  const own = direct.get(name) ?? library.get(name)?.name;
  if (own !== undefined) return call(own, ...args, ...(name === 'gelu_tanh' ? ['approximate="tanh"'] : []));
  if (bounds.has(name) && low) return bounded(name, first, low);
  if ((name === 'max' || name === 'min') && low) return extreme(name, first, low);
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
    cbrt: {
      parameters: ['x'],
      comment: 'cbrt',
      lines: ['return torch.sign(x) * torch.clamp(torch.abs(x), min=1e-38) ** (1 / 3)'],
    },
    heaviside: { parameters: ['x'], comment: 'heaviside', lines: ['return torch.sign(torch.sign(x) + 1)'] },
    maximum: {
      parameters: ['a', 'b'],
      comment: 'maximum',
      lines: ['return torch.where((a > b) | torch.isnan(a), a, b)'],
    },
    minimum: {
      parameters: ['a', 'b'],
      comment: 'minimum',
      lines: ['return torch.where((a < b) | torch.isnan(a), a, b)'],
    },
    clamp: {
      needs: ['maximum', 'minimum'],
      parameters: ['x', 'low', 'high'],
      lines: ['return minimum(maximum(x, low), high)'],
    },
    mod: { parameters: ['a', 'b'], lines: ['return a - b * torch.floor(a / b)'] },
    step_with_ramp: {
      parameters: ['x', 'theta'],
      comment: 'step',
      lines: ['ramp = torch.clamp(x - theta, -1, 1)', 'return (x >= theta).to(x.dtype) + (ramp - ramp.detach())'],
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
