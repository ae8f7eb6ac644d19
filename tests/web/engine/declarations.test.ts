/** The library's declarations, as a strict TypeScript program elsewhere sees them. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import './library.js'; // says so if the library has not been built

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

test('a program outside the project compiles against the declarations', () => {
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2023,dom'];
  const tsc = path('../../../node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(
    process.execPath,
    [tsc, ...options, '--ignoreConfig', path('consumer/program.mts')],
    { encoding: 'utf8' },
  );
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
