/** What `npm run bench` understands, and how it sums up its rounds. */
import { describe, expect, it } from 'vitest';
import { coreTypesOf, fastestCoreType, peerEnvironment } from '../../bench/hosts/openblas.mjs';
import { readOptions } from '../../bench/options.mjs';
import { series, stepsOf } from '../../bench/parts/cliffs.mjs';
import { checkFigures } from '../../bench/results.mjs';
import { median, overallSpeed, ratioOf, rotated } from '../../bench/statistics.mjs';

describe('the options of the bench', () => {
  it('measure everything unless something is chosen', () => {
    expect(readOptions([])).toMatchObject({
      json: false,
      only: ['step', 'gemm', 'activations', 'training', 'weight', 'page'],
      rounds: 7,
    });
    expect(readOptions(['--json', '--only', 'step,weight', '--who', 'pytorch', '--rounds', '2'])).toMatchObject({
      json: true,
      only: ['step', 'weight'],
      who: ['pytorch'],
      rounds: 2,
    });
  });

  it('try every part with what needs nothing installed, in one round', () => {
    const { only, who, rounds } = readOptions(['--try']);
    expect(only).toEqual(readOptions([]).only);
    expect(who).toEqual(['activarium', 'activarium-full', 'activarium-node']);
    expect(rounds).toBe(1);
    expect(readOptions(['--who', 'pytorch', '--rounds', '2', '--try'])).toMatchObject({ who: ['pytorch'], rounds: 2 });
  });

  it.each([
    [['--fast'], /no option --fast.*--json.*--only.*--who.*--rounds.*--try/],
    [['--who', 'activarium,jax'], /no 'jax'.*activarium.*jax-js.*pytorch/],
    [['--only', 'steps'], /no 'steps'.*step, gemm, activations, training, weight, page/],
    [['--only'], /--only.*step, gemm/],
    [['--rounds', '0'], /--rounds.*whole number.*'0'/],
  ])('%j is refused with the choices there are', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('rounds', () => {
  it('are summed up by their median, of an even number the middle two’s mean', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  it('are compared round by round, so that what slows a whole round cancels', () => {
    expect(ratioOf([2, 20, 4], [4, 40, 5])).toEqual({ median: 0.5, min: 0.5, max: 0.8 });
  });

  it('begin with another contender each time', () => {
    expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
  });
});

describe('figures', () => {
  it('that are none are told by where they stand, because JSON would write them as null', () => {
    expect(() => {
      checkFigures({ step: [{ ms: 1, deviation: null }, { ms: NaN }] });
    }).toThrow('no figure for step.1.ms');
    expect(() => {
      checkFigures({ cliffs: [{ ratio: Infinity }] });
    }).toThrow('no figure for cliffs.0.ratio');
    expect(() => {
      checkFigures({ step: [{ ms: 1, deviation: null }], machine: { node: '20' } });
    }).not.toThrow();
  });
});

describe('PyTorch’s OpenBLAS', () => {
  const cpuinfo = (flags: string): string => `processor\t: 0\nflags\t\t: fpu ${flags} nx\nbugs\t\t:\n`;

  it('is tried with the kernels that the processor can run, and with no others', () => {
    const avx512 = 'avx512f avx512dq avx512cd avx512bw avx512vl';
    expect(coreTypesOf(cpuinfo('pni sse4_2'))).toEqual(['NEHALEM', 'PRESCOTT']);
    expect(coreTypesOf(cpuinfo('pni sse4_2 avx fma avx2'))).toEqual([
      ...['ZEN', 'HASWELL'],
      ...['SANDYBRIDGE', 'NEHALEM', 'PRESCOTT'],
    ]);
    expect(coreTypesOf(cpuinfo(`pni sse4_2 avx fma avx2 ${avx512}`))[0]).toBe('SKYLAKEX');
    expect(coreTypesOf(cpuinfo(`pni sse4_2 avx fma avx2 ${avx512.replace('avx512vl', '')}`))[0]).toBe('ZEN');
    expect(coreTypesOf('Features\t: fp asimd\n')).toEqual([]);
  });

  it('is not led by what the environment says of kernels and threads', () => {
    const given = {
      PATH: '/bin',
      OPENBLAS_CORETYPE: 'Prescott',
      OPENBLAS_L2_SIZE: '512',
      ATEN_CPU_CAPABILITY: 'default',
    };
    expect(peerEnvironment({ ...given, MKL_NUM_THREADS: '4', OMP_NUM_THREADS: '2' }, null)).toEqual({ PATH: '/bin' });
    expect(peerEnvironment(given, 'ZEN')).toEqual({ PATH: '/bin', OPENBLAS_CORETYPE: 'ZEN' });
  });

  /** What OpenBLAS makes of each name, and the milliseconds of a step; without, the process ends. */
  const fastest = async (
    kernels: Readonly<Record<string, readonly [core: string, ms: number]>>,
  ): Promise<unknown[]> => {
    let open = 0;
    const said: string[] = [];
    const start = (coreType: string | null) => {
      const [core, ms] = kernels[coreType ?? 'own'] ?? [];
      if (core === undefined || ms === undefined) return Promise.reject(new Error('PyTorch ended too early.'));
      open += 1;
      return Promise.resolve({
        core,
        round: (milliseconds: number) => Promise.resolve({ steps: milliseconds / ms, milliseconds }),
        close: () => Promise.resolve(void (open -= 1)),
      });
    };
    const chosen = await fastestCoreType(['SKYLAKEX', 'HASWELL', 'PRESCOTT'], start, (line) => said.push(line));
    expect(open).toBe(0);
    return [chosen, said.join('\n')];
  };

  it('is measured with the fastest kernels, its own choice where no other is faster', async () => {
    const [skylake, told] = await fastest({
      own: ['Prescott', 6.2],
      SKYLAKEX: ['SkylakeX', 2.1],
      HASWELL: ['Haswell', 3],
    });
    expect(skylake).toBe('SKYLAKEX');
    expect(told).toContain('SkylakeX 2.10 ms, Haswell 3.00 ms, Prescott (its own choice) 6.20 ms');
    // PRESCOTT's process ended.
    expect(told).toContain('PRESCOTT: left out');
    const [own] = await fastest({ own: ['Haswell', 3], HASWELL: ['Haswell', 2.9], PRESCOTT: ['Prescott', 6] });
    expect(own).toBeNull();
  });
});

describe('the speed of several products', () => {
  it('is their work over their time, so that small ones count little', () => {
    expect(overallSpeed([90, 10], [9, 1])).toBe(5);
    expect(overallSpeed([99, 1], [10, 1])).toBeCloseTo(100 / 10.9);
  });
});

describe('the cliffs', () => {
  it('are looked for between shapes that differ by one row or column, from 1 to 300', () => {
    const steps = stepsOf(series.map((line) => ({ ...line, times: line.shapes.map(() => 1) })));
    const pairs = steps.map(({ line: { shapes }, at }) => [shapes[at - 1], shapes[at]]);
    expect(pairs).toContainEqual([
      { m: 1, n: 1, k: 10 },
      { m: 2, n: 1, k: 10 },
    ]);
    expect(pairs).toContainEqual([
      { m: 128, n: 299, k: 300 },
      { m: 128, n: 300, k: 300 },
    ]);
    for (const [before, after] of pairs)
      expect((after?.m ?? NaN) + (after?.n ?? NaN)).toBe((before?.m ?? NaN) + (before?.n ?? NaN) + 1);
  });

  it('are sorted by how much longer the larger shape takes, and gaps between sizes are none', () => {
    const shapes = [1, 2, 3, 8, 9].map((m) => ({ m, n: 1, k: 10 }));
    const found = stepsOf([{ shapes, times: [10, 11, 33, 99, 198] }]);
    expect(found.map(({ at, ratio }) => [at, ratio])).toEqual([
      [2, 3],
      [4, 2],
      [1, 1.1],
    ]);
  });
});
