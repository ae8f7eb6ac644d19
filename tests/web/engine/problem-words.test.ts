/** Every code by which the engine refuses something has words, and no words stand there without a code. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { reasonOf, words } from '../../../web/src/engine/problem-words.js';

const cpp = fileURLToPath(new URL('../../../cpp/', import.meta.url));

/** Texts in the engine's sources that look like a code where a Problem is made. */
function codes(): Set<string> {
  const found = new Set<string>();
  for (const name of readdirSync(cpp, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(h|cpp)$/.test(name) || name.startsWith('formula/')) continue;
    const text = readFileSync(`${cpp}${name}`, 'utf8');
    for (const [, code = ''] of text.matchAll(
      /(?:return \{|return refused\(|refused\(|refusal\(\{|fail\(\{|problem_? = \{|\? |: |\{\{|Problem\{)\s*"([a-z]+(?:-[a-z]+)+|memory|formula)"/g,
    ))
      found.add(code);
  }
  return found;
}

test('codes and words are the same set', () => {
  expect([...codes()].sort()).toEqual(Object.keys(words).sort());
});

test('an unknown code is told as such', () => {
  expect(reasonOf({ code: 'constructor', field: 'x', values: {} })).toBe('is refused (constructor)');
});
