/**
 * One build for the page and the library, so that both share one copy of the engine's client: the library keeps the
 * name lib/activarium.js, everything else gets hashed names in assets/. All addresses are relative.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { earlyPlugin } from './tools/early-plugin.mjs';
import { engineBuildPlugin } from './tools/engine-build-plugin.mjs';
import { formulasPlugin } from './tools/formulas-plugin.mjs';
import { wordsPlugin } from './tools/words-plugin.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Modules that the library imports in Node only. */
const nodeModules = [/^node:/];

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [engineBuildPlugin(here('..')), formulasPlugin(here('..')), wordsPlugin(here('..')), earlyPlugin()],
  resolve: {
    alias: {
      '#wasm': here('../build/wasm'),
      // Messages come parsed.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
    },
  },
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: ['chrome97', 'firefox113', 'safari16.4'],
    // A wasm file or worker inlined as a data: address would need a laxer content policy.
    assetsInlineLimit: 0,
    // The preload helper needs a document, and the library also runs in Node.
    modulePreload: false,
    reportCompressedSize: false,
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      input: { index: here('index.html'), activarium: here('src/engine/library.ts') },
      external: nodeModules,
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: (chunk) => (chunk.name === 'activarium' ? 'lib/activarium.js' : 'assets/[name]-[hash].js'),
        // Each feature's view is a file of the same name.
        chunkFileNames: ({ facadeModuleId }) => {
          const feature = /features\/([^/]+)\/view\.ts$/.exec(facadeModuleId ?? '')?.[1];
          return `assets/${feature === undefined ? '' : `${feature}-`}[name]-[hash].js`;
        },
        assetFileNames: 'assets/[name]-[hash][extname]',
        codeSplitting: {
          groups: [
            // What the first curve needs of the page is one file. The tools' own helpers, and what finds the nearest name,
            // are the library's too.
            { name: 'page', test: /page\/activarium-page\.ts$/, priority: 1 },
            // The library stands without the page.
            { name: 'engine', test: /src\/engine\/index\.ts$/, priority: 2 },
            {
              name: 'helpers',
              test: /@oxc-project.runtime|vite.preload-helper|src\/engine\/nearest\.ts$/,
              priority: 3,
            },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      external: nodeModules,
      output: { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' },
    },
  },
});
