/** Three suites: `web` (units, in Node), `e2e` (the built site in Chromium), `slow` (what would take minutes). */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { formulasPlugin } from '../web/tools/formulas-plugin.mjs';
import { wordsPlugin } from '../web/tools/words-plugin.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  root: here('..'),
  plugins: [formulasPlugin(here('..')), wordsPlugin(here('..'))],
  resolve: { alias: { '#wasm': here('../build/wasm') } },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: { name: 'web', include: ['tests/web/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: 'slow',
          include: ['tests/slow/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
