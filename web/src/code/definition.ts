/** The text around an expression: imports, helpers, and a function or a module of PyTorch's. */
import type { Expression, Helper, Names } from './expression.js';
import { className, functionName } from './identifiers.js';
import type { Language } from './languages.js';
import { library, parametersOf } from './library.js';
import type { Scope } from './ranges.js';
import type { CodeParameter, CodeSubject } from './subject.js';
import { containsX, isX, type Tree } from './tree.js';
import { level, shortest, within } from './writing.js';
import { comment } from './words.js';

export interface Definition {
  readonly language: Language;
  readonly subject: CodeSubject;
  readonly tree: Tree;
  readonly expression: Expression;
  readonly scope: Scope;
  readonly names: Names;
  readonly isModule: boolean;
}

const modules = { math: /\bmath\./, 'numpy as np': /\bnp\./, torch: /\btorch\./ };

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
const defaults = ({ subject, names }: Definition): readonly string[] =>
  subject.parameters.map((parameter) => {
    const name = names.said(parameter.name);
    return `${name}=${isVector(parameter) ? name : shortest(parameter.values[0] ?? NaN)}`;
  });

/** What the function does: a helper's own lines where the whole formula is a call of it. */
function bodyOf({ language, tree, expression, scope, names }: Definition): readonly string[] {
  const written = expression.write(tree, scope);
  if ('args' in tree) {
    const helper = expression.helpers.get(tree.op);
    const given = tree.args.map((arg) => (isX(arg) ? 'x' : 'name' in arg ? names.said(arg.name) : ''));
    if (helper?.parameters.join() === given.join()) {
      expression.helpers.delete(tree.op);
      return linesOf(helper);
    }
  }
  if (language === 'pytorch' && !hasSlope(tree))
    return [comment('constant'), `return ${within(written, level.sum)} + 0 * torch.sign(x)`];
  return [`return ${language === 'numpy' && !containsX(tree) ? `np.full_like(x, ${written.text})` : written.text}`];
}

/** Whether x is in it, but in conditions. */
const hasSlope = (tree: Tree): boolean =>
  isX(tree) ||
  ('args' in tree
    ? (tree.op === 'where' ? tree.args.slice(1) : tree.args).some(hasSlope)
    : 'body' in tree && hasSlope(tree.body));

function functionText(definition: Definition, name: string, body: readonly string[]): readonly string[] {
  const { language, subject, names } = definition;
  const first: string[] = [];
  if (language === 'numpy') {
    first.push('x = np.asarray(x, dtype=float)');
    for (const p of subject.parameters)
      if (isVector(p)) first.push(`${names.said(p.name)} = np.asarray(${names.said(p.name)})`);
  }
  return [`def ${name}(${['x', ...defaults(definition)].join(', ')}):`, ...indented([...first, ...body])];
}

function moduleText(definition: Definition, name: string, body: readonly string[]): readonly string[] {
  const { subject, names } = definition;
  const keep = subject.parameters.map((p) => {
    const own = names.said(p.name);
    return p.learnable
      ? `self.${own} = nn.Parameter(torch.tensor(${own}))`
      : `self.register_buffer("${own}", torch.tensor(${own}))`;
  });
  const fetch = subject.parameters.map((p) => `${names.said(p.name)} = self.${names.said(p.name)}`);
  return [
    `class ${name}(nn.Module):`,
    ...indented([
      `def __init__(${['self', ...defaults(definition)].join(', ')}):`,
      ...indented(['super().__init__()', ...keep]),
      '',
      'def forward(self, x):',
      ...indented([...fetch, ...body]),
    ]),
  ];
}

/** `As a module: nn.ELU(1.0)`, where the library has one for the whole. */
function moduleNote({ language, subject, tree }: Definition): readonly string[] {
  const own = language === 'pytorch' && 'args' in tree ? library.get(tree.op) : undefined;
  const isWhole = 'args' in tree && tree.args.every((arg, i) => (i === 0 ? isX(arg) : 'name' in arg));
  if (!own || !isWhole || parametersOf(own) !== subject.parameters.length) return [];
  let i = 0;
  const text = own.module.replaceAll('%', () => shortest(subject.parameters[i++]?.values[0] ?? NaN));
  return [comment(own.comment ?? 'module', { code: text })];
}

const linesOf = ({ comment: key, lines }: Helper): readonly string[] =>
  key === undefined ? lines : [comment(key), ...lines];

const helperText = (name: string, helper: Helper): string =>
  [`def ${name}(${helper.parameters.join(', ')}):`, ...indented(linesOf(helper))].join('\n');

/** A function of the registry goes by its id; the one that does nothing by what it is. */
const registryName = ({ id, name }: CodeSubject): string =>
  id === undefined ? name : id === 'none' ? 'identity' : id.replaceAll('-', ' ');

export function definitionOf(definition: Definition): string {
  const { subject, expression, names, isModule } = definition;
  const own = isModule ? className(subject.name) : functionName(registryName(subject));
  const body = bodyOf(definition);
  const text = (isModule ? moduleText : functionText)(definition, own, body);
  const vectors = subject.parameters
    .filter(isVector)
    .map(({ name, values }) => `${names.said(name)} = ${listed(values)}`)
    .join('\n');
  // A helper of the name of the function, or of a parameter, is the code's own affair.
  const helpers = [...expression.helpers].map(([name, helper]) => helperText(name, helper));
  const hidden = [...expression.helpers.keys()].filter(
    (name) => name === own || subject.parameters.some((parameter) => names.said(parameter.name) === name),
  );
  const hide = (code: string): string =>
    hidden.reduce((all, name) => all.replace(new RegExp(`(?<![\\w.])${name}(?=\\()`, 'g'), `_${name}`), code);
  const [head = '', ...rest] = text;
  const noise = subject.noisy === true ? [comment('noisy')] : [];
  const main = [`# f(x) = ${subject.formula}`, ...noise, ...moduleNote(definition), head, ...rest.map(hide)].join('\n');
  const parts = [...helpers.map(hide), vectors, main].filter((part) => part !== '');
  const code = parts.join('\n\n\n');

  const lines = Object.entries(modules).flatMap(([name, use]) => (use.test(code) ? [`import ${name}`] : []));
  if (/\bF\./.test(code)) lines.push('import torch.nn.functional as F');
  if (isModule) lines.push('from torch import nn');
  return `${lines.length === 0 ? '' : `${lines.join('\n')}\n\n\n`}${code}\n`;
}
