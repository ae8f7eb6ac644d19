/** Answers that come later: one question at a time, then the latest; each with what it is of. */
import { describe, expect, it } from 'vitest';
import { Answers } from '../../../web/src/ui/answers.js';

interface Question {
  readonly id: string;
}

/** A host that counts its updates, and answers that a test gives when it likes. */
function asked(): {
  readonly answers: Answers<Question, string>;
  readonly started: string[];
  readonly give: (index: number, answer: string | Error) => Promise<void>;
  readonly updates: () => number;
} {
  const started: string[] = [];
  const ends: ((answer: string | Error) => void)[] = [];
  let updates = 0;
  const host = {
    addController: () => undefined,
    requestUpdate: () => {
      updates += 1;
    },
  };
  const answers = new Answers<Question, string>(host, ({ id }) => {
    started.push(id);
    return new Promise((done, failed) =>
      ends.push((answer) => {
        if (answer instanceof Error) failed(answer);
        else done(answer);
      }),
    );
  });
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
  return {
    answers,
    started,
    give: async (index, answer) => {
      ends[index]?.(answer);
      await settled();
    },
    updates: () => updates,
  };
}

describe('questions', () => {
  it('are asked one at a time, and of those asked meanwhile only the last', async () => {
    const { answers, started, give } = asked();
    for (const id of ['a', 'b', 'c', 'd']) answers.ask({ id });
    expect(started).toEqual(['a']);
    await give(0, 'A');
    expect(started).toEqual(['a', 'd']);
    await give(1, 'D');
    expect(started).toEqual(['a', 'd']);
  });

  it('of equal parts are one question', async () => {
    const { answers, started, give } = asked();
    answers.ask({ id: 'a' });
    await give(0, 'A');
    answers.ask({ id: 'a' });
    answers.ask(undefined);
    expect(started).toEqual(['a']);
  });

  it('that are to rest wait until no other comes', async () => {
    const { answers, started } = asked();
    answers.ask({ id: 'a' }, 30);
    answers.ask({ id: 'b' }, 30);
    expect(started).toEqual([]);
    await expect.poll(() => started).toEqual(['b']);
  });

  it('asked while the host is away are asked when it is back', () => {
    const { answers, started } = asked();
    answers.ask({ id: 'a' }, 1000);
    answers.hostDisconnected();
    answers.hostConnected();
    expect(started).toEqual(['a']);
  });
});

describe('an answer', () => {
  it('says what it is of, also while the next question is under way', async () => {
    const { answers, give, updates } = asked();
    answers.ask({ id: 'a' });
    answers.ask({ id: 'b' });
    await give(0, 'A');
    expect(answers.last).toEqual({ of: { id: 'a' }, answer: 'A' });
    expect(updates()).toBe(1);
    await give(1, 'B');
    expect(answers.last).toEqual({ of: { id: 'b' }, answer: 'B' });
  });

  it('that failed is told of its own question only, leaves the one before, and can be asked for again', async () => {
    const { answers, started, give } = asked();
    answers.ask({ id: 'a' });
    await give(0, 'A');
    answers.ask({ id: 'b' });
    await give(1, new Error('Lost.'));
    expect(answers.failure?.message).toBe('Lost.');
    expect(answers.last?.answer).toBe('A');
    answers.retry();
    expect(started).toEqual(['a', 'b', 'b']);
    expect(answers.failure).toBeUndefined();
    answers.ask({ id: 'c' });
    await give(2, new Error('Lost again.'));
    expect(answers.failure).toBeUndefined();
  });
});
