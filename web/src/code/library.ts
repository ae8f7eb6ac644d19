/**
 * The registry's functions that PyTorch brings along, where values and slopes are the engine's: within 1e-5 of the value or
 * 1e-6, which allows for `F.gelu`'s left tail (0 from −5.6 on in float32, truly −6e-8), for `F.softplus`, which is x from
 * 20 on, and for `F.elu`, which takes 1 from an exponential near 0.
 */
import { call, number, x, type Call, type Rewordings, type Tree } from './tree.js';
import type { CommentKey } from './words.js';

export interface LibraryFunction {
  readonly name: string;
  /** The class as a person calls it; `%` stands for the next argument beside x. */
  readonly module: string;
  /** What is said of it, where it does something beside the function. */
  readonly comment?: CommentKey;
}

export const library: ReadonlyMap<string, LibraryFunction> = new Map<string, LibraryFunction>([
  ['sigmoid', { name: 'torch.sigmoid', module: 'nn.Sigmoid()' }],
  ['tanh', { name: 'torch.tanh', module: 'nn.Tanh()' }],
  ['relu', { name: 'F.relu', module: 'nn.ReLU()' }],
  ['relu6', { name: 'F.relu6', module: 'nn.ReLU6()' }],
  ['leaky_relu', { name: 'F.leaky_relu', module: 'nn.LeakyReLU(%)' }],
  ['elu', { name: 'F.elu', module: 'nn.ELU(%)' }],
  ['celu', { name: 'F.celu', module: 'nn.CELU(%)' }],
  ['selu', { name: 'F.selu', module: 'nn.SELU()' }],
  ['gelu', { name: 'F.gelu', module: 'nn.GELU()' }],
  ['silu', { name: 'F.silu', module: 'nn.SiLU()' }],
  ['mish', { name: 'F.mish', module: 'nn.Mish()' }],
  ['softplus', { name: 'F.softplus', module: 'nn.Softplus(%)' }],
  ['logsigmoid', { name: 'F.logsigmoid', module: 'nn.LogSigmoid()' }],
  ['softsign', { name: 'F.softsign', module: 'nn.Softsign()' }],
  ['tanhshrink', { name: 'F.tanhshrink', module: 'nn.Tanhshrink()' }],
  ['hardtanh', { name: 'F.hardtanh', module: 'nn.Hardtanh(%, %)' }],
  ['hardsigmoid', { name: 'F.hardsigmoid', module: 'nn.Hardsigmoid()' }],
  [
    'gelu_tanh',
    {
      name: 'F.gelu',
      module: 'nn.GELU(approximate="tanh")',
      comment: 'module.gelu-tanh',
    },
  ],
  ['rrelu', { name: 'F.rrelu', module: 'nn.RReLU(%, %)', comment: 'module.rrelu' }],
  ['prelu', { name: 'F.prelu', module: 'nn.PReLU(init=%)' }],
]);

/** How many arguments beside x a library's function takes. */
export const parametersOf = ({ module }: LibraryFunction): number => module.split('%').length - 1;

/** What PyTorch is given instead of the registry's formula, the same function with the engine's slopes and digits. */
export const betterInPyTorch: Rewordings = new Map([
  // F.hardswish has the slope −0.5 at −3 and 1.5 at 3, where the engine's are 0 and 1.
  ['hardswish', (u) => call('/', call('*', u, call('relu6', call('+', u, 3))), 6)],
  // torch.maximum takes the mean of both slopes at 0.
  [
    'nipuna',
    (u, ...[beta]) =>
      call('where', call('>=', u, 0), u, call('*', u, call('sigmoid', call('*', beta ?? number(1), u)))),
  ],
  // x + √(x² + b) leaves nothing of float32's digits on the left.
  [
    'squareplus',
    (u, ...[parameter]) => {
      const b = parameter ?? number(4);
      const root = call('sqrt', call('+', call('*', u, u), b));
      const rest = call('/', b, call('+', root, call('abs', u)));
      return call('/', call('+', call('+', u, call('abs', u)), rest), 2);
    },
  ],
  // The slope of |x| is 0 at 0.
  [
    'sgt_paper',
    (u, ...given) => {
      const [alpha = number(1), beta = number(1), a = number(1), b = number(1)] = given;
      const left = call('*', call('neg', a), call('^', call('neg', u), call('max', alpha, 0.1)));
      return call('tanh', call('where', call('<', u, 0), left, call('*', b, call('^', u, call('max', beta, 0.1)))));
    },
  ],
]);

/**
 * A function of the registry as a call of itself, its parameters by their names. The step's slope, which the engine takes
 * from a ramp, is no formula's: it has a name of its own.
 */
export const ofRegistry = (id: string, parameters: readonly string[], expanded: Tree): Call => ({
  op: id === 'step' ? 'step_with_ramp' : id.replaceAll('-', '_'),
  args: [x, ...parameters.map((name): Tree => ({ op: 'name', name }))],
  expanded,
});
