/** What a learner is told when something fails: in words of theirs, and apart from that in words for a host. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadCodeWords } from '../../../web/src/engine/in-words.js';
import { toFailure } from '../../../web/src/ui/failure.js';
import { speakFirstOf } from '../../../web/src/text/languages.js';
import { english, speak } from '../../../web/src/text/words.js';
import { createEngine, EngineError, refusal, type DownloadFault, type EngineErrorCode } from '../engine/library.js';

const codes: readonly EngineErrorCode[] = [
  'invalid-argument',
  'unknown-activation',
  'invalid-data',
  'data-unavailable',
  'data-mismatch',
  'out-of-memory',
  'unsupported',
  'blocked',
  'aborted',
  'disposed',
  'engine-unavailable',
  'engine-crashed',
];
const faults: readonly (DownloadFault | undefined)[] = [
  undefined,
  'no-answer',
  'not-there',
  'other-content',
  'refused',
  'cut',
];

/** What only someone who makes pages can do anything with. */
const jargon =
  /FASHION_MNIST|npm|IDX|shard|worker|Content-Security|manifest|url\b|proxy|\.gz|\.wasm|HTTP|40[34]|dataset-/i;
const engineWords = 'FashionMNIST was not found: /data/manifest.json: the server answered 404. Set url to the shards.';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a failure', () => {
  it('of every kind has advice without words that only hosts know', () => {
    for (const code of codes)
      for (const fault of faults) {
        const failure = toFailure(new EngineError(code, 'x', 'It failed.', fault));
        expect(failure.advice).toMatch(/^[A-Z].*\.$/);
        expect(`${failure.message} ${failure.advice}`).not.toMatch(jargon);
      }
  });

  it.each(['data-unavailable', 'engine-unavailable', 'invalid-data', 'blocked', 'engine-crashed'] as const)(
    'with code %s keeps the engine’s own words for the host',
    (code) => {
      const kinds =
        code !== 'data-unavailable' && code !== 'engine-unavailable'
          ? [undefined]
          : (['not-there', 'other-content'] as const);
      for (const fault of kinds) {
        const failure = toFailure(new EngineError(code, '', engineWords, fault));
        expect(`${failure.message} ${failure.advice}`).not.toMatch(jargon);
        expect(failure.hostAdvice).toContain(engineWords);
      }
    },
  );

  it('without a network says that one is offline, the surer where the browser knows', () => {
    const noAnswer = new EngineError('data-unavailable', '', 'There was no answer.', 'no-answer');
    expect(toFailure(noAnswer).message).toBe('You are offline, or this site does not answer.');
    vi.stubGlobal('navigator', { onLine: false });
    expect(toFailure(noAnswer).message).toBe('You are offline.');
  });

  it('of missing images says so and tells the host where they go', () => {
    const failure = toFailure(new EngineError('data-unavailable', '', engineWords, 'not-there'));
    expect(failure.message).toBe('The images are not on this site.');
    expect(failure.hostAdvice).toMatch(/npm start.*FASHION_MNIST_DIR/);
    expect(failure.isReplaced).toBe(false);
  });

  it.each(['not-there', 'other-content'] as const)(
    'of an engine’s file that is %s is one of a page that was replaced',
    (fault) => {
      const failure = toFailure(new EngineError('engine-unavailable', '', 'No.', fault));
      expect(failure.isReplaced).toBe(true);
      expect(failure.advice).toBe('Reload the page: the link keeps your settings.');
    },
  );

  it('is read by its shape, and what has none is a failure all the same', () => {
    const shaped = { code: 'engine-unavailable', field: 'a', message: 'b', fault: 'cut' };
    expect(toFailure(shaped)).toMatchObject({ code: 'engine-unavailable', field: 'a' });
    for (const thing of [undefined, null, 'text', 5, { code: 'constructor', fault: '__proto__' }, new Error('')])
      expect(toFailure(thing)).toMatchObject({ code: 'unknown', message: 'Something went wrong.' });
  });
});

describe('an error of the engine', () => {
  it('is told in the language of the page, and its own message is English', async () => {
    const engine = await createEngine();
    await loadCodeWords(); // the built library has its own copy
    await speakFirstOf(['en-XA']);
    try {
      const refused = [
        await refusal(engine.evaluate({ activation: 'relu', x: [1], seed: -1 })),
        await refusal(engine.evaluate({ activation: 'rellu', x: [1] })),
        await refusal(engine.define({ formula: 'x +' })),
      ];
      expect(refused.map(({ message }) => message)).toEqual([
        'seed must be a whole number from 0 to 9,007,199,254,740,991, not -1.',
        "activation: there is no activation called 'rellu'; 'relu' comes nearest.",
        'formula: something is missing here (at character 4).',
      ]);
      for (const error of refused) {
        const { message } = toFailure(error);
        expect(message).toMatch(/^⟦.*⟧$/);
        expect(message.replaceAll(/seed|activation|formula|rellu|relu/g, '')).not.toMatch(/[A-Za-z]/);
      }
    } finally {
      speak(english, {});
      engine.dispose();
    }
  });
});
