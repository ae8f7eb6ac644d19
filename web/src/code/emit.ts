/** A function as code that runs by itself: plain Python, NumPy or PyTorch. */
import type { ActivationInfo, FormulaNode } from '../engine/types.js';
import { Expression, type Dialect } from './expression.js';
import { className, functionName, identifier } from './identifiers.js';
import { containsX } from './nodes.js';
import type { Language } from './languages.js';
import { numpy } from './numpy.js';
import { python } from './python.js';
import { pytorch } from './pytorch.js';
import { shortest } from './writing.js';

export interface CodeParameter {
  readonly name: string;
  readonly values: readonly number[];
  /** The lowest index in the formula; undefined for what is no vector. */
  readonly firstIndex: number | undefined;
  readonly learnable: boolean;
}

export interface CodeSubject {
  readonly name: string;
  /** The formula in words, for the comment above. */
  readonly formula: string;
  readonly tree: FormulaNode;
  readonly parameters: readonly CodeParameter[];
}

/** The parameters of a function of the engine, as its formula reads them, with their values [scalars] in the engine's order. */
export function codeParameters(
  info: ActivationInfo,
  values: ArrayLike<number>,
  read: readonly { readonly name: string; readonly firstIndex: 0 | 1 | undefined }[],
): readonly CodeParameter[] {
  let from = 0;
  return info.parameters.map(({ name, count, learnable }) => {
    const own = Array.from({ length: count }, (_, i) => values[from + i] ?? NaN);
    from += count;
    return { name, values: own, firstIndex: read.find((each) => each.name === name)?.firstIndex, learnable };
  });
}

const dialects: Readonly<Record<Language, Dialect>> = { python, numpy, pytorch };
const modules: Readonly<Record<Language, readonly string[]>> = {
  python: ['math'],
  numpy: ['numpy as np'],
  pytorch: ['torch'],
};

const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => (line === '' ? '' : `    ${line}`));

/** `[0.1, 0.2]`, in lines of eight numbers where there are more. */
function listed(values: readonly number[]): string {
  const rows: string[] = [];
  for (let i = 0; i < values.length; i += 8)
    rows.push(
      values
        .slice(i, i + 8)
        .map(shortest)
        .join(', '),
    );
  return rows.length < 2 ? `[${rows.join('')}]` : `[\n    ${rows.join(',\n    ')},\n]`;
}

const isVector = ({ firstIndex }: CodeParameter): boolean => firstIndex !== undefined;

/** Scalars as default values, vectors by the name of a list above. */
const defaults = (parameters: readonly CodeParameter[]): readonly string[] =>
  parameters.map((parameter) => {
    const name = identifier(parameter.name);
    return `${name}=${isVector(parameter) ? name : shortest(parameter.values[0] ?? NaN)}`;
  });

function functionText(language: Language, subject: CodeSubject, expression: string): readonly string[] {
  const { name, parameters } = subject;
  const first: string[] = [];
  if (language === 'numpy') {
    first.push('x = np.asarray(x, dtype=float)');
    for (const p of parameters)
      if (isVector(p)) first.push(`${identifier(p.name)} = np.asarray(${identifier(p.name)})`);
  }
  if (language === 'pytorch')
    for (const p of parameters) first.push(`${identifier(p.name)} = torch.as_tensor(${identifier(p.name)})`);
  return [
    `def ${functionName(name)}(${['x', ...defaults(parameters)].join(', ')}):`,
    ...indented([...first, `return ${expression}`]),
  ];
}

function moduleText({ name, parameters }: CodeSubject, expression: string): readonly string[] {
  const keep = parameters.map((p) => {
    const own = identifier(p.name);
    return p.learnable
      ? `self.${own} = nn.Parameter(torch.tensor(${own}))`
      : `self.register_buffer("${own}", torch.tensor(${own}))`;
  });
  const fetch = parameters.map((p) => `${identifier(p.name)} = self.${identifier(p.name)}`);
  return [
    `class ${className(name)}(nn.Module):`,
    ...indented([
      `def __init__(${['self', ...defaults(parameters)].join(', ')}):`,
      ...indented(['super().__init__()', ...keep]),
      '',
      'def forward(self, x):',
      ...indented([...fetch, `return ${expression}`]),
    ]),
  ];
}

/** Throws `UnknownFunction` for a formula with a function that the language lacks. */
export function emitCode(language: Language, subject: CodeSubject): string {
  const { tree, parameters, formula } = subject;
  const indices = new Map(
    parameters.flatMap(({ name, firstIndex }) => (firstIndex === undefined ? [] : [[name, firstIndex] as const])),
  );
  const expression = new Expression(dialects[language], indices);
  const { text } = expression.write(tree);
  const isModule = language === 'pytorch' && parameters.some(({ learnable }) => learnable);
  const full = containsX(tree) || language === 'python' ? text : fullLike(language, text);
  const body = isModule ? moduleText(subject, full) : functionText(language, subject, full);
  const vectors = parameters
    .filter(isVector)
    .map(({ name, values }) => `${identifier(name)} = ${listed(values)}`)
    .join('\n');
  const helpers = [...expression.helpers.values()].map((helper) => helper.text);
  const parts = [...helpers, vectors, [`# f(x) = ${formula}`, ...body].join('\n')].filter((part) => part !== '');
  const code = parts.join('\n\n\n');

  const imports = new Set([...modules[language], ...[...expression.helpers.values()].flatMap((h) => h.imports ?? [])]);
  if (/\bmath\./.test(code)) imports.add('math');
  else imports.delete('math');
  const lines = [...imports].sort().map((name) => `import ${name}`);
  if (/\bF\./.test(code)) lines.push('import torch.nn.functional as F');
  if (isModule) lines.push('from torch import nn');
  return `${lines.length === 0 ? '' : `${lines.join('\n')}\n\n\n`}${code}\n`;
}

/** The same number at every x, in x's shape. */
const fullLike = (language: Language, text: string): string =>
  `${language === 'numpy' ? 'np' : 'torch'}.full_like(x, ${text})`;
