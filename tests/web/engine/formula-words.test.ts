/** What the library says of formulas, sentence by sentence. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownWordings } from '../../../web/src/engine/known-function.js';
import { inEnglish, loadCodeWords } from '../../../web/src/engine/in-words.js';
import { toyPair } from './idx-files.js';
import { createEngine, refusal, small, type DefineRequest, type Engine } from './library.js';

type Parameters = NonNullable<DefineRequest['parameters']>;

let engine: Engine;
beforeEach(async () => {
  engine = await createEngine();
});
afterEach(() => {
  engine.dispose();
});

it.each([
  // the text
  ['', 'the formula is empty'],
  ['__name__ + xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'this name is too long: 32 letters are the most'],
  ['0x1F*x', 'numbers are written with the digits from 0 to 9 and a point'],
  ['1e39', 'this number is too large: 3.4e38 is the largest'],
  ['x # 2', "'#' is not understood"],
  ['б + x', "'б' (U+0431) is not understood"],
  ['🙂 + 1', "'🙂' (U+1F642) is not understood"],
  ['\\|x\\|', "'\\' is not understood"],
  ['\u0001', 'a character that cannot be shown stands here: U+0001'],
  ['\u202ex', 'a character that cannot be shown stands here: U+202E'],
  ['f"(x)', 'a quotation mark is not understood: f′ and f″ are made from f'],
  ["f'(x)", 'a prime is not understood: f′ and f″ are made from f'],
  ['x // 2', "'//' is not understood; a quotient without its fraction is floor(a / b)"],
  ['x % 2', "'%' is not understood; a remainder is mod(a, b), of b's sign"],
  ['\\begin{matrix} x \\end{matrix}', "of TeX's environments only cases is read"],
  ['\\hat{x} + 1', "TeX's \\hat is not understood"],
  ['x \\text{2f}', "'2f' is no name: write a number without \\text or \\mathrm"],
  ['cmath.exp(x)', "numbers are real here: write functions without 'cmath.'"],
  ['@(x', 'a list of parameters does not end'],
  ['lambda: 2', 'a function of no variable stands here; the variable is x'],
  ['lambda z: z + x', "x stands beside the variable 'z'"],
  ['z => a^X', "X stands beside the variable 'z'"],
  ['def f(x)', "a ':' is missing behind the parameters"],
  ['y = 2*x; return y', 'one expression is read: put the steps into one'],
  ['max(x, 2; 3)', 'arguments are separated by ; or by , and here by both'],
  [
    '1,000*x',
    'this comma may stand in a number or between two: write a decimal point as in 0.5, or a blank behind the comma',
  ],
  // operators and operands
  ['2 x', 'an operator is missing here; a product is written with *'],
  ['1/2x', 'an operator is missing here: what belongs together stands in parentheses, as in 1/(2*x)'],
  ['x +', 'something is missing here'],
  ['x + * 2', 'a number, a name or a parenthesis is missing before this'],
  ['(x + 1', 'a closing parenthesis is missing here'],
  ['c[1', 'a closing bracket ] is missing here'],
  ['\\frac{1}{x', 'a closing } is missing here'],
  ['|x', "a closing | is missing here; 'or' joins conditions"],
  ['x if x > 0', "'else' is missing here: a if condition else b"],
  ['x > 0 ? x', "':' is missing here: condition ? a : b"],
  ['x)', 'this closing parenthesis has no opening one'],
  ['x]', 'this closing bracket has no opening one'],
  ['x + ()', 'there is nothing between these parentheses'],
  ['x, 2', 'a comma only stands between the arguments of a function'],
  ['where(x = 0, 1, 2)', 'a formula is not an equation; two numbers are compared with =='],
  ['x. + 1', "a '.' needs digits: write 0.5 or .5"],
  ['('.repeat(65) + 'x', 'this is nested too deeply: 64 levels are the most'],
  ['(x > 0)*x', 'a condition only stands as the first argument of where; as a number it is where(…, 1, 0)'],
  ['where(x, 1, 2)', 'a condition is needed here, such as x > 0'],
  ['where(0 < x > 1, 1, 2)', "comparisons are joined by 'and': a < b and b < c"],
  ['if x > 0 then x', 'a choice is written where(x > 0, a, b)'],
  ['\\frac12', 'a fraction is written \\frac{a}{b}'],
  ['√2x', 'what a root is of stands in parentheses: sqrt(x)'],
  ['\\sqrt[4]{x}', 'other roots than the second and third are powers: x^(1/n)'],
  ['\\begin{cases} x \\end{cases}', 'a row of cases is written value & condition'],
  ['Piecewise((x, x > 0))', "the last row of cases is for all others: its condition is 'otherwise'"],
  // names and lists
  ['x*None', "'None' is no number"],
  ['clamp(x, 0, ∞)', "'inf' is no number here; the largest is 3.4e38"],
  ['math.tau*x', "'tau' is not known as a number: write its value"],
  ['x[1]', 'x is the input, a single number; it has no elements'],
  ['pi[1]', "'pi' is a single number; it has no elements"],
  ['2[1]', "only a parameter's name can stand before [ ]"],
  ['c + c[1]', "'c' stands without an index elsewhere: it is a single number"],
  ['c[1] + c', "'c' has indices elsewhere: write c[…]"],
  ['fourier(x, 2)', 'a list of numbers is given by its name, such as c'],
  ['c[x]', 'an index is made of whole numbers and of the variables of sums'],
  ['c[0.5]', 'an index must be a whole number'],
  ['c[-1]', 'an index must be from 0 to 127, and this becomes -1'],
  ['c[1e9]', 'an index must be from 0 to 127, and this becomes 1000000'],
  // functions
  ['b(x + 1)', "there is no function called 'b'; a product is written with *"],
  ['sigmod(x)', "there is no function called 'sigmod'; did you mean sigmoid?"],
  ['leaky_rellu(x)', "there is no function called 'leaky_rellu'; did you mean leaky_relu?"],
  ['lg(x)', "there is no function called 'lg'; write log10(x) or log2(x)"],
  ['remainder(x, 2)', "there is no function called 'remainder'; write mod(a, b), of b's sign"],
  ['modulo(x, 2)', "there is no function called 'modulo'; write mod(a, b)"],
  ['x(2)', "'x' is no function; a product is written x*(…)"],
  ['exp x', "'exp' is a function: write exp(…)"],
  ['x + nn.GELU', "'GELU' is a function: write it as in relu(x)"],
  ['sin^-1(x)', "'sin' is a function: write sin(…); a power of it is sin(…)^2, its reciprocal 1/sin(…)"],
  ['x.shape', "behind a '.' a function is called, as in x.relu()"],
  ['glu(x)', "GLU is a whole layer: half of a layer's numbers gates the other half, and a formula sees one"],
  ['maxout(x, 2)', 'Maxout is a whole layer: it takes the largest of several numbers, and a formula sees one'],
  ['F.softmax(x, dim=1)', 'Softmax is a whole layer: it takes all numbers of a layer together, and a formula sees one'],
  ['staf(x)', 'the start values of staf are drawn at random: name its parameters, as in staf(x, c, omega, phi)'],
  // arguments
  ['max(x)', 'max takes 2 or more arguments, not 1'],
  ['exp(x, 1)', 'exp takes 1 argument, not 2'],
  ['elu(x, 1, 2)', 'elu takes 1 to 2 arguments, not 3'],
  ['clamp(x, 0,5, 6)', 'clamp takes 3 arguments, not 4; a decimal point is written as in 0.5'],
  ['math.log(x, 2)', 'log takes 1 argument, not 2; to another base it is log(x)/log(b)'],
  ['np.heaviside(x, 0.5)', 'heaviside takes 1 argument, not 2; it is 1 at 0'],
  ['square(x, 2)', 'square takes 1 argument'],
  ['F.elu(x, beta=2)', 'this is no argument of elu: it takes x, alpha'],
  ["F.gelu(x, approximate='fast')", 'this is no argument of gelu: it takes x'],
  ['torch.clamp(x, low_limit=2)', 'this is no argument of clamp: it takes x, min and max'],
  ['torch.clamp(x, None)', 'clamp takes 3 arguments: clamp(x, low, high)'],
  ['max(x, )', 'an argument is missing before this'],
  ['rational(x, b=c)', 'a is missing here'],
  ['x + nn.GELU()', 'what GELU is applied to is missing: write it in parentheses behind this'],
  ['np.max(x, 0)', 'max of an array is one number; of two numbers it is max(a, b)'],
  [
    'tf.nn.leaky_relu(x)',
    "this program's leaky_relu has another slope than PyTorch's: write the slope, as in leaky_relu(x, 0.2)",
  ],
  [
    'keras.activations.hard_sigmoid(x)',
    "this program's hard_sigmoid is not PyTorch's in every version: write clamp(x/6 + 0.5, 0, 1) or clamp(0.2*x + 0.5, 0, 1)",
  ],
  ['nn.PReLU(1)(x)', 'write the slope behind what it is applied to: prelu(x, 0.25)'],
  ['nn.gelu(x)', 'gelu has two forms: write gelu(x) or gelu_tanh(x)'],
  ['spline(x, -1, 1, 5, 2)', 'the last argument of spline is the name of its coefficients, such as c'],
  ['spline(x, a, 1, 5, c)', 'the ends of a spline must be numbers up to 1e6'],
  ['spline(x, 1, -1, 5, c)', 'the ends of a spline must be in order: low, then high'],
  ['spline(x, -1, 1, 3, c)', 'a spline has from 4 to 127 coefficients, a whole number'],
  // sums
  ['np.sum(x)', 'a sum is written sum(i, 1, 4, c[i]*x^i)'],
  ['sum(1, 2)', 'a sum begins with its variable: sum(i, 1, 4, c[i]*x^i)'],
  ['sum(i, 1)', 'sum takes a variable, two limits and what is summed: sum(i, 1, 4, c[i]*x^i)'],
  ['sum(i, 1, n, i)', 'the limits of a sum are whole numbers'],
  ['sum(i, 3, 1, i)', 'this sum has no terms: its second limit is below the first'],
  ['sum(i, 0, 256, x)', 'a sum has at most 256 terms'],
  ['sum(x, 1, 3, x)', "'x' cannot be the variable of a sum: it has a meaning already"],
  ['sum(i, 1, 3, sum(i, 1, 3, i))', "'i' is the variable of an outer sum already"],
  ['sum(i, 1, 3, c[i]) + i', "'i' is the variable of a sum and means nothing outside it"],
  // sizes
  [
    'sum(i, 0, 127, c[i]*x) + b',
    'a formula has at most 128 parameters, lists counted by their elements; this one has 129',
  ],
  ['sum(a,1,256,sum(b,1,256,sin(a*b*x)))', 'this formula is too large: its sums make more than 20,000 operations'],
  [
    'elu(elu(elu(elu(elu(elu(elu(elu(elu(x)))))))))',
    'this is too large: its functions in other words are more than 20,000 operations',
  ],
  // notes
  ['lambda x, a=0.1: a*x', "the start value of 'a' is not read: it is set like other parameters'"],
  ['max(0, X)', 'X is read as the variable x'],
  ['E*x', "E is read as Euler's number e"],
  ['2', 'x does not occur: this is a constant'],
  ['E*x + e', "E is read as a parameter; Euler's number is e"],
  ['pi2*x', 'pi2 is read as a parameter; π is written pi'],
  ['xx*x', 'xx is read as a parameter; the variable is x'],
  ['ax + x', 'ax is read as a parameter; a product is written a*x'],
  ['x*sig', 'sig is read as a parameter; a function is written sign(…), sigmoid(…)'],
  ['x*arctan', 'arctan is read as a parameter; a function is written atan(…)'],
])('of %j: %s', async (text, message) => {
  const reading = await engine.readFormula(text);
  const said = reading.kind === 'invalid' ? [reading.message] : reading.notes.map((note) => note.message);
  expect(said.join(' | ')).toBe(message);
});

describe('a definition that is refused', () => {
  const reason = async (formula: string, parameters: Parameters, name = ''): Promise<string> =>
    (await refusal(engine.define({ formula, parameters, name }))).message;

  it.each<[Parameters, string]>([
    [{ q: { initial: 1 } }, 'parameters.q: is no parameter of this formula.'],
    [{ b: { initial: [1, 2] } }, 'parameters.b.initial: must be one number.'],
    [{ c: { initial: [1, 2, 3] } }, 'parameters.c.initial: must be one number or a list of 2.'],
    [{ b: { initial: 1e39 } }, 'parameters.b.initial: must be finite and at most 3.4e38.'],
    [{ b: { spread: -1 } }, 'parameters.b.spread: must be a finite number of at least 0.'],
    [{ b: { minimum: -Infinity } }, 'parameters.b.minimum: must be a finite number.'],
    [{ b: { maximum: Infinity } }, 'parameters.b.maximum: must be a finite number.'],
    [{ b: { minimum: 3, maximum: 2 } }, 'parameters.b.maximum: must be above the minimum.'],
  ])('for %j', async (parameters, message) => {
    expect(await reason('c[1]*x + c[2] + b', parameters)).toBe(message);
  });

  it('for its name or its size', async () => {
    expect(await reason('x', {}, 'n'.repeat(81))).toBe('name: must be at most 80 bytes long.');
    expect(await reason('', {})).toBe('formula: the formula is empty.');
    expect(await reason('sum(i,1,120,sum(j,1,16,sin(c[i]*x+j)*exp(c[i]*x*j)))', {})).toBe(
      'formula: this formula is too large: it and its derivatives take more than 4,096 operations (at character 1).',
    );
  });

  it('since there are too many, in a checkpoint too', async () => {
    const dataset = await engine.loadDataset({ ...toyPair(40), test: toyPair(20) });
    const { id } = await engine.define({ formula: 'x + 256' });
    const run = await engine.createRun({ ...small, dataset, activation: id });
    const checkpoint = await run.checkpoint();
    await engine.forget(id);
    for (let i = 0; i < 256; i += 1) await engine.define({ formula: `x + ${String(i)}` });
    const why = '256 formulas are defined already; forget one first.';
    expect(await reason('x + 256', {})).toBe(`formula: ${why}`);
    expect((await refusal(engine.createRun({ dataset, checkpoint }))).message).toBe(
      `The checkpoint holds a formula that cannot be defined: ${why}`,
    );
  });

  it('for whole layers and drawn slopes, where its operations are to be rounded', async () => {
    const { message } = await refusal(engine.evaluate({ activation: 'rrelu', x: [1], precision: 'float16' }));
    expect(message).toBe('precision: RReLU has no formula whose operations could be rounded.');
  });
});

describe('the function that a formula is', () => {
  it.each<[string, Parameters, string]>([
    ['x/(1 + exp(-x))', {}, 'silu: '],
    ['x*sigmoid(b*x)', {}, 'swish: b is its β'],
    ['x*sigmoid(abs(b)*x)', {}, 'swish: b is its β, within its range'],
    ['1/(1 + exp((m - x)*s))', {}, 'adaptive-sigmoid: m is its θ, s is its k'],
    ['where(x > 0, x, expm1(x))', {}, 'elu: with α = 1'],
    ['relu(x) + 0*a + 0*b', { a: { initial: -2.5e30 }, b: { initial: 0.25 } }, 'relu: with a = −2.5e30, b = 0.25'],
    [
      'relu(x) + 0*c[1] + 0*c[2]',
      { c: { initial: [0.12345678, 123456.789] } },
      'relu: with c[0] = 0.1235, c[1] = 123456.7891',
    ],
  ])('%s with %j', async (formula, parameters, known) => {
    const { knownAs } = await engine.define({ formula, parameters });
    expect(`${knownAs?.id ?? ''}: ${knownAs?.note ?? ''}`).toBe(known);
  });

  it('is so within the ranges of several parameters', async () => {
    await loadCodeWords();
    expect(knownWordings({ renamed: [], withinRange: 2, starts: [] }).map(inEnglish)).toEqual(['within their ranges']);
  });
});
