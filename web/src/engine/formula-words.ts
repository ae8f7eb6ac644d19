/** The words for formulas: what is wrong with one, what may not be meant in it, which function it is. */

export type Values = Readonly<Record<string, number | string>>;

/** What the engine says of a formula's text[from … to): a fault or a note. */
export interface FormulaFault {
  readonly code: string;
  readonly values: Values;
  readonly from: number;
  readonly to: number;
}

/** What the engine says of a function that a formula is under another spelling. */
export interface KnownFunction {
  /** Parameters of the formula that have other names there. */
  readonly renamed: readonly { readonly own: string; readonly registered: string }[];
  /** How many parameters it is the same for only within their ranges. */
  readonly withinRange: number;
  /** The only values for which it is the same. */
  readonly starts: readonly { readonly name: string; readonly value: number }[];
}

/** The text with values in place of their names in braces; other braces are the text's own. */
function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = (Object.hasOwn(values, name) ? values[name] : undefined) ?? whole;
    return typeof value === 'number' ? value.toLocaleString('en') : value;
  });
}

/** x and the parameters, of names with commas between. */
function argumentsOf({ parameters }: Values): string {
  return ['x', ...String(parameters).split(',').filter(Boolean)].join(', ');
}

function character({ character: code }: Values): string {
  return `U+${Number(code).toString(16).toUpperCase().padStart(4, '0')}`;
}

function unknownFunction({ name, expressions, function: like }: Values): string {
  const advice =
    expressions !== undefined
      ? `write ${String(expressions).replaceAll('|', ' or ')}`
      : like !== undefined
        ? `did you mean ${String(like)}?`
        : 'a product is written with *';
  return `there is no function called '${String(name)}'; ${advice}`;
}

function argumentCount({ name, least, most, count: given, hasComma }: Values): string {
  const takes =
    most === undefined ? `${String(least)} or more` : most === least ? most : `${String(least)} to ${String(most)}`;
  const hints = [
    `${String(name)} takes ${String(takes)} ${most === 1 ? 'argument' : 'arguments'}, not ${String(given)}`,
    ...(name === 'log' ? ['to another base it is log(x)/log(b)'] : []),
    ...(name === 'heaviside' ? ['it is 1 at 0'] : []),
    ...(hasComma === undefined ? [] : ['a decimal point is written as in 0.5']),
  ];
  return hints.join('; ');
}

/** By code; `{name}` stands for the value of that name. */
export const formulaWords: Readonly<Record<string, string | ((values: Values) => string)>> = {
  // the text
  'empty-formula': 'the formula is empty',
  'formula-too-long': 'the formula is too long: {most} characters are the most',
  'name-too-long': 'this name is too long: {most} letters are the most',
  'other-digits': 'numbers are written with the digits from 0 to 9 and a point',
  'number-too-large': 'this number is too large: 3.4e38 is the largest',
  'unknown-character': (values) => {
    const code = Number(values['character']);
    return `'${String.fromCodePoint(code)}'${code < 0x80 ? '' : ` (${character(values)})`} is not understood`;
  },
  'hidden-character': (values) => `a character that cannot be shown stands here: ${character(values)}`,
  'quotation-mark': 'a quotation mark is not understood: f′ and f″ are made from f',
  'prime-sign': 'a prime is not understood: f′ and f″ are made from f',
  'floor-division': "'//' is not understood; a quotient without its fraction is floor(a / b)",
  'remainder-sign': "'%' is not understood; a remainder is mod(a, b), of b's sign",
  'unknown-environment': "of TeX's environments only cases is read",
  'unknown-command': "TeX's \\{name} is not understood",
  'number-as-text': "'{name}' is no name: write a number without \\text or \\mathrm",
  'complex-numbers': "numbers are real here: write functions without 'cmath.'",
  'open-parameters': 'a list of parameters does not end',
  'no-variable': 'a function of no variable stands here; the variable is x',
  'second-variable': "{name} stands beside the variable '{variable}'",
  'missing-colon': "a ':' is missing behind the parameters",
  'several-steps': 'one expression is read: put the steps into one',
  'mixed-separators': 'arguments are separated by ; or by , and here by both',
  'doubtful-comma':
    'this comma may stand in a number or between two: write a decimal point as in 0.5, or a blank behind the comma',
  // operators and operands
  'missing-operator': 'an operator is missing here; a product is written with *',
  'doubtful-product': 'an operator is missing here: what belongs together stands in parentheses, as in 1/(2*x)',
  'missing-operand': 'something is missing here',
  'missing-operand-before': 'a number, a name or a parenthesis is missing before this',
  'missing-parenthesis': 'a closing parenthesis is missing here',
  'missing-bracket': 'a closing bracket ] is missing here',
  'missing-brace': 'a closing } is missing here',
  'missing-bar': "a closing | is missing here; 'or' joins conditions",
  'missing-else': "'else' is missing here: a if condition else b",
  'missing-second-choice': "':' is missing here: condition ? a : b",
  'unopened-parenthesis': 'this closing parenthesis has no opening one',
  'unopened-bracket': 'this closing bracket has no opening one',
  'empty-parentheses': 'there is nothing between these parentheses',
  'stray-comma': 'a comma only stands between the arguments of a function',
  'equation-sign': 'a formula is not an equation; two numbers are compared with ==',
  'lone-point': "a '.' needs digits: write 0.5 or .5",
  'nested-too-deeply': 'this is nested too deeply: {most} levels are the most',
  'condition-as-number': 'a condition only stands as the first argument of where; as a number it is where(…, 1, 0)',
  'condition-needed': 'a condition is needed here, such as x > 0',
  'comparisons-in-chain': "comparisons are joined by 'and': a < b and b < c",
  'choice-form': 'a choice is written where(x > 0, a, b)',
  'fraction-form': 'a fraction is written \\frac{a}{b}',
  'root-form': 'what a root is of stands in parentheses: sqrt(x)',
  'other-root': 'other roots than the second and third are powers: x^(1/n)',
  'row-form': 'a row of cases is written value & condition',
  'last-row': "the last row of cases is for all others: its condition is 'otherwise'",
  // names and lists
  'no-number': "'{name}' is no number",
  'infinite-number': "'{name}' is no number here; the largest is 3.4e38",
  'unknown-constant': "'{name}' is not known as a number: write its value",
  'index-of-input': 'x is the input, a single number; it has no elements',
  'index-of-constant': "'{name}' is a single number; it has no elements",
  'index-of-operand': "only a parameter's name can stand before [ ]",
  'index-of-number': "'{name}' stands without an index elsewhere: it is a single number",
  'list-without-index': "'{name}' has indices elsewhere: write {name}[…]",
  'list-by-name': 'a list of numbers is given by its name, such as c',
  'index-not-constant': 'an index is made of whole numbers and of the variables of sums',
  'index-not-whole': 'an index must be a whole number',
  'index-range': ({ most, index }) => `an index must be from 0 to ${String(most)}, and this becomes ${String(index)}`,
  // functions
  'unknown-function': unknownFunction,
  'remainder-function': (values) => `${unknownFunction(values)}, of b's sign`,
  'no-function': "'{name}' is no function; a product is written {name}*(…)",
  'function-alone': "'{name}' is a function: write {name}(…)",
  'module-alone': "'{name}' is a function: write it as in relu(x)",
  'function-power': "'{name}' is a function: write {name}(…); a power of it is {name}(…)^2, its reciprocal 1/{name}(…)",
  'method-form': "behind a '.' a function is called, as in x.relu()",
  'gated-layer': "{name} is a whole layer: half of a layer's numbers gates the other half, and a formula sees one",
  'grouped-layer': '{name} is a whole layer: it takes the largest of several numbers, and a formula sees one',
  'output-layer': '{name} is a whole layer: it takes all numbers of a layer together, and a formula sees one',
  'drawn-starts': (values) => {
    const name = String(values['name']);
    return `the start values of ${name} are drawn at random: name its parameters, as in ${name}(${argumentsOf(values)})`;
  },
  // arguments
  'argument-count': argumentCount,
  'one-argument': '{name} takes 1 argument',
  'no-argument': (values) => `this is no argument of ${String(values['name'])}: it takes ${argumentsOf(values)}`,
  'no-argument-of-clamp': 'this is no argument of clamp: it takes x, min and max',
  'clamp-form': '{name} takes 3 arguments: clamp(x, low, high)',
  'missing-argument': 'an argument is missing before this',
  'missing-parameter': '{name} is missing here',
  'missing-application': 'what {name} is applied to is missing: write it in parentheses behind this',
  'extreme-of-array': '{name} of an array is one number; of two numbers it is {name}(a, b)',
  'other-slope': "this program's {name} has another slope than PyTorch's: write the slope, as in leaky_relu(x, 0.2)",
  'other-hard-sigmoid':
    "this program's {name} is not PyTorch's in every version: write clamp(x/6 + 0.5, 0, 1) or clamp(0.2*x + 0.5, 0, 1)",
  'slope-of-prelu': 'write the slope behind what it is applied to: prelu(x, 0.25)',
  'two-forms': '{name} has two forms: write gelu(x) or gelu_tanh(x)',
  'coefficients-by-name': 'the last argument of spline is the name of its coefficients, such as c',
  'spline-ends': 'the ends of a spline must be numbers up to 1e6',
  'spline-order': 'the ends of a spline must be in order: low, then high',
  'spline-count': 'a spline has from {least} to {most} coefficients, a whole number',
  // sums
  'sum-form': 'a sum is written sum(i, 1, 4, c[i]*x^i)',
  'sum-variable': 'a sum begins with its variable: sum(i, 1, 4, c[i]*x^i)',
  'sum-arguments': 'sum takes a variable, two limits and what is summed: sum(i, 1, 4, c[i]*x^i)',
  'sum-limits': 'the limits of a sum are whole numbers',
  'sum-without-terms': 'this sum has no terms: its second limit is below the first',
  'too-many-terms': 'a sum has at most {most} terms',
  'variable-with-meaning': "'{name}' cannot be the variable of a sum: it has a meaning already",
  'variable-of-outer-sum': "'{name}' is the variable of an outer sum already",
  'variable-outside': "'{name}' is the variable of a sum and means nothing outside it",
  // sizes
  'too-many-parameters': ({ most, count: all }) =>
    `a formula has at most ${String(most)} parameters` +
    (all === undefined ? '' : `, lists counted by their elements; this one has ${String(all)}`),
  'sums-too-large': 'this formula is too large: its sums make more than {most} operations',
  'functions-too-large': 'this is too large: its functions in other words are more than {most} operations',
  'derivatives-too-large': 'this formula is too large: it and its derivatives take more than {most} operations',
  // definitions
  'title-too-long': 'must be at most {most} bytes long',
  'too-many-formulas': '{most} formulas are defined already; forget one first',
  'not-in-formula': 'is no parameter of this formula',
  'one-number': 'must be one number',
  'start-not-a-float': 'must be finite and at most 3.4e38',
  'not-above-minimum': 'must be above the minimum',
  'no-formula': '{activation} has no formula whose operations could be rounded',
  // notes
  'start-not-read': "the start value of '{name}' is not read: it is set like other parameters'",
  'read-as-variable': 'X is read as the variable x',
  'read-as-euler': "E is read as Euler's number e",
  'no-input': 'x does not occur: this is a constant',
  'parameter-or-euler': "{name} is read as a parameter; Euler's number is e",
  'parameter-or-pi': '{name} is read as a parameter; π is written pi',
  'parameter-or-variable': '{name} is read as a parameter; the variable is x',
  'parameter-or-product': ({ name }) =>
    `${String(name)} is read as a parameter; a product is written ${String(name).slice(0, 1)}*x`,
  'parameter-or-function': ({ name, functions }) =>
    `${String(name)} is read as a parameter; a function is written ` +
    String(functions)
      .split(',')
      .map((each) => `${each}(…)`)
      .join(', '),
};

/** What is said of a formula, with its place if `position` is among the values. */
export function formulaReason(code: string, values: Values): string | undefined {
  const words = Object.hasOwn(formulaWords, code) ? formulaWords[code] : undefined;
  if (words === undefined) return undefined;
  const reason = typeof words === 'string' ? filled(words, values) : words(values);
  return values['position'] === undefined ? reason : `${reason} (at character ${String(values['position'])})`;
}

/** A fault or a note in words. */
export function remark({ code, values, from, to }: FormulaFault): { message: string; from: number; to: number } {
  return { message: formulaReason(code, values) ?? code, from, to };
}

/** A number of any size to four decimals. */
function shortNumber(value: number): string {
  let size = Math.abs(value);
  let exponent = 0;
  if (size >= 1e12) for (; size >= 10; size /= 10) exponent += 1;
  const digits = String(Number(size.toFixed(4)));
  return `${value < 0 ? '−' : ''}${digits}${exponent === 0 ? '' : `e${String(exponent)}`}`;
}

/** Which parameter is which, or for which values of them a formula is the known function; may be empty. */
export function knownNote({ renamed, withinRange, starts }: KnownFunction): string {
  if (starts.length > 0) return `with ${starts.map(({ name, value }) => `${name} = ${shortNumber(value)}`).join(', ')}`;
  return [
    ...renamed.map(({ own, registered }) => `${own} is its ${registered}`),
    ...(withinRange === 0 ? [] : [withinRange === 1 ? 'within its range' : 'within their ranges']),
  ].join(', ');
}
