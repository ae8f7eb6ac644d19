/** `npm run words`: all that the page says in English into build/words/en.json, for a translation to begin with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root } from '../../cpp/toolchain/setup.mjs';
import { buildSite } from './site.mjs';

ensure('build');
await buildSite(root); // the engine tells what it says of functions
const { englishMessages } = await import('./english.mjs'); // needs packages that are installed by now
const folder = join(root, 'build/words');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'en.json'), `${JSON.stringify(await englishMessages(root), null, 2)}\n`);
console.log('Wrote build/words/en.json.');
