/** What the engine tells of functions and formulas, in another language than English. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claims } from '../../../web/src/engine/claims/index.js';
import { loadCodeWords } from '../../../web/src/engine/in-words.js';
import { inLanguage, translatedClaims } from '../../../web/src/functions/translated-info.js';
import { speakFirstOf } from '../../../web/src/text/languages.js';
import { english, speak } from '../../../web/src/text/words.js';
import { createEngine, type Engine } from '../engine/library.js';

const isPseudo = /^⟦[^A-Za-z]*⟧$/;

let engine: Engine;
beforeEach(async () => {
  engine = await createEngine();
});
afterEach(() => {
  speak(english, {});
  engine.dispose();
});

it('in English the engine is as it is', () => {
  expect(inLanguage(engine)).toBe(engine);
});

describe('in another language', () => {
  beforeEach(async () => {
    await loadCodeWords(); // the built library has its own copy
    await speakFirstOf(['en-XA']);
  });

  it('the texts of all functions come from its catalogue, and all else is the same', () => {
    const { activations } = inLanguage(engine);
    expect(activations.map(({ id }) => id)).toEqual(engine.activations.map(({ id }) => id));
    for (const [i, info] of activations.entries()) {
      for (const text of [info.name, info.history, info.typicalUse, info.pros, info.cons])
        if (text !== '') expect(text).toMatch(/^⟦.*⟧$/);
      for (const { reason } of info.kinks) expect(reason).toMatch(/^⟦.*⟧$/);
      expect(info.parameters).toEqual(engine.activations[i]?.parameters);
    }
    expect(activations.find(({ id }) => id === 'relu')?.name).toMatch(isPseudo);
  });

  it('a list is the same array until it holds others', async () => {
    const speaking = inLanguage(engine);
    const { activations } = speaking;
    expect(speaking.activations).toBe(activations);
    const own = await speaking.define({ formula: 'x*sigmoid(b*x)', name: 'Mine' });
    expect(speaking.activations).not.toBe(activations);
    expect(speaking.activations.at(-1)).toBe(own);
    expect(own.name).toBe('Mine');
    expect(own.knownAs?.name).toMatch(isPseudo);
    expect(own.knownAs?.note).toMatch(/^⟦.*⟧$/);
  });

  it('a message that its catalogue lacks is in English', () => {
    speak('de', { 'functions-info': { 'relu.pros': 'Billig.' } });
    const relu = inLanguage(engine).activations.find(({ id }) => id === 'relu');
    expect(relu?.pros).toBe('Billig.');
    expect(relu?.name).toBe('ReLU');
  });

  it('what is wrong with a formula, and what may not be meant, is said in it', async () => {
    const speaking = inLanguage(engine);
    const wrong = await speaking.readFormula('x +');
    expect(wrong.kind === 'invalid' && wrong.message).toMatch(isPseudo);
    const doubtful = await speaking.readFormula('2');
    expect(doubtful.kind === 'valid' && doubtful.notes[0]?.message).toMatch(/^⟦.*⟧$/);
  });

  it('what else the engine does is as it was', async () => {
    const speaking = inLanguage(engine);
    const { y } = await speaking.evaluate({ activation: 'relu', x: [-1, 2] });
    expect([...y]).toEqual([0, 2]);
    expect(speaking.version).toBe(engine.version);
  });

  it('claims are said in it', () => {
    const [first] = translatedClaims('gelu', claims.get('gelu') ?? []);
    expect(first?.text).toMatch(/^⟦.*⟧$/);
    expect(first?.mark).toBe('confirmed');
    expect(first?.command).toMatch(/^npm run/);
  });
});
