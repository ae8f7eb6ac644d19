/**
 * The library's page of documentation, `dist/lib/index.html`: the comments of its types, and the programs of
 * `web/library/`. It needs no script.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { escaped, htmlOf, programOf } from './library-html.mjs';
import { readDeclarations } from './read-declarations.mjs';

/** What is told first; further files of `types/` come behind it. */
const order = ['library', 'engine', 'data', 'training', 'settings.generated', 'run', 'model', 'errors', 'values'];
const titles = new Map([
  ['library', 'Start'],
  ['settings.generated', 'Settings of a run'],
  ['model', 'Models'],
  ['run', 'Runs'],
]);

/** What must be easy to find, in the words of comments. @type {[title: string, quotes: [name: string, about?: RegExp][]][]} */
const inShort = [
  [
    'What there is without being told',
    [
      ['RunSettings.optimizer', /Default/],
      ['EqualLayers.hidden', /default/],
      ['RunSettings.batchSize', /Default/],
      ['RunSettings.initialization', /Default/],
      ['RunSettings.seed', /Default/],
      ['EngineOptions.worker', /Default/],
    ],
  ],
  ['How inputs are scaled', [['Scaling'], ['ArrayDatasetRequest.scale', /Default/], ['Dataset.scaling']]],
  ['What needs a flag in Node', [['RunOptions', /--experimental-wasm-relaxed-simd/]]],
  ['What dispose frees', [['Engine.dispose'], ['Dataset.dispose'], ['Run.dispose'], ['Model.dispose']]],
];

const addresses = `<p>In a browser, from the folder that holds <code>lib/</code> and <code>assets/</code>; the engine runs in a worker:</p>
<pre tabindex="0"><code>&lt;script type="module"&gt;
  import { createEngine } from './lib/activarium.js';
  const engine = await createEngine();
  console.log(await engine.evaluate({ activation: 'relu', x: [-1, 2] }));
&lt;/script&gt;</code></pre>
<p>In Node 20.19, 22.12 or later, from the same folder or, where the sources are installed as a package, by name; the
engine runs in the process itself:</p>
<pre tabindex="0"><code>import { createEngine } from 'activarium'; // or './dist/lib/activarium.js'</code></pre>
<p>With a bundler, leave the library out of the bundle, because it loads files that lie beside it: copy <code>lib/</code>,
<code>assets/</code> and, for FashionMNIST, <code>data/</code> to where your static files are (with Vite
<code>public/activarium/</code>) and load it by its address:</p>
<pre tabindex="0"><code>const address = new URL('activarium/lib/activarium.js', document.baseURI).href;
const { createEngine } = await import(/* @vite-ignore */ address);</code></pre>
<p>TypeScript finds the types beside it, in <code>activarium.d.ts</code>; it may be TypeScript 5.4 or later. Where a content
policy is set, it must allow <code>'wasm-unsafe-eval'</code> and <code>'self'</code> for scripts, and <code>'self'</code> for workers and
connections.</p>`;

/** The subjects in the page's order: a file of declarations each. @param {string} root */
function subjectsOf(root) {
  const engine = join(root, 'web/src/engine');
  const types = readdirSync(join(engine, 'types')).map((file) => join('types', file));
  const files = new Map(
    [...types, 'library.ts', 'errors.ts', 'settings.generated.ts'].map((file) => [basename(file, '.ts'), file]),
  );
  const names = [...order, ...[...files.keys()].filter((name) => !order.includes(name)).sort()];
  return names.map((name) => {
    const file = files.get(name) ?? '';
    const { doc, declarations } = readDeclarations(file, readFileSync(join(engine, file), 'utf8'));
    const title = titles.get(name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return { id: `about-${name.replace('.', '-')}`, title, doc: doc.replace(' Made by the build.', ''), declarations };
  });
}

/** The programs in order: `1-values.mjs` to `10-pytorch.mjs`. @param {string} root */
function programsOf(root) {
  const folder = join(root, 'web/library');
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  return names
    .sort((a, b) => Number.parseInt(a) - Number.parseInt(b))
    .map((name) => ({ name, ...programOf(name, readFileSync(join(folder, name), 'utf8')) }));
}

/** The stylesheet with the colours of the page's own. @param {string} root */
async function styleOf(root) {
  const source = readFileSync(join(root, 'web/src/ui/style/palette.ts'), 'utf8');
  const options = { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } };
  const module = ts.transpileModule(source, options).outputText;
  /** @type {typeof import('../src/ui/style/palette.js')} */
  const { palettes } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  const colours = (/** @type {Readonly<Record<string, string>>} */ palette) =>
    `:root { ${Object.entries(palette)
      .map(([name, colour]) => `--${name}: ${colour};`)
      .join(' ')} }`;
  const dark = `@media (prefers-color-scheme: dark) { ${colours(palettes.dark)} }`;
  return [colours(palettes.light), dark, readFileSync(join(root, 'web/library/page.css'), 'utf8')].join('\n');
}

/** The page as HTML. @param {string} root */
export async function libraryPage(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const subjects = subjectsOf(root);
  const programs = programsOf(root);
  const html = htmlOf(subjects.flatMap(({ declarations }) => declarations));
  const link = (/** @type {string} */ id, /** @type {string} */ text) => `<a href="#${id}">${text}</a>`;
  /** @type {(id: string, title: string, links: string[]) => string} */
  const entry = (id, title, links) =>
    `<li>${link(id, title)}${links.length === 0 ? '' : `<ul>${links.map((item) => `<li>${item}</li>`).join('')}</ul>`}</li>`;
  const contents = [
    entry('getting-started', 'Getting started', []),
    entry('in-short', 'In short', []),
    entry(
      'programs',
      'Programs',
      programs.map(({ id, title }) => link(id, html.inline(title))),
    ),
    ...subjects.map(({ id, title, declarations }) =>
      entry(
        id,
        title,
        declarations.map(({ name }) => link(name, `<code>${name}</code>`)),
      ),
    ),
  ];
  /** @type {(id: string, title: string, body: string) => string} */
  const section = (id, title, body) => `<section id="${id}">\n<h2>${title}</h2>\n${body}\n</section>`;
  const sections = [
    section('getting-started', 'Getting started', addresses),
    section(
      'in-short',
      'In short',
      inShort
        .map(([title, quotes]) => `<h3>${title}</h3>\n<dl>${quotes.map((q) => html.quote(...q)).join('\n')}</dl>`)
        .join('\n'),
    ),
    section(
      'programs',
      'Programs',
      `<p>Each runs as it stands, in Node: <code>node ${escaped(programs[0]?.name ?? '')}</code>. Those that read a file read what another one wrote.</p>\n${programs
        .map(
          ({ id, name, title, html: code }) =>
            `<article id="${id}"><h3>${html.inline(title)} <span class="file">${name}</span></h3>\n${code}</article>`,
        )
        .join('\n')}`,
    ),
    ...subjects.map(({ id, title, doc, declarations }) =>
      section(
        id,
        title,
        [id === 'about-library' ? '' : html.paragraphs(doc), ...declarations.map(html.declaration)].join('\n'),
      ),
    ),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="The library of Activarium: activation functions, training and analysis of neural networks in browsers and in Node.">
<title>Activarium: the library</title>
<style>
${await styleOf(root)}
</style>
</head>
<body>
<header>
<h1>Activarium: the library</h1>
<p>${html.inline(subjects[0]?.doc ?? '')} Version ${escaped(version)}. <a href="../">The page</a> is made with it.</p>
</header>
<div class="columns">
<nav aria-label="Contents"><ul>
${contents.join('\n')}
</ul></nav>
<main>
${sections.join('\n')}
</main>
</div>
</body>
</html>
`;
}

/** @param {string} root */
export async function writeLibraryPage(root) {
  writeFileSync(join(root, 'dist/lib/index.html'), await libraryPage(root));
}
