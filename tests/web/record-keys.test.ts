/** Text of a reader is no key of an object: `constructor` and `__proto__` are names like others, and objects have them. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function program(): ts.Program {
  const path = `${root}web/tsconfig.json`;
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, `${root}web`);
  return ts.createProgram(
    fileNames.filter((name) => name.includes('/web/src/')),
    { ...options, noEmit: true },
  );
}

/** Whether a type has members by any text, as `Record<string, T>` has. */
const isRecord = (checker: ts.TypeChecker, type: ts.Type): boolean =>
  checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined;

/** Whether the way to a node asks `Object.hasOwn` of the same object and key. */
function isAsked(node: ts.ElementAccessExpression): boolean {
  const question = `Object.hasOwn(${node.expression.getText()}, ${node.argumentExpression.getText()})`;
  for (let parent: ts.Node = node.parent; !ts.isSourceFile(parent); parent = parent.parent) {
    if (parent.getText().includes(question)) return true;
    if (ts.isFunctionLike(parent)) return false;
  }
  return false;
}

test('no object is asked for a member by a text that may be any', { timeout: 120_000 }, () => {
  const all = program();
  const checker = all.getTypeChecker();
  const found: string[] = [];
  let seen = 0;
  for (const file of all.getSourceFiles()) {
    if (!file.fileName.includes('/web/src/')) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isElementAccessExpression(node)) {
        seen += 1;
        const key = checker.getTypeAtLocation(node.argumentExpression);
        // What the keyboard's keys are called, no reader types.
        const isText = (key.flags & ts.TypeFlags.String) !== 0 && node.argumentExpression.getText() !== 'event.key';
        if (isText && isRecord(checker, checker.getTypeAtLocation(node.expression)) && !isAsked(node)) {
          const { line } = file.getLineAndCharacterOfPosition(node.getStart());
          found.push(`${file.fileName.replace(root, '')}:${String(line + 1)} ${node.getText()}`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  expect(seen).toBeGreaterThan(100);
  expect(found).toEqual([]);
});
