/** The house's walls: which folder may use which. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file below `folder` whose name matches, with its text. */
function filesOf(folder: string, name: RegExp): { path: string; text: string }[] {
  const found = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${root}${folder}/${path}`, 'utf8') }));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** What each folder of cpp/ may include beside its own files. */
const allowed = new Map([
  ['base', []],
  ['simd', ['base']],
  ['activations', ['simd', 'base']],
  ['linalg', ['simd', 'base']],
  ['data', ['simd', 'base']],
  ['formula', ['activations', 'simd', 'base']],
  ['model', ['linalg', 'activations', 'simd', 'base']],
  ['training', ['model', 'data', 'linalg', 'activations', 'simd', 'base']],
  ['analysis', ['training', 'model', 'formula', 'data', 'linalg', 'activations', 'simd', 'base']],
  ['bindings', ['analysis', 'training', 'model', 'formula', 'data', 'linalg', 'activations', 'simd', 'base']],
  ['toolchain', ['training', 'activations']],
]);

const cpp = filesOf('cpp', /\.(h|cpp)$/);

test('includes in cpp/ point one way', () => {
  const wrong = cpp.flatMap(({ path, text }) => {
    const folder = path.split('/')[1] ?? '';
    const used = [...text.matchAll(/^#include "([^/"]+)\//gm)].map((match) => match[1] ?? '');
    return used.filter((name) => name !== folder && !allowed.get(folder)?.includes(name)).map((name) => [path, name]);
  });
  expect(wrong).toEqual([]);
});

/** Types that a file defines, with their namespaces; what is in a nameless one is its own. */
function typesOf(text: string): string[] {
  const open: string[] = [];
  return text.split('\n').flatMap((line) => {
    const opened = /^namespace ?([\w:]*) ?\{/.exec(line);
    if (opened) open.push(opened[1] ?? '');
    if (line.startsWith('} // namespace')) open.pop();
    const name = /^(?:struct|class|enum class) (\w+)[^;]*$/.exec(line)?.[1];
    return name === undefined || open.includes('') ? [] : [[...open, name].join('::')];
  });
}

test('no name stands for two types in one namespace, which the linker would mix up without a word', () => {
  const all = cpp.flatMap(({ path, text }) => typesOf(text).map((type) => ({ path, type })));
  expect(all.length).toBeGreaterThan(100);
  const double = all.filter(({ type }, i) => all.findIndex((other) => other.type === type) !== i);
  expect(double).toEqual([]);
});

test('only bindings/ include Emscripten, and only f32x4.h names an intrinsic', () => {
  const emscripten = cpp.filter(({ path, text }) => text.includes('<emscripten') && !path.startsWith('cpp/bindings/'));
  const intrinsics = cpp.filter(
    ({ path, text }) => /\bwasm_[a-z]\d+x\d+_|\b_mm_/.test(text) && !path.endsWith('f32x4.h'),
  );
  expect([...emscripten, ...intrinsics].map(({ path }) => path)).toEqual([]);
});

/**
 * The rooms of web/src, the topmost first: a file uses its own room and those further down, none beside it. Each folder of
 * features/ and parts/ is a room by itself.
 */
const floors = [
  ['page'],
  ['features'],
  ['parts'],
  ['workbench'],
  ['training', 'figure'],
  ['ui'],
  ['functions', 'code'],
  ['store'],
  ['engine'],
  ['text'],
  ['maths'],
] as const;

const floorOf = (path: string): number =>
  floors.findIndex((rooms) => rooms.some((room) => path.startsWith(`${room}/`)));

const roomOf = (path: string): string =>
  path
    .split('/')
    .slice(0, /^(features|parts)\//.test(path) ? 2 : 1)
    .join('/');

/** The imports of every file of web/src, types and dynamic ones too, below web/src; what lies outside is left out. */
const web = new Map(
  filesOf('web/src', /\.ts$/)
    .filter(({ path }) => !path.endsWith('.d.ts'))
    .map(({ path, text }) => {
      const file = path.replace('web/src/', '');
      const named = [...text.matchAll(/(?:\bfrom|\bimport) ?\(?'(\.[^']+)\.js'/g)].map((match) => match[1] ?? '');
      const used = named.map((name) => posix.join(posix.dirname(file), `${name}.ts`));
      return [file, used.filter((name) => !name.startsWith('..'))] as const;
    }),
);

test('imports in web/src go down, and no feature uses another', () => {
  const files = [...web.keys()];
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
  const wrong = [...web].flatMap(([file, used]) =>
    used
      .filter((other) => roomOf(other) !== roomOf(file) && floorOf(other) <= floorOf(file))
      .map((other) => `${file} → ${other}`),
  );
  expect(wrong).toEqual([]);
});

test('no file of web/src uses itself over others, types included', () => {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) for (const other of web.get(file) ?? []) walk(other, [...way, file]);
    done.add(file);
  };
  for (const file of web.keys()) walk(file, []);
  expect(found).toEqual([]);
});
