/** Every code by which the engine refuses something has words, and no words stand there without a code. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inEnglish, loadCodeWords } from '../../../web/src/engine/in-words.js';
import formulas from '../../../web/src/text/catalogues/en/formulas.json';
import refusals from '../../../web/src/text/catalogues/en/refusals.json';
import engine from '../../../web/src/text/catalogues/en/engine.json';

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

/** The codes of a catalogue: behind a dot stands which of a code's messages it is. */
const codesOf = (catalogue: object): string[] => [
  ...new Set(Object.keys(catalogue).map((key) => key.replace(/\..*/, ''))),
];

/** What the formula language refuses of a definition, which is said as of settings. */
const ofDefinitions = [
  ...['no-formula', 'not-above-minimum', 'not-in-formula', 'one-number', 'out-of-range', 'parameter-count'],
  ...['start-not-a-float', 'title-too-long'],
];

test('codes and words are the same set, and each code has its words in one place', () => {
  const shared = [...ofFormulas].filter((code) => codesOf(refusals).includes(code));
  expect(shared.sort()).toEqual(ofDefinitions);
  expect([...new Set([...ofProblems, ...shared])].sort()).toEqual(codesOf(refusals).sort());
  const ofKnownFunctions = 'known';
  expect([...ofFormulas, ofKnownFunctions].sort()).toEqual([...codesOf(formulas), ...shared].sort());
  expect(Object.keys(engine).filter((key) => ofProblems.has(key) || ofFormulas.has(key))).toEqual([]);
});

test('an unknown code is told as such', async () => {
  await loadCodeWords();
  expect(inEnglish({ key: 'constructor', values: { field: 'x' } })).toBe('x: is refused (constructor).');
});
