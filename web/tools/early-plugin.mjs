/**
 * What the page's HTML asks for before its own scripts: the script that starts the engine, and by name all that the first
 * script imports, which the browser would otherwise ask for one journey later. They stand before the document's first
 * script, which holds up what comes behind it.
 */

const early = '/src/page/early-engine.ts';

/** @returns {import('vite').Plugin} */
export function earlyPlugin() {
  return {
    name: 'activarium-early',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: early, name: 'early' });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { chunk, bundle }) {
        const first = Object.values(bundle ?? {}).find(
          (each) => each.type === 'chunk' && each.moduleIds.some((id) => id.endsWith(early)),
        );
        if (!first || !chunk) throw new Error(`The build has no chunk of ${early}.`);
        const scripts = [...chunk.imports.filter((file) => file !== first.fileName), chunk.fileName];
        const tags = [
          `<script type="module" async crossorigin src="./${first.fileName}"></script>`,
          ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`),
        ];
        return html.replace('<script src=', `${tags.join('\n    ')}\n    <script src=`);
      },
    },
  };
}
