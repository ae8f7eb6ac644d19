/** The catalogues and the code that says their messages fit each other. */
import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../web/tools/messages.mjs';

const source = fileURLToPath(new URL('../../../web/src/', import.meta.url));
const rooms = readdirSync(`${source}text/catalogues/en`).map((file) => file.replace('.json', ''));

/** What one file hands out may stand in the catalogue of a part that is loaded later. */
const later = new Map([['engine', 'trainer']]);

/** Their keys are codes of the compiled engine: tests/web/engine/problem-words.test.ts holds the two together. */
const codes: ReadonlySet<string> = new Set(['formulas', 'refusals']);

type Message = string | MessageFormatElement[];

const catalogues = new Map(
  rooms.map((room) => {
    const texts = JSON.parse(readFileSync(`${source}text/catalogues/en/${room}.json`, 'utf8')) as object;
    const messages = Object.entries(texts).map(([key, text]) => [key, readMessage(text, `${room}: ${key}`)] as const);
    return [room, new Map<string, Message>(messages)] as const;
  }),
);

/** The names of the values that a message wants. */
function wanted(message: Message): Set<string> {
  if (typeof message === 'string') return new Set();
  const names = message.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [element.value, ...wanted(element.children)];
    const branches = element.type === TYPE.plural || element.type === TYPE.select ? Object.values(element.options) : [];
    return [element.value, ...branches.flatMap(({ value }) => [...wanted(value)])];
  });
  return new Set(names);
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.ts$/.test(file));
const parsed = new Map(
  files.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(`${source}${file}`, 'utf8'), ts.ScriptTarget.Latest, true),
  ]),
);

const importsOf = (file: ts.SourceFile): ts.ImportDeclaration[] => file.statements.filter(ts.isImportDeclaration);
const pathOf = ({ moduleSpecifier }: ts.ImportDeclaration): string => (moduleSpecifier as ts.StringLiteral).text;

/** The files that hand out the messages of a room, each with its room. */
const words = new Map(
  [...parsed].flatMap(([file, tree]) => {
    const room = importsOf(tree)
      .map((line) => /catalogues\/en\/([\w-]+)\.json$/.exec(pathOf(line))?.[1])
      .find(Boolean);
    return room === undefined ? [] : [[file, room] as const];
  }),
);

interface Call {
  readonly place: string;
  readonly room: string;
  /** What the key may be. */
  readonly keys: readonly RegExp[];
  readonly given: ReadonlySet<string>;
  /** Whether there may be values that are not written out. */
  readonly open: boolean;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function keysOf(node: ts.Expression): RegExp[] {
  if (ts.isStringLiteralLike(node)) return [new RegExp(`^${escaped(node.text)}$`)];
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return keysOf(node.expression);
  if (ts.isTemplateExpression(node)) {
    const rest = node.templateSpans.map(({ literal }) => `.+${escaped(literal.text)}`);
    return [new RegExp(`^${escaped(node.head.text)}${rest.join('')}$`)];
  }
  return [];
}

/** The calls of `say` and `parts` in a file, and the texts in it that may be keys. */
function readCalls(file: string, tree: ts.SourceFile): { calls: Call[]; texts: Map<string, RegExp[]> } {
  const names = new Map<string, string>();
  for (const line of importsOf(tree)) {
    const room = words.get(posix.join(posix.dirname(file), pathOf(line).replace(/\.js$/, '.ts')));
    const named = line.importClause?.namedBindings;
    if (room === undefined || !named || !ts.isNamedImports(named)) continue;
    for (const { name } of named.elements) names.set(name.text, room);
  }
  const calls: Call[] = [];
  const texts = new Map<string, RegExp[]>();
  if (names.size === 0) return { calls, texts };
  const all: RegExp[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) all.push(...keysOf(node));
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.arguments[0]) {
      const room = names.get(node.expression.text);
      const values = node.arguments[1];
      if (room !== undefined) {
        const members = values && ts.isObjectLiteralExpression(values) ? values.properties : [];
        calls.push({
          place: `${file}:${String(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`,
          room,
          keys: keysOf(node.arguments[0]),
          given: new Set(members.flatMap(({ name }) => (name && 'text' in name ? [name.text] : []))),
          open: values !== undefined && (!ts.isObjectLiteralExpression(values) || members.some(ts.isSpreadAssignment)),
        });
      }
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  for (const room of names.values()) texts.set(room, all);
  return { calls, texts };
}

const read = [...parsed].map(([file, tree]) => readCalls(file, tree));
const calls = read.flatMap((file) => file.calls);

const matching = (room: string, keys: readonly RegExp[]): [string, Message][] =>
  [...(catalogues.get(room) ?? []), ...(catalogues.get(later.get(room) ?? '') ?? [])].filter(([key]) =>
    keys.some((pattern) => pattern.test(key)),
  );

describe('the English catalogues', () => {
  it('are read by the code', () => {
    expect(new Set(words.values())).toEqual(new Set(rooms));
    expect(calls.length).toBeGreaterThan(20);
  });

  it('hold every message that is said, and it is given all the values that it wants and no others', () => {
    const wrong = calls.flatMap(({ place, room, keys, given, open }) => {
      const found = matching(room, keys);
      if (keys.length > 0 && found.length === 0) return [`${place}: no message`];
      const names = found.map(([, message]) => wanted(message));
      const missing = open ? [] : names.flatMap((some) => [...some].filter((name) => !given.has(name)));
      const idle = [...given].filter((name) => found.length > 0 && !names.some((some) => some.has(name)));
      return [...missing.map((name) => `${place}: lacks ${name}`), ...idle.map((name) => `${place}: ${name} is idle`)];
    });
    expect(wrong).toEqual([]);
  });

  it('hold no message that nobody says', () => {
    const idle = rooms
      .filter((room) => !codes.has(room))
      .flatMap((room) => {
        const handing = [room, ...[...later].flatMap(([first, second]) => (second === room ? [first] : []))];
        const texts = read.flatMap((file) => handing.flatMap((each) => file.texts.get(each) ?? []));
        return [...(catalogues.get(room)?.keys() ?? [])]
          .filter((key) => !texts.some((pattern) => pattern.test(key)))
          .map((key) => `${room}: ${key}`);
      });
    expect(idle).toEqual([]);
  });
});
