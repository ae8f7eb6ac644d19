/** All English messages in one place, for translators and for the pseudo-language. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { wordsOf } from '../../../web/src/text/words.js';
import { englishMessages } from '../../../web/tools/english.mjs';
import { readMessage } from '../../../web/tools/messages.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('all English messages are the catalogues, and what the engine and the claims say of functions', async () => {
  const messages = await englishMessages(root);
  expect(messages['page']?.['name']).toBe('Activarium');
  const { 'functions-info': functions = {} } = messages;
  expect(functions['relu.name']).toBe('ReLU');
  expect(functions['relu.kink-1']).toMatch(/PyTorch/);
  expect(functions['gelu.claim-1.text']).toBe('Accuracy 80.5 %, loss 0.54 after 15 epochs at rate 10⁻³.');
});

it('every text on a function is a message that says that text', async () => {
  const { 'functions-info': functions = {} } = await englishMessages(root);
  for (const [key, text] of Object.entries(functions)) {
    const { say } = wordsOf('functions-info', { text: readMessage(text, key) });
    expect(say('text')).toBe(text.replaceAll("''", '\0').replaceAll("'", '').replaceAll('\0', "'"));
  }
});
