/** Runs emitted code in Debian's Python. */
import { spawnSync } from 'node:child_process';
import { expect } from 'vitest';
import { codeParameters, emitCode } from '../../../web/src/code/emit.js';
import { codeFormula, type CodeParameter, type CodeSubject } from '../../../web/src/code/subject.js';
import type { Language } from '../../../web/src/code/languages.js';
import type { Tree } from '../../../web/src/code/tree.js';
import type { ActivationInfo } from '../../../web/src/engine/types.js';
import type { Engine } from '../engine/library.js';

export const x: Tree = { op: 'x' };
export const number = (value: number): Tree => ({ op: 'number', value });
export const name = (text: string): Tree => ({ op: 'name', name: text });
export const of = (op: string, ...args: (Tree | number)[]): Tree => ({
  op,
  args: args.map((arg) => (typeof arg === 'number' ? number(arg) : arg)),
});
export const scalar = (parameter: string, value: number, learnable = false): CodeParameter => ({
  name: parameter,
  values: [value],
  firstIndex: undefined,
  learnable,
});

/** Runs a program in Python; gives what it prints. */
export function python(program: string): string {
  const { stdout, stderr, status } = spawnSync('/usr/bin/python3', ['-'], {
    encoding: 'utf8',
    input: program,
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${stderr}\n${program.slice(0, 4000)}`);
  return stdout;
}

export const parse = (code: string): string => python(`import ast\nast.parse(${JSON.stringify(code)})`);
export const hasTorch = spawnSync('/usr/bin/python3', ['-c', 'import torch']).status === 0;

export interface Piece {
  readonly code: string;
  readonly places: readonly number[];
}
export interface Found {
  readonly values: readonly number[];
  /** Of PyTorch alone. */
  readonly slopes: readonly number[];
}

/** Warnings of NumPy's are printed where poles are; nothing may raise. */
const calls: Readonly<Record<Language, string>> = {
  python: 'values, slopes = [f(x) for x in places], []',
  numpy: 'values, slopes = f(places).tolist(), []',
  pytorch: `
    if isinstance(f, torch.nn.Module): f = f.to(dtype)
    x = torch.tensor(places, dtype=dtype, requires_grad=True)
    y = f(x)
    y.sum().backward()
    values, slopes = y.tolist(), x.grad.tolist()`,
};

/**
 * Each piece of code by itself, at its places. What it defines last is the function, or the module. Where there is no
 * PyTorch, its code is only parsed, and nothing is found.
 */
export function runCode(
  language: Language,
  pieces: readonly Piece[],
  dtype: 'float32' | 'float64' = 'float64',
): readonly Found[] {
  if (language === 'pytorch' && !hasTorch) {
    for (const { code } of pieces) parse(code);
    return [];
  }
  const program = `
import json, sys, re, warnings
warnings.simplefilter("ignore")
${language === 'pytorch' ? `import torch\ndtype = torch.${dtype}` : ''}
for code, places in json.loads(${JSON.stringify(JSON.stringify(pieces.map((p) => [p.code, p.places.map((place) => (Object.is(place, -0) ? '-0' : String(place)))])))}):
    places = [float(place) for place in places]
    names = {}
    exec(code, names)
    f = names[re.findall(r"^(?:def|class) (\\w+)", code, re.M)[-1]]
    if isinstance(f, type): f = f()
    ${calls[language]}
    print(json.dumps([values, slopes]))
`;
  return python(program)
    .trim()
    .split('\n')
    .map((line) => {
      const [values, slopes] = JSON.parse(line.replaceAll('NaN', 'null').replaceAll('Infinity', '1e999')) as (
        number | null
      )[][];
      const numbers = (list: (number | null)[] = []): number[] => list.map((value) => value ?? NaN);
      return { values: numbers(values), slopes: numbers(slopes) };
    });
}

const subjects = new Map<string, Promise<CodeSubject>>();

/** A function of the registry with the parameters that it starts with, or with others; measured once. */
export function registrySubject(
  engine: Engine,
  info: ActivationInfo,
  parameters?: Record<string, number | number[]>,
): Promise<CodeSubject> {
  const key = JSON.stringify([info.id, parameters]);
  const subject = subjects.get(key) ?? measuredSubject(engine, info, parameters);
  subjects.set(key, subject);
  return subject;
}

async function measuredSubject(
  engine: Engine,
  info: ActivationInfo,
  parameters?: Record<string, number | number[]>,
): Promise<CodeSubject> {
  const reading = await engine.readFormula(codeFormula(info));
  if (reading.kind === 'invalid') throw new Error(`${info.id}: ${reading.message}`);
  const measured = await engine.measure({ activation: info.id, cost: false, ...(parameters && { parameters }) });
  return {
    id: info.id,
    name: info.name,
    noisy: info.noisy,
    formula: info.formulaText,
    tree: reading.tree,
    parameters: codeParameters(info, measured.parameters, reading.parameters),
  };
}

/** A formula with values for its parameters; they are learned where `learnable` says so. */
export async function formulaSubject(
  engine: Engine,
  formula: string,
  values: Readonly<Record<string, number>> = {},
  learnable = false,
): Promise<CodeSubject> {
  const reading = await engine.readFormula(formula);
  if (reading.kind === 'invalid') throw new Error(`${formula}: ${reading.message}`);
  const parameters = reading.parameters.map((parameter) =>
    scalar(parameter.name, values[parameter.name] ?? 1, learnable),
  );
  return { name: 'my function', formula, tree: reading.tree, parameters };
}

export const codeOf = (language: Language, subject: CodeSubject, places: readonly number[]): Piece => ({
  code: emitCode(language, subject),
  places,
});

/** ±{0, 0.5, 20, 89, 100, 1000}: where exponentials overflow in float32, and in double. */
export const inputs = [0, 0.5, 20, 89, 100, 1000].flatMap((size) => [-size, size]);

/** Near enough to be the function: 1e-5 of the value, or 1e-6 near a zero of it; no number only where the truth is none. */
export function expectNear(found: number, truth: number, label: string, slack = 0): void {
  if (Object.is(found, truth) || found === truth) return;
  expect(Math.abs(found - truth), `${label}: ${String(found)} for ${String(truth)}`).toBeLessThanOrEqual(
    1e-5 * Math.abs(truth) + 1e-6 + slack,
  );
}
