/** The ten programs of the library's page, each run by itself as a reader would run it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import '../engine/library.js'; // says so if the library has not been built

const programs = fileURLToPath(new URL('../../../web/library/', import.meta.url));

/** In order, as some read what earlier ones have saved; with what each must print. */
const expected: readonly (readonly [name: string, told: RegExp])[] = [
  ['1-values', /^gelu Float32Array\(3\) \[ -0\.1586[^]*x \* sigmoid\(b \* x\) Float32Array\(3\) \[ -0\.119/],
  ['2-xor', /^Float32Array\(4\) \[\s+0\.0\d+,\s+0\.9\d+,\s+0\.9\d+,\s+0\.0\d+\s+\]$/],
  ['3-load', /^\[ '0', '1' \] Float32Array\(4\) \[\s+0\.0\d+,\s+0\.9\d+,\s+0\.9\d+,\s+0\.0\d+\s+\]$/],
  ['4-learn-on', /^0\.00\d+ → 0\.000\d+$/],
  ['5-spiral', /^20 0\.\d+ 0\.9\d+\n40 [^]*\n100 0\.0\d+ (0\.9[5-9]\d*|1)$/],
  ['6-regression', /^mean squared error (0\.000\d+|\d\.\d+e-\d)\nsin\(π\/2\) is about (0\.9[5-9]|1\.0[0-4])\d*$/],
  ['7-fashion-mnist', /\n3\.00 [\d.]+ 0\.\d+\naccuracy 0\.[78]\d* shirts taken for T-shirts \d+$/],
  ['8-dead-neurons', /^before \[( '\d+ of \d+',?){4} \]\nafter \[( '\d+ of \d+',?){4} \]$/],
  ['9-stop-and-go-on', /^stopped at step (\d+) and on to step (\d+)$/],
  ['10-pytorch', /^Float32Array\(4\) \[\s+0\.377540\d+,\s+0\.622459\d+,[^]*\] Float32Array\(4\) \[ 1, 1, 1, 1 \]$/],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each(expected)('%s does what it says', { timeout: 120_000 }, (name, told) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(programs, `${name}.mjs`)], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(stdout.trim()).toMatch(told);
});

it('all of them are run', () => {
  const names = readdirSync(programs).filter((name) => name.endsWith('.mjs'));
  expect(names.sort()).toEqual(expected.map(([name]) => `${name}.mjs`).sort());
});
