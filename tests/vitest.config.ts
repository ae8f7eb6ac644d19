/**
 * Four suites: `web` (units, in Node), `elements` (each element by itself, in Chromium), `e2e` (the built site in
 * Chromium), `slow` (what would take minutes).
 */
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { engineBuildPlugin } from '../web/tools/engine-build-plugin.mjs';
import { formulasPlugin } from '../web/tools/formulas-plugin.mjs';
import { wordsPlugin } from '../web/tools/words-plugin.mjs';
import { chromiumOptions } from './chromium.mjs';
import { emulate, parkMouse } from './elements/commands.js';
import { imagesPlugin } from './elements/images-plugin.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  root: here('..'),
  plugins: [engineBuildPlugin(here('..')), formulasPlugin(here('..')), wordsPlugin(here('..'))],
  resolve: { alias: { '#wasm': here('../build/wasm') } },
};

/** Chromium tells of a figure that takes its new width within the frame, and Lit of itself: nothing is wrong. */
const harmless = /ResizeObserver loop completed|Lit is in dev mode/;

export default defineConfig({
  test: {
    onConsoleLog: (text) => !harmless.test(text),
    projects: [
      {
        ...shared,
        test: { name: 'web', include: ['tests/web/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
      },
      {
        ...shared,
        plugins: [...shared.plugins, imagesPlugin()],
        // What is found only while tests run would load their page anew.
        optimizeDeps: { entries: ['web/src/**/*.ts', 'tests/elements/**/*.ts'] },
        test: {
          name: 'elements',
          include: ['tests/elements/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({
              launchOptions: chromiumOptions(),
              contextOptions: { permissions: ['clipboard-write'] },
            }),
            instances: [{ browser: 'chromium' }],
            commands: { emulate, parkMouse },
          },
        },
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
