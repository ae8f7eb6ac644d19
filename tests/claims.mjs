/**
 * Measures what the property cards state of claims, with the library that ships, and prints it beside the cards' figures:
 * `npm run claims`, or with `-- --only gradients,cost` some of the parts. Accuracies after the chapter's 15 epochs are
 * `npm run reproduce`'s. Fails where a card states a figure that is not the one measured; costs, which vary with the
 * machine, are only shown.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { compared } from './claims/compare.mjs';
import { parts } from './claims/parts.mjs';

const library = new URL('../dist/lib/activarium.js', import.meta.url);
const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);

const at = process.argv.indexOf('--only');
const names = at < 0 ? [...parts.keys()] : (process.argv[at + 1] ?? '').split(',');
const unknown = names.find((name) => !parts.has(name));
if (unknown !== undefined) {
  say(`--only: there is no '${unknown}'; there are ${[...parts.keys()].join(', ')}.`);
  process.exit(1);
}
if (!existsSync(library)) {
  say('The library has not been built yet: run npm run build first.');
  process.exit(1);
}
const { createEngine } = /** @type {typeof import('../web/src/engine/library.ts')} */ (await import(library.href));
const engine = await createEngine();
const dataset = await engine.loadDataset({ name: 'fashion-mnist', train: 10_000, test: 2_000 });

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${new Date().toISOString().slice(0, 10)}`,
);
for (const name of names) {
  say(`${name}: measuring`);
  const { settings, varies, measure } = parts.get(name);
  const rows = compared(engine.activations, await measure({ engine, dataset, say }));
  console.log(`\n${name}: ${settings}\n\n| function | claim | measured | on the card |\n|---|---|---|---|`);
  for (const { name: label, text, measured, missing } of rows)
    console.log(
      `| ${label} | ${text} | ${measured} | ${missing.length === 0 ? 'yes' : `not: ${missing.join(', ')}`} |`,
    );
  if (!varies && rows.some(({ missing }) => missing.length > 0)) process.exitCode = 1;
}
engine.dispose();
if (process.exitCode === 1) say('At least one figure on a card is not the one measured.');
