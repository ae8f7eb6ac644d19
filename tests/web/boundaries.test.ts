/** The house's walls: which folder may use which. */
import { readdirSync, readFileSync } from 'node:fs';
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
  ['simd', []],
  ['activations', ['simd']],
  ['linalg', ['simd']],
  ['data', ['simd']],
  ['formula', ['activations', 'data', 'simd']],
  ['nn', ['linalg', 'activations', 'data', 'simd']],
  ['analysis', ['nn', 'formula', 'linalg', 'activations', 'data', 'simd']],
  ['bindings', ['analysis', 'nn', 'formula', 'linalg', 'activations', 'data', 'simd']],
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

test('only bindings/ include Emscripten, and only f32x4.h names an intrinsic', () => {
  const emscripten = cpp.filter(({ path, text }) => text.includes('<emscripten') && !path.startsWith('cpp/bindings/'));
  const intrinsics = cpp.filter(
    ({ path, text }) => /\bwasm_[a-z]\d+x\d+_|\b_mm_/.test(text) && !path.endsWith('f32x4.h'),
  );
  expect([...emscripten, ...intrinsics].map(({ path }) => path)).toEqual([]);
});

test('plot/ knows nothing of the engine', () => {
  const wrong = filesOf('web/src/plot', /\.ts$/).filter(({ text }) =>
    /from '[^']*(engine|elements|views|state)\//.test(text),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('elements do not use views or the page’s store', () => {
  const wrong = filesOf('web/src/elements', /\.ts$/).filter(({ text }) =>
    /from '[^']*(views\/|state\/(store|link|page-state))/.test(text),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
