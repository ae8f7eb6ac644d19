/** `npm run build`: installs what is missing and leaves the site and the library in dist/. */
import { ensure, root } from '../../cpp/toolchain/setup.mjs';
import { buildSite } from './site.mjs';

ensure('build');
await buildSite(root);
console.log('Built dist/ (the site: index.html; the library: lib/activarium.js).');
