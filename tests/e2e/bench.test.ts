/** `npm run bench` as a short try: every part of it works and gives figures. Nothing here judges a time. */
import { expect, it } from 'vitest';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Results } from '../bench/results.mjs';
import { asMarkdown } from '../bench/table.mjs';

const bench = fileURLToPath(new URL('../bench/bench.mjs', import.meta.url));

it('the bench tries every part, each gives its rows, and the table shows them', { timeout: 900_000 }, async () => {
  // Ends with an error where a part fails or a figure is NaN. The first run after a change compiles a program.
  const { stdout } = await promisify(execFile)(process.execPath, [bench, '--try', '--json']);
  const results = JSON.parse(stdout) as Results;
  const { step, gemm, cliffs, activations, training, weight, page } = results;

  const kinds = (rows: readonly { who: string; kernels: string | null }[]): string[] =>
    [...new Set(rows.map(({ who, kernels }) => `${who} ${kernels ?? ''}`))].sort();
  expect(kinds(step)).toEqual(expect.arrayContaining(['activarium plain', 'activarium-full plain']));
  expect(kinds(training)).toContain('activarium plain');
  for (const { ms, rounds, deviation, who } of step) {
    expect(rounds).toEqual([ms]);
    expect(ms).toBeGreaterThan(0);
    expect(deviation === null).toBe(who === 'activarium-full');
  }
  for (const { gflops, ofAlone, ofPeak } of gemm)
    for (const n of [gflops, ofAlone, ofPeak]) expect(n).toBeGreaterThan(0);
  // The kernel alone, 14 products, and all of them together, of each kernel set; five cliffs of each.
  expect(gemm.filter(({ kernels }) => kernels === 'plain')).toHaveLength(16);
  expect(cliffs.filter(({ kernels }) => kernels === 'plain')).toHaveLength(5);
  for (const { ns, ratio } of cliffs) for (const n of [ns, ratio]) expect(n).toBeGreaterThan(0);
  expect(activations.map(({ id }) => id)).toEqual(expect.arrayContaining(['none', 'relu', 'rrelu', 'staf', 'mixture']));
  for (const { id, forwardNs, backwardNs, stepRatio } of activations)
    for (const n of [forwardNs, backwardNs, stepRatio]) expect(n, id).toBeGreaterThan(0);
  for (const { seconds, loss } of training) for (const n of [seconds, loss]) expect(n).toBeGreaterThan(0);
  expect(weight.map(({ label }) => label)).toContain('Activarium, plain');
  for (const { bytes, gzip } of weight) expect(gzip).toBeLessThan(bytes);

  expect(page).toHaveLength(10);
  for (const { what, unit, median } of page) expect(median, `${what} in ${unit}`).toBeGreaterThanOrEqual(0);

  const table = asMarkdown(results);
  const rows = [...step, ...gemm, ...activations, ...training, ...weight, ...page].length;
  // A line of each row, and of each of the six tables its head and the line below.
  expect(table.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(rows + 12);
  expect(table.match(/at most \*\*\d+\.\d\d\*\* times/g)).toHaveLength(
    new Set(cliffs.map(({ kernels }) => kernels)).size,
  );
  expect(table).not.toMatch(/NaN|undefined|Infinity/);
});
