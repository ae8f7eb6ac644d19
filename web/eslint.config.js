// ESLint: typescript-eslint at its strictest with types for all TypeScript, and the plain rules for the Node scripts.
import js from '@eslint/js';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { wordsInCatalogues } from './tools/eslint-words.mjs';

const nodeGlobals = [
  'performance',
  'process',
  'console',
  'Buffer',
  'URL',
  'fetch',
  'AbortController',
  'AbortSignal',
  'setTimeout',
  'clearTimeout',
  'WebAssembly',
];

/** Of the script that stands before the page's own. */
const pageGlobals = ['window', 'document', 'location', 'navigator', 'HTMLScriptElement'];

export default tseslint.config(
  { ignores: ['build/**', 'dist/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: dirname(fileURLToPath(import.meta.url)) },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['web/src/**/*.ts'],
    plugins: { activarium: { rules: { 'words-in-catalogues': wordsInCatalogues } } },
    rules: { 'activarium/words-in-catalogues': 'error' },
  },
  {
    files: ['**/public/*.js'],
    languageOptions: { globals: Object.fromEntries(pageGlobals.map((name) => [name, 'readonly'])) },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
  {
    // Parsed by Node versions that know neither modules nor const.
    files: ['cpp/toolchain/check-node.cjs'],
    languageOptions: { sourceType: 'commonjs', ecmaVersion: 5 },
    rules: { 'no-var': 'off' },
  },
);
