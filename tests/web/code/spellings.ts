/** Usual spellings of functions, and what they are, in forms that lose nothing in double. */

export interface Spelled {
  readonly function: string;
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly spellings: readonly string[];
}

const sigmoid = (x: number): number => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
const sigmoidSlope = (x: number): number => sigmoid(x) * sigmoid(-x);
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sechSquared = (x: number): number => 4 * sigmoidSlope(2 * x);
/** Φ by its series and continued fraction. */
function normal(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) < 4) {
    let term = x;
    let sum = x;
    for (let k = 1; k < 200; k += 1) {
      term *= (x * x) / (2 * k + 1);
      sum += term;
    }
    return 0.5 + density * sum;
  }
  let fraction = Math.abs(x);
  for (let k = 100; k > 0; k -= 1) fraction = Math.abs(x) + k / fraction;
  return x < 0 ? density / fraction : 1 - density / fraction;
}
const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
const elu =
  (alpha: number, steepness = 1, scale = 1) =>
  (x: number): number =>
    scale * (x > 0 ? x : alpha * Math.expm1(x * steepness));
const eluSlope =
  (alpha: number, steepness = 1, scale = 1) =>
  (x: number): number =>
    scale * (x > 0 ? 1 : alpha * steepness * Math.exp(x * steepness));
const root = Math.sqrt(2 / Math.PI);
const inner = (x: number): number => root * (x + 0.044715 * x ** 3);
const innerSlope = (x: number): number => root * (1 + 3 * 0.044715 * x * x);

export const spelled: readonly Spelled[] = [
  {
    function: 'sigmoid',
    value: sigmoid,
    slope: sigmoidSlope,
    spellings: [
      '1/(1+exp(-x))',
      '1/(1+e^-x)',
      '1/(e^(-x)+1)',
      'e^x/(1+e^x)',
      'exp(x)/(exp(x)+1)',
      '1-1/(1+e^x)',
      '(1+e^-x)^-1',
      'pow(1+exp(-x), -1)',
      '1/(1+1/e^x)',
      '1/(1+pow(e, -x))',
      '(1+tanh(x/2))/2',
      '0.5+0.5*tanh(0.5*x)',
      'e^(x/2)/(e^(x/2)+e^(-x/2))',
    ],
  },
  {
    function: 'a sigmoid with parameters',
    value: (x) => sigmoid(1.5 * (x - 0.25)),
    slope: (x) => 1.5 * sigmoidSlope(1.5 * (x - 0.25)),
    parameters: { k: 1.5, t: 0.25 },
    spellings: ['1/(1+exp(-k*(x-t)))', '1/(1+e^(k*(t-x)))', 'e^(k*x-k*t)/(1+e^(k*x-k*t))', '1/(1+exp(k*t)/exp(k*x))'],
  },
  {
    function: 'the slope of a sigmoid',
    value: sigmoidSlope,
    slope: (x) => -sigmoidSlope(x) * Math.tanh(x / 2),
    spellings: ['e^-x/(1+e^-x)^2', 'e^x/(1+e^x)^2', '1/(2+e^x+e^-x)', '1/(1+e^-x)*(1-1/(1+e^-x))'],
  },
  {
    function: 'tanh',
    value: Math.tanh,
    slope: sechSquared,
    spellings: [
      '(e^x-e^-x)/(e^x+e^-x)',
      '(exp(2*x)-1)/(exp(2*x)+1)',
      '(1-e^(-2*x))/(1+e^(-2*x))',
      '2/(1+e^(-2*x))-1',
      '1-2/(e^(2*x)+1)',
      '2*sigmoid(2*x)-1',
      'expm1(2*x)/(expm1(2*x)+2)',
    ],
  },
  {
    function: 'softplus',
    value: softplus,
    slope: sigmoid,
    spellings: [
      'ln(1+e^x)',
      'log(exp(x)+1)',
      'log1p(exp(x))',
      '-ln(sigmoid(-x))',
      'x+ln(1+e^-x)',
      '-ln(1/(1+e^x))',
      'max(x,0)+log1p(exp(-abs(x)))',
      'max(0,x)+ln(1+e^(-abs(x)))',
    ],
  },
  {
    function: 'softplus with a parameter',
    value: (x) => softplus(2.5 * x) / 2.5,
    slope: (x) => sigmoid(2.5 * x),
    parameters: { b: 2.5 },
    spellings: ['ln(1+e^(b*x))/b', 'log1p(exp(b*x))/b', '1/b*log(1+exp(x*b))'],
  },
  {
    function: 'log-sigmoid',
    value: (x) => -softplus(-x),
    slope: (x) => sigmoid(-x),
    spellings: [
      'ln(1/(1+e^-x))',
      '-ln(1+e^-x)',
      'log(sigmoid(x))',
      'x-ln(1+e^x)',
      '-log1p(exp(-x))',
      'ln(e^x/(1+e^x))',
    ],
  },
  {
    function: 'SiLU',
    value: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) + x * sigmoidSlope(x),
    spellings: [
      'x/(1+e^-x)',
      'x*sigmoid(x)',
      'x*e^x/(1+e^x)',
      'x*(1/(1+exp(-x)))',
      '0.5*x*(1+tanh(x/2))',
      'x*e^(x/2)/(e^(x/2)+e^(-x/2))',
    ],
  },
  {
    function: 'Swish',
    value: (x) => x * sigmoid(1.5 * x),
    slope: (x) => sigmoid(1.5 * x) + 1.5 * x * sigmoidSlope(1.5 * x),
    parameters: { b: 1.5 },
    spellings: ['x/(1+exp(-b*x))', 'x*sigmoid(b*x)', 'x*e^(b*x)/(e^(b*x)+1)'],
  },
  {
    function: 'Mish',
    value: (x) => x * Math.tanh(softplus(x)),
    slope: (x) => Math.tanh(softplus(x)) + x * sechSquared(softplus(x)) * sigmoid(x),
    spellings: [
      'x*tanh(ln(1+e^x))',
      'x*tanh(softplus(x))',
      'x*tanh(log1p(exp(x)))',
      'x*((1+e^x)^2-1)/((1+e^x)^2+1)',
      'x*(e^(2*x)+2*e^x)/(e^(2*x)+2*e^x+2)',
      'x-2*x/(e^(2*x)+2*e^x+2)',
      'x*(1+2*e^-x)/(1+2*e^-x+2*e^(-2*x))',
    ],
  },
  {
    function: 'ELU',
    value: elu(1),
    slope: eluSlope(1),
    spellings: ['where(x>0,x,e^x-1)', 'where(x<=0,exp(x)-1,x)', 'max(0,x)+min(0,e^x-1)', 'where(x<0,expm1(x),x)'],
  },
  {
    function: 'ELU with a parameter',
    value: elu(1.5),
    slope: eluSlope(1.5),
    parameters: { a: 1.5 },
    spellings: ['where(x>0,x,a*(e^x-1))', 'where(x>0,x,a*e^x-a)'],
  },
  {
    function: 'SELU',
    value: elu(1.6732632423543772, 1, 1.0507009873554805),
    slope: eluSlope(1.6732632423543772, 1, 1.0507009873554805),
    spellings: [
      '1.0507009873554805*where(x>0,x,1.6732632423543772*(e^x-1))',
      '1.0507009873554805*(max(0,x)+min(0,1.6732632423543772*(exp(x)-1)))',
    ],
  },
  {
    function: 'CELU',
    value: elu(2, 0.5),
    slope: eluSlope(2, 0.5),
    parameters: { a: 2 },
    spellings: ['where(x>0,x,a*(e^(x/a)-1))', 'max(0,x)+min(0,a*(exp(x/a)-1))', 'max(x,0)+min(a*expm1(x/a),0)'],
  },
  {
    function: 'TeLU',
    value: (x) => x * Math.tanh(Math.exp(x)),
    slope: (x) => Math.tanh(Math.exp(x)) + (x > 30 ? 0 : x * sechSquared(Math.exp(x)) * Math.exp(x)),
    spellings: ['x*tanh(e^x)', 'x*tanh(exp(x))', 'x*(1-2/(e^(2*e^x)+1))', 'x*(e^(e^x)-e^(-e^x))/(e^(e^x)+e^(-e^x))'],
  },
  {
    function: 'GELU',
    value: (x) => x * normal(x),
    slope: (x) => normal(x) + x * density(x),
    spellings: [
      'x*phi(x)',
      '0.5*x*(1+erf(x/sqrt(2)))',
      'x*(1+erf(x/sqrt(2)))/2',
      'x/2*(1+erf(x*0.7071067811865476))',
      '0.5*x*(1-erf(-x/sqrt(2)))',
    ],
  },
  {
    function: 'GELU (tanh form)',
    value: (x) => x * sigmoid(2 * inner(x)),
    slope: (x) => sigmoid(2 * inner(x)) + 2 * x * sigmoidSlope(2 * inner(x)) * innerSlope(x),
    spellings: [
      '0.5*x*(1+tanh(sqrt(2/pi)*(x+0.044715*x^3)))',
      '0.5*x*(1+tanh(0.7978845608028654*(x+0.044715*x*x*x)))',
      'x/(1+e^(-2*sqrt(2/pi)*(x+0.044715*x^3)))',
      'x*sigmoid(sqrt(8/pi)*(x+0.044715*x^3))',
    ],
  },
  {
    function: 'softsign',
    value: (x) => x / (1 + Math.abs(x)),
    slope: (x) => 1 / (1 + Math.abs(x)) ** 2,
    spellings: ['x/(1+abs(x))', 'x/(abs(x)+1)', 'where(x>0,x/(1+x),x/(1-x))', 'x/(1+sqrt(x^2))'],
  },
  {
    function: 'a Gaussian',
    value: (x) => Math.exp(-x * x),
    slope: (x) => -2 * x * Math.exp(-x * x),
    spellings: ['e^-x^2', 'exp(-x*x)', '1/e^(x^2)', '1/exp(x*x)', 'e^(-(x^2))'],
  },
  {
    function: 'a Gaussian with a parameter',
    value: (x) => Math.exp((-x * x) / 8),
    slope: (x) => (-x / 4) * Math.exp((-x * x) / 8),
    parameters: { s: 2 },
    spellings: ['exp(-x^2/(2*s^2))', '1/e^(x^2/(2*s^2))', 'e^(-(x/s)^2/2)', 'exp(-0.5*(x/s)^2)'],
  },
  {
    function: 'a Gaussian times x',
    value: (x) => x * Math.exp(-x * x),
    slope: (x) => (1 - 2 * x * x) * Math.exp(-x * x),
    spellings: ['x*e^(-x^2)', 'x/exp(x^2)'],
  },
  {
    function: 'a generalised logistic',
    value: (x) => Math.exp(-1.5 * softplus(-x)),
    slope: (x) => 1.5 * sigmoid(-x) * Math.exp(-1.5 * softplus(-x)),
    parameters: { a: 1.5 },
    spellings: ['(1+e^-x)^(-a)', '1/(1+exp(-x))^a'],
  },
  {
    function: 'Gompertz’s curve',
    value: (x) => Math.exp(-Math.exp(-x)),
    slope: (x) => (x < -30 ? 0 : Math.exp(-x - Math.exp(-x))),
    spellings: ['e^(-e^-x)', 'exp(-exp(-x))', '1/e^(e^-x)'],
  },
  {
    function: 'sech',
    value: (x) => 2 / (Math.exp(x) + Math.exp(-x)),
    slope: (x) => (Math.abs(x) > 300 ? 0 : (-2 / (Math.exp(x) + Math.exp(-x))) * Math.tanh(x)),
    spellings: ['2/(e^x+e^-x)', '1/((exp(x)+exp(-x))/2)', '2*e^x/(e^(2*x)+1)'],
  },
  {
    function: 'what has no name',
    value: (x) =>
      x < 0
        ? (Math.exp(x) - 3) / (Math.exp(3 * x) + 5)
        : (Math.exp(-2 * x) - 3 * Math.exp(-3 * x)) / (1 + 5 * Math.exp(-3 * x)),
    slope: (x) =>
      x < 0
        ? (Math.exp(x) * (Math.exp(3 * x) + 5) - (Math.exp(x) - 3) * 3 * Math.exp(3 * x)) / (Math.exp(3 * x) + 5) ** 2
        : (-2 * Math.exp(-2 * x) + 9 * Math.exp(-3 * x) + 5 * Math.exp(-5 * x)) / (1 + 5 * Math.exp(-3 * x)) ** 2,
    spellings: ['(e^x-3)/(e^(3*x)+5)'],
  },
  {
    function: 'a root of a ramp',
    value: (x) => Math.sqrt(Math.max(x, 0)),
    slope: (x) => (x > 0 ? 0.5 / Math.sqrt(x) : 0),
    spellings: ['sqrt(max(x,0))', 'relu(x)^0.5', 'where(x>0,x^0.5,0)', 'where(x>0,sqrt(x),0)'],
  },
  {
    function: 'x√|x|',
    value: (x) => x * Math.sqrt(Math.abs(x)),
    slope: (x) => 1.5 * Math.sqrt(Math.abs(x)),
    spellings: ['x*sqrt(abs(x))', 'x*abs(x)^0.5'],
  },
  {
    function: 'a logarithm beside a line',
    value: (x) => (x > 0 ? Math.log1p(x) : x),
    slope: (x) => (x > 0 ? 1 / (1 + x) : 1),
    spellings: ['where(x>0,ln(1+x),x)', 'where(x>=0,log1p(x),x)'],
  },
];
