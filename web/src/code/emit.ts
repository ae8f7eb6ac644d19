/** A function as code that runs by itself: plain Python, NumPy or PyTorch. */
import type { ActivationInfo } from '../engine/types.js';
import { definitionOf } from './definition.js';
import { Expression, type Dialect, type Names } from './expression.js';
import { guarded } from './guard.js';
import { identifiers } from './identifiers.js';
import type { Language } from './languages.js';
import { ofRegistry } from './library.js';
import { numpy } from './numpy.js';
import { python } from './python.js';
import { pytorch } from './pytorch.js';
import { everyFloat, range, type Range, type Scope } from './ranges.js';
import { rewritten } from './rewrite.js';
import type { CodeParameter, CodeSubject } from './subject.js';
import { inTieOrder } from './ties.js';
import { childrenOf, constants, type Tree } from './tree.js';

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

const variablesOf = (tree: Tree): readonly string[] => [
  ...('body' in tree ? [tree.variable] : []),
  ...childrenOf(tree).flatMap(variablesOf),
];

/** What the names of a formula stand for: the values that are set, or `wide` values of their signs. */
function scopeOf(parameters: readonly CodeParameter[], wide: boolean): Scope {
  const names = new Map<string, Range>([...constants].map(([name, value]) => [name, range(value)]));
  for (const { name, values } of parameters) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const [least, most] = [
      low > 0 ? Math.min(low, 1e-6) : Math.min(low, -1e6),
      high < 0 ? Math.max(high, -1e-6) : Math.max(high, 1e6),
    ];
    names.set(name, wide ? range(least, most) : range(low, high));
  }
  return { x: everyFloat, names };
}

/** Throws `UnknownFunction` for a formula with a function that the language lacks. */
export function emitCode(language: Language, subject: CodeSubject): string {
  const { id, parameters } = subject;
  const dialect = dialects[language];
  const isModule = language === 'pytorch' && parameters.some(({ learnable }) => learnable);
  const said = identifiers([...new Set([...parameters.map(({ name }) => name), ...variablesOf(subject.tree)])]);
  const names: Names = {
    said: (name) => said.get(name) ?? name,
    firstIndex: (name) => parameters.find((parameter) => parameter.name === name)?.firstIndex ?? 0,
    isNumber: () => !isModule,
  };
  const expression = new Expression(dialect, names);
  const whole =
    id === undefined
      ? subject.tree
      : ofRegistry(
          id,
          parameters.map(({ name }) => name),
          subject.tree,
        );
  const simple = rewritten(
    whole,
    (node) => dialect.offers(node, (i) => expression.isNumber(node.args[i] ?? node)),
    dialect.better,
  );
  const settled = language === 'pytorch' ? inTieOrder(simple) : simple;
  const tree = dialect.computesBoth ? guarded(settled, scopeOf(parameters, false), language === 'pytorch') : settled;
  // The code goes on to be right when its parameters are changed.
  const scope = scopeOf(parameters, true);
  return definitionOf({ language, subject, tree, expression, scope, names, isModule });
}
