/** What Python's code brings along: `math` without its errors, and what `math` has not. */
import type { Helper } from './expression.js';

const ofX = (...lines: readonly string[]): Helper => ({ parameters: ['x'], lines });
const logarithm = (name: string, pole = '0'): Helper =>
  ofX(`return math.${name}(x) if x > ${pole} else -math.inf if x == ${pole} else math.nan`);
const withinDomain = (name: string, domain: string): Helper => ofX(`return math.${name}(x) if ${domain} else math.nan`);
const wholes = (name: string, own = `math.${name}`): Helper => ofX(`return ${own}(x) if math.isfinite(x) else x`);
const extreme = (name: string): Helper => ({
  parameters: ['*values'],
  lines: [`return math.nan if any(value != value for value in values) else ${name}(values)`],
});

export const pythonHelpers: Readonly<Record<string, Helper>> = {
  exp: ofX('return math.inf if x > 709.78 else math.exp(x)'),
  expm1: ofX('return math.inf if x > 709.78 else math.expm1(x)'),
  exp2: ofX('return math.inf if x >= 1024 else 2.0**x'),
  log: logarithm('log'),
  log2: logarithm('log2'),
  log10: logarithm('log10'),
  log1p: logarithm('log1p', '-1'),
  sqrt: withinDomain('sqrt', 'x >= 0'),
  sin: withinDomain('sin', 'math.isfinite(x)'),
  cos: withinDomain('cos', 'math.isfinite(x)'),
  tan: withinDomain('tan', 'math.isfinite(x)'),
  asin: withinDomain('asin', 'abs(x) <= 1'),
  acos: withinDomain('acos', 'abs(x) <= 1'),
  acosh: withinDomain('acosh', 'x >= 1'),
  atanh: ofX(
    'if abs(x) == 1:',
    '    return math.copysign(math.inf, x)',
    'return math.atanh(x) if abs(x) < 1 else math.nan',
  ),
  sinh: ofX('return math.copysign(math.inf, x) if abs(x) > 709.78 else math.sinh(x)'),
  cosh: ofX('return math.inf if abs(x) > 709.78 else math.cosh(x)'),
  sech: ofX('z = math.exp(-abs(x))', 'return 2 * z / (1 + z * z)'),
  cbrt: ofX('return math.copysign(abs(x) ** (1 / 3), x)'),
  floor: wholes('floor'),
  ceil: wholes('ceil'),
  trunc: wholes('trunc'),
  rounded: wholes('round', 'round'),
  sign: ofX('return (x > 0) - (x < 0)'),
  maximum: extreme('max'),
  minimum: extreme('min'),
  divide: {
    parameters: ['a', 'b'],
    lines: [
      'if b != 0:',
      '    return a / b',
      'if a == 0 or a != a:',
      '    return math.nan',
      'return math.copysign(math.inf, a) * math.copysign(1.0, b)',
    ],
  },
  power: {
    parameters: ['a', 'b'],
    lines: [
      'try:',
      '    return math.pow(a, b)',
      'except (ValueError, OverflowError):',
      '    if a < 0 and b % 1 != 0:',
      '        return math.nan',
      '    return math.copysign(math.inf, a) if b % 2 == 1 else math.inf',
    ],
  },
  mod: { parameters: ['a', 'b'], lines: ['return a % b if b != 0 else math.nan'] },
  sigmoid: ofX('z = math.exp(-abs(x))', 'return (1 if x >= 0 else z) / (1 + z)'),
  softplus: ofX('return max(x, 0.0) + math.log1p(math.exp(-abs(x)))'),
  phi: ofX('return 0.5 * math.erfc(-x / math.sqrt(2))'),
  gelu: { ...ofX('return x * phi(x)'), needs: ['phi'] },
  silu: { ...ofX('return x * sigmoid(x)'), needs: ['sigmoid'] },
  mixture: {
    needs: ['silu'],
    parameters: ['x', 'u', 'v'],
    lines: [
      'z = [u[k] * x + v[k] for k in range(3)]',
      'g = [math.exp(each - max(z)) for each in z]',
      'return (g[0] * max(x, 0.0) + g[1] * math.tanh(x) + g[2] * silu(x)) / sum(g)',
    ],
  },
  bspline: {
    parameters: ['u'],
    lines: ['a = abs(u)', 'return (max(2.0 - a, 0.0) ** 3 - 4 * max(1.0 - a, 0.0) ** 3) / 6'],
  },
  spline: {
    needs: ['bspline'],
    parameters: ['x', 'low', 'high', 'n', 'c'],
    lines: [
      'h = (high - low) / (n - 3)',
      'place = (min(max(x, low), high) - low) / h',
      'inside = sum(c[k] * bspline(place - k + 1) for k in range(n))',
      'left, right = (c[2] - c[0]) / (2 * h), (c[n - 1] - c[n - 3]) / (2 * h)',
      'return inside + left * min(x - low, 0.0) + right * max(x - high, 0.0)',
    ],
  },
};
