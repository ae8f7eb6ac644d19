/** `npm run reproduce`: what it understands, and when it says that trainings do not end like PyTorch's. */
import { describe, expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { claims } from '../../../web/src/engine/claims/index.js';
import { agreements, compare, deviation, falseAlarms, mean, tailOfT } from '../../reproduce/compare.mjs';
import { readOptions } from '../../reproduce/options.mjs';
import { readPytorch, rows } from '../../reproduce/rows.mjs';
import { accuracies, asMarkdown, judged } from '../../reproduce/table.mjs';

const pytorch = readPytorch();

describe('the options of npm run reproduce', () => {
  it('are the chapter’s settings and several seeds unless something is chosen', () => {
    const all = readOptions([]);
    expect(all).toMatchObject({ json: false, seed: 7, seeds: 3, rate: 1e-3, momentum: 0.8, isChapters: true });
    expect(all.only).toHaveLength(15);
    expect(readOptions(['--only', 'relu,staf', '--seed', '0', '--seeds', '1', '--json'])).toMatchObject({
      ...{ json: true, only: ['relu', 'staf'], seed: 0, seeds: 1, isChapters: true },
    });
    for (const [name, value] of [
      ['--rate', '0.01'],
      ['--momentum', '0.9'],
      ['--slope', '-2.35'],
      ['--epochs', '5'],
    ] as const)
      expect(readOptions([name, value])).toMatchObject({ isChapters: false, [name.slice(2)]: Number(value) });
  });

  it.each([
    [['--fast'], /no option --fast.*--only.*--seed.*--seeds.*--epochs.*--rate.*--momentum.*--slope/],
    [['--only', 'relu,elu'], /--only.*no 'elu'.*sigmoid.*none/],
    [['--only'], /--only.*sigmoid/],
    [['--seed', 'x'], /--seed needs a whole number from 0.*'x'/],
    [['--seed', '1.5'], /--seed needs a whole number/],
    [['--seeds', '0'], /--seeds needs a whole number from 1 to 1000, not '0'/],
    [['--seeds', ''], /--seeds needs a whole number/],
    [['--rate', '-1'], /--rate needs a number from 0, not '-1'/],
    [['--rate'], /--rate needs a number from 0, not ''/],
    [['--momentum', '1'], /--momentum needs a number from 0 to below 1, not '1'/],
    [['--slope', 'steep'], /--slope needs a number, not 'steep'/],
  ])('%j is refused with what is possible', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('Student’s t', () => {
  it.each([
    [1, 12.7062, 0.05],
    [2, 4.30265, 0.05],
    [3, 12.924, 0.001],
    [4, 2.77645, 0.05],
    [9, 3.24984, 0.01],
    [10, 4.5869, 0.001],
    [30, 2.04227, 0.05],
  ])('with %i degrees of freedom is beyond ± %f with the probability of the printed tables', (degrees, t, p) => {
    // The tables have five or six digits.
    expect(tailOfT(t, degrees) / p).toBeCloseTo(1, 3);
    expect(tailOfT(-t, degrees)).toBe(tailOfT(t, degrees));
  });

  it('is beyond 0 always and beyond infinity never', () => {
    for (const degrees of [1, 2, 9, 10]) {
      expect(tailOfT(0, degrees)).toBe(1);
      expect(tailOfT(Infinity, degrees)).toBeCloseTo(0, 12);
    }
  });
});

describe('two groups of trainings', () => {
  it('differ by their means over both spreads: 1, 2, 3 from 4, 6 by 3 ± √(4/3 · 5/6)', () => {
    // The squares are 2 and 2, over 3 degrees of freedom.
    const { difference, standardError, degrees } = compare([1, 2, 3], [4, 6]);
    expect([difference, degrees]).toEqual([-3, 3]);
    expect(standardError).toBeCloseTo(Math.sqrt((4 / 3) * (1 / 3 + 1 / 2)), 12);
  });

  it('of which no training differs from another are alike, and of which only the groups do are not', () => {
    expect(compare([1000, 1000, 1000], [1000, 1000]).p).toBe(1);
    expect(compare([1001, 1001, 1001], [1000, 1000]).p).toBeCloseTo(0, 12);
    expect(agreements([compare([NaN], [1, 2])])).toEqual([false]);
  });

  it('drawn from one normal distribution seem to differ as often as is stated', () => {
    // A generator of its own: 2⁻³² times a linear congruence, two of them a normal number (Box and Muller).
    let state = 1;
    const uniform = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    const sample = (count: number): number[] => Array.from({ length: count }, normal);
    for (const count of [1, 3]) {
      const draws = 20_000;
      let alarms = 0;
      for (let i = 0; i < draws; i += 1) if (compare(sample(count), sample(8)).p < 0.05) alarms += 1;
      // Four standard deviations of a share of 0.05.
      expect(Math.abs(alarms / draws - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / draws));
    }
  });

  it('are judged the more leniently the more of them there are', () => {
    const doubtful = { p: falseAlarms / 2 };
    expect(agreements([doubtful])).toEqual([false]);
    expect(agreements([doubtful, { p: 0.5 }])).toEqual([true, true]);
    expect(agreements([{ p: falseAlarms / 3 }, { p: 0.5 }])).toEqual([false, true]);
  });
});

describe('the judgement', () => {
  const training = { seconds: 1, deadBefore: [0], dead: [0], parameter: undefined };
  /** Every row with PyTorch's own first trainings as the engine's, of which one is changed. */
  const reproduced = (changed: string, accuracy: number, loss: number) =>
    judged(
      rows.map(({ id, chapter, pytorch: other }) => {
        const theirs = pytorch[other ?? id] ?? [];
        const ours = theirs.slice(0, 3).map((result) => ({ ...training, ...result }));
        const moved = ours.map((one) => ({ ...one, accuracy: one.accuracy + accuracy, loss: one.loss + loss }));
        return { id, name: id, chapter, pytorch: theirs.slice(3), trainings: id === changed ? moved : ours };
      }),
    );
  const differing = (changed: string, accuracy: number, loss: number): string[] =>
    reproduced(changed, accuracy, loss)
      .filter(({ agrees }) => !agrees)
      .map(({ id }) => id);

  it('finds three of PyTorch’s trainings of each function like the others', () => {
    expect(differing('', 0, 0)).toEqual([]);
  });

  it('finds a function that learns three points less, or whose loss is larger by 0.1', () => {
    // Three trainings against five tell 5.3 standard deviations of one, which are 0.2 to 0.4 points here.
    for (const id of ['tanh', 'relu', 'prelu', 'elu-alpha', 'none']) {
      expect(differing(id, -0.03, 0)).toEqual([id]);
      expect(differing(id, 0, 0.1)).toEqual([id]);
    }
  });

  it('stands in the table, of the chapter’s settings alone', () => {
    const table = asMarkdown(reproduced('relu', 0, 0.1), readOptions([]), 'a machine');
    expect(table).toContain('seeds 7 to 9; a machine');
    expect(table.split('\n').filter((line) => line.endsWith(' | yes |'))).toHaveLength(14);
    expect(table).toMatch(/^\| relu \| \d\d\.\d ± \d\.\d \| .* \| 81\.3 \| 0\.52 \| no \|$/m);
    expect(table).not.toMatch(/NaN|undefined/);
    const other = asMarkdown(reproduced('', 0, 0), readOptions(['--rate', '0.01', '--seeds', '1']), 'a machine');
    expect(other).toContain('seed 7; a machine');
    expect(other).not.toMatch(/PyTorch|chapter/);
  });
});

describe('PyTorch’s figures', () => {
  it('are there for every function, of several seeds that no function lacks', () => {
    for (const { id, pytorch: other } of rows) {
      const results = pytorch[other ?? id] ?? [];
      expect(
        results.map(({ seed }) => seed),
        id,
      ).toEqual(pytorch['relu']?.map(({ seed }) => seed));
      expect(results.length, id).toBeGreaterThanOrEqual(6);
    }
  });

  it('are those that the cards state', () => {
    const stated = [...claims].flatMap(([id, said]) =>
      said.flatMap(({ found }) =>
        [...found.matchAll(/PyTorch (\d+\.\d ± \d+\.\d) %/g)].map(([, figure]) => ({ id, figure })),
      ),
    );
    expect(stated.length).toBeGreaterThan(5);
    for (const { id, figure } of stated) {
      const row = rows.find((row) => row.id === id);
      expect(figure, id).toBe(accuracies(pytorch[row?.pytorch ?? id] ?? []));
    }
  });

  it('have a spread: the mean of 2, 4, 4, 4, 5, 5, 7, 9 is 5 ± √(32/7)', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(values)).toBe(5);
    expect(deviation(values)).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });
});

describe('npm run reproduce', () => {
  const script = fileURLToPath(new URL('../../reproduce.mjs', import.meta.url));
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args]);

  it('trains what is asked, from each seed, and prints its figures', { timeout: 300_000 }, async () => {
    const { stdout, stderr } = await run('--only', 'none', '--epochs', '1', '--seed', '3', '--seeds', '2', '--json');
    const [none, ...others] = JSON.parse(stdout) as { id: string; trainings: Record<string, unknown>[] }[];
    expect(others).toEqual([]);
    expect(none?.id).toBe('none');
    expect(none?.trainings.map(({ seed }) => seed)).toEqual([3, 4]);
    for (const { loss, accuracy, dead } of none?.trainings ?? []) {
      // Below what guessing gives.
      expect(loss).toBeLessThan(Math.log(10));
      expect(accuracy).toBeGreaterThan(0.1);
      expect(dead).toEqual([0, 0, 0, 0]);
    }
    expect(stderr).toContain('none, seed 4: accuracy');
  });

  it('trains nothing when a slope is given to a function that has none', async () => {
    await expect(run('--only', 'leaky-relu,silu', '--slope', '2')).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^--slope: silu has no slope.*--only/) as string,
    });
  });
});
