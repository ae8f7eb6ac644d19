/** Every code by which the engine refuses something has words, and no words stand there without a code. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formulaWords } from '../../../web/src/engine/formula-words.js';
import { reasonOf, words } from '../../../web/src/engine/problem-words.js';

const cpp = fileURLToPath(new URL('../../../cpp/', import.meta.url));

/** What `pattern` finds first in parentheses in the engine's sources, of formulas or of all else. */
function found(pattern: RegExp, ofFormulas: boolean): Set<string> {
  const all = new Set<string>();
  for (const name of readdirSync(cpp, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(h|cpp)$/.test(name) || name.startsWith('formula/') !== ofFormulas) continue;
    for (const [, code = ''] of readFileSync(`${cpp}${name}`, 'utf8').matchAll(pattern)) all.add(code);
  }
  return all;
}

/** Texts that look like a code where a Problem is made. */
const ofProblems = found(
  /(?:return \{|return refused\(|refused\(|refusal\(\{|fail\(\{|problem_? = \{|\? |: |\{\{|Problem\{)\s*"([a-z]+(?:-[a-z]+)+|memory)"/g,
  false,
);
/** No other text of the formula language looks like a code. */
const ofFormulas = found(/"([a-z]+(?:-[a-z]+)+)"/g, true);

test('codes and words are the same set, and each code has its words in one place', () => {
  const shared = [...ofFormulas].filter((code) => code in words);
  expect(shared.sort()).toEqual(['out-of-range', 'parameter-count']);
  expect([...ofProblems].sort()).toEqual(Object.keys(words).sort());
  expect([...ofFormulas].sort()).toEqual([...Object.keys(formulaWords), ...shared].sort());
});

test('an unknown code is told as such', () => {
  expect(reasonOf({ code: 'constructor', field: 'x', values: {} })).toBe('is refused (constructor)');
});
