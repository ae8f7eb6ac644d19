/** The library's page of documentation: nothing of the types is missing from it, and every link leads somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../../web/tools/library-html.mjs';
import { libraryPage } from '../../../web/tools/library-page.mjs';
import { readDeclarations } from '../../../web/tools/read-declarations.mjs';
import '../engine/library.js'; // says so if the library has not been built

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = await libraryPage(root);
const text = page
  .replace(/<style>[^]*?<\/style>/, '')
  .replace(/<[^>]*>/g, ' ')
  .replaceAll('&lt;', '<')
  .replaceAll('&gt;', '>')
  .replaceAll('&quot;', '"')
  .replaceAll('&amp;', '&');
const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? '');

const library = `${root}web/src/engine/library.ts`;
const options: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  strict: true,
  noImplicitAny: false,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  typeRoots: [`${root}node_modules/@types`],
};
const folder = `${root}web/library`;
const programs = readdirSync(folder).filter((name) => name.endsWith('.mjs'));

describe('the page', () => {
  const program = ts.createProgram([library], { ...options, allowImportingTsExtensions: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(library);
  const module = source && checker.getSymbolAtLocation(source);
  /** What the library exports as the compiler sees it, with the members that are declared in each. */
  const exported = (module === undefined ? [] : checker.getExportsOfModule(module)).map((symbol) => {
    const aliased = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return { name: aliased.name, members: [...(aliased.members?.keys() ?? [])].map(String), aliased };
  });

  it('tells of everything that the library exports', () => {
    expect(exported.length).toBeGreaterThan(80);
    expect(exported.map(({ name }) => name).filter((name) => !ids.includes(name))).toEqual([]);
  });

  it('tells of every member of every interface', () => {
    const interfaces = exported.filter(({ aliased }) => aliased.flags & ts.SymbolFlags.Interface);
    expect(interfaces.length).toBeGreaterThan(50);
    const all = interfaces.flatMap(({ name, members }) =>
      members.filter((member) => !member.startsWith('__')).map((member) => `${name}.${member}`),
    );
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has the words of every comment of the types', () => {
    const types = readdirSync(`${root}web/src/engine/types`).map((file) => `types/${file}`);
    const shown = text.replace(/[\s`]/g, '');
    for (const file of [...types, 'settings.generated.ts', 'errors.ts'])
      for (const [, comment = ''] of readFileSync(`${root}web/src/engine/${file}`, 'utf8').matchAll(
        /\/\*\*([^]*?)\*\//g,
      )) {
        const words = comment.replace(/^ *\*/gm, '').replace('Made by the build.', '').replace(/[\s`]/g, '');
        if (!shown.includes(words)) throw new Error(`${file}: ${comment}`);
      }
  });

  it('has no link that leads nowhere, and no address twice', () => {
    const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
    expect(targets.length).toBeGreaterThan(300);
    const inside = targets.filter((href) => href.startsWith('#')).map((href) => href.slice(1));
    expect(inside.filter((id) => !ids.includes(id))).toEqual([]);
    expect([...new Set(targets.filter((href) => !href.startsWith('#')))]).toEqual(['../']);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('needs neither a script nor another file', () => {
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import/);
  });

  it('closes every element that it opens', () => {
    const open: string[] = [];
    const empty = ['meta', 'wbr'];
    for (const [, closing, name = ''] of page
      .replace(/<!doctype html>|<style>[^]*?<\/style>/g, '')
      .matchAll(/<(\/?)(\w+)[^>]*>/g))
      if (closing === '/') expect(open.pop()).toBe(name);
      else if (!empty.includes(name)) open.push(name);
    expect(open).toEqual([]);
  });
});

describe('the programs', () => {
  it('are ten, and all are on the page, line by line', () => {
    expect(programs).toHaveLength(10);
    for (const name of programs) {
      expect(text).toContain(name);
      for (const line of readFileSync(`${folder}/${name}`, 'utf8').split('\n')) {
        const bare = line.replace(/^\/\/ /, '').replace(/\s/g, '');
        expect(text.replace(/\s/g, '')).toContain(bare);
      }
    }
  });

  it.each(programs)('have at most ten lines, none of them long: %s', (name) => {
    const lines = readFileSync(`${folder}/${name}`, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(lines[0]).toMatch(/^\/\/ [A-Z]/);
  });

  it('are right as far as types can tell', () => {
    const program = ts.createProgram(
      programs.map((name) => `${folder}/${name}`),
      options,
    );
    const complaints = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
    expect(complaints).toEqual([]);
  });
});

describe('what is quoted', () => {
  const { declarations } = readDeclarations(
    'a.ts',
    '/** File. */\n\n/** One `B`.\n *\n * Two. */\nexport interface A {\n  b(): B;\n}',
  );
  const html = htmlOf(declarations);

  it('is the paragraph that is about it', () => {
    expect(html.quote('A', /Two/)).toBe('<dt><code><a href="#A">A</a></code></dt><dd>Two.</dd>');
  });

  it.each([
    ['a type that has gone', 'B', /./],
    ['a member without a comment', 'A.b', /./],
    ['a comment that says something else now', 'A', /Three/],
  ])('must be there: %s stops the build', (_, name, about) => {
    expect(() => html.quote(name, about)).toThrow(`The page of the library quotes ${name}, which has no comment`);
  });
});
