/** The lint rule that keeps words in catalogues. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { wordsInCatalogues } from '../../../web/tools/eslint-words.mjs';

const linter = new Linter();

/** The words that the rule finds in a line of code. */
function found(code: string): string[] {
  const messages = linter.verify(code, {
    plugins: { own: { rules: { words: wordsInCatalogues } } },
    rules: { 'own/words': 'error' },
  });
  return messages.map(({ message }) => /“(.*)”/.exec(message)?.[1] ?? message);
}

describe('words that stand in code', () => {
  it.each([
    ['html`<p>Run</p>`', 'Run'],
    ['html`<p class="a">${n} images</p>`', 'images'],
    ['html`<button aria-label="Close"></button>`', 'Close'],
    ["html`<button title='Close it' class=${c}></button>`", 'Close it'],
    ['html`<p>${open ? "Hide" : hide}</p>`', 'Hide'],
    ['html`<p title=${open && "Hide"}></p>`', 'Hide'],
    ['html`<x-field .label=${`Weight ${n}`}></x-field>`', 'Weight'],
    ['html`<p>${list.map(() => html`<b>Inside</b>`)}</p>`', 'Inside'],
    ['svg`<text x="1">Loss</text>`', 'Loss'],
    ['draw({ title: "Accuracy", range })', 'Accuracy'],
    ['draw({ note: large ? "of " + n : other })', 'of'],
  ])('are found in %s', (code, word) => {
    expect(found(code)).toEqual([word]);
  });

  it.each([
    ['html`<p>${say("run")}</p>`'],
    ['html`<p class="large words" @click=${run}>${n} × f(x)</p>`'],
    ['html`<!-- a comment --><p id=${open ? "one" : "two"}>&nbsp;</p>`'],
    ['html`<input type="number" .value=${"some text"} />`'],
    ['css`.words { color: red }`'],
    ['draw({ title: say("accuracy"), kind: "line" })'],
    ['draw({ title, note: "x" })'],
  ])('are not found in %s', (code) => {
    expect(found(code)).toEqual([]);
  });
});
