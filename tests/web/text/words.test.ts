/** Messages in the language that is spoken. */
import { afterEach, describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../web/src/text/choose-language.js';
import { speakFirstOf } from '../../../web/src/text/languages.js';
import { english, language, speak, wordsOf, type Message } from '../../../web/src/text/words.js';
import { pseudo, readMessage } from '../../../web/tools/messages.mjs';

const read = (text: string): Message => readMessage(text, 'a test');

const { say, parts } = wordsOf('room', {
  run: read('Run'),
  left: read('{count, plural, one {# image} other {# images}} of {name} left'),
  kind: read('{kind, select, dead {It never fires.} other {It fires.}}'),
  rich: read('A neuron is <b>dead</b> where {where} holds.'),
});

afterEach(() => {
  speak(english, {});
});

describe('a message', () => {
  it('in English has plurals, counts in thousands, and choices', () => {
    expect(say('run')).toBe('Run');
    expect(say('left', { count: 1, name: 'ReLU' })).toBe('1 image of ReLU left');
    expect(say('left', { count: 60_000, name: 'ReLU' })).toBe('60,000 images of ReLU left');
    expect(say('kind', { kind: 'dead' })).toBe('It never fires.');
    expect(say('kind', { kind: 'fired' })).toBe('It fires.');
  });

  it('in a language with other plurals follows that language’s rules and numbers', () => {
    const left = read('{name}: осталось {count, plural, one {# картинка} few {# картинки} other {# картинок}}');
    speak('ru', { room: { left } });
    const said = [1, 3, 5, 21, 60_000].map((count) => say('left', { count, name: 'ReLU' }).replaceAll('\u00a0', ' '));
    expect(said).toEqual([
      'ReLU: осталось 1 картинка',
      'ReLU: осталось 3 картинки',
      'ReLU: осталось 5 картинок',
      'ReLU: осталось 21 картинка',
      'ReLU: осталось 60 000 картинок',
    ]);
  });

  it('that a language lacks is said in English', () => {
    speak('de', { room: { run: read('Los') } });
    expect(say('run')).toBe('Los');
    expect(say('kind', { kind: 'dead' })).toBe('It never fires.');
    speak('de', {});
    expect(say('run')).toBe('Run');
  });

  it('is never what an object holds by itself', () => {
    speak('de', {});
    expect(wordsOf('constructor', { toString: 'text' }).say('toString')).toBe('text');
  });

  it('for a template keeps values as they are, and tags make of their content what they like', () => {
    const where = Symbol('a template');
    const made = parts('rich', { where, b: (content: readonly unknown[]) => ({ bold: content }) });
    expect(made).toEqual(['A neuron is ', { bold: ['dead'] }, ' where ', where, ' holds.']);
  });

  it('that is not given a value says which', () => {
    expect(() => say('left', { count: 1 })).toThrow(/name/);
  });
});

describe('the pseudo-language', () => {
  it('has no plain letter left, brackets around each message, and is about a third longer', () => {
    const text = 'Trains a network of neurons on images of clothes, and tests on others.';
    const message = wordsOf('room', { text: pseudo(read(text)) }).say('text');
    expect(message).toMatch(/^⟦[^A-Za-z]+⟧$/);
    expect(message.length / text.length).toBeGreaterThan(1.25);
    expect(message.length / text.length).toBeLessThan(1.6);
  });

  it('leaves values, and reaches into plurals, choices and tags', () => {
    speak('en-XA', { room: { left: pseudo(read('{count, plural, one {# image} other {# images}} of {name}')) } });
    expect(say('left', { count: 2, name: 'ReLU' })).toBe('⟦2 ííɱááğééš óóƒ ReLU⟧');
  });

  it('is spoken where it is wished for, and only there', async () => {
    expect(await speakFirstOf(['xx', null, undefined, 'en-XA'])).toBe('en-XA');
    expect(language()).toBe('en-XA');
    speak(english, {});
    expect(await speakFirstOf(['en-GB', 'en-XA'])).toBe('en');
    expect(language()).toBe('en');
  });
});

describe('the language', () => {
  const available = ['en', 'de', 'zh-Hant', 'zh'];

  it.each([
    [['de'], 'de'],
    [['de-AT', 'en'], 'de'],
    [['DE'], 'de'],
    [['fr', 'zh-Hant-TW', 'de'], 'zh-Hant'],
    [['zh-Hans-CN'], 'zh'],
    [[null, undefined, '', 'fr'], 'en'],
    [['constructor', '<b>'], 'en'],
    [[], 'en'],
  ] as const)('of the wishes %j is %s', (wishes, chosen) => {
    expect(chooseLanguage(wishes, available, 'en')).toBe(chosen);
  });
});
