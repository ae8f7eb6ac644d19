/** The library's declarations, as strict TypeScript programs elsewhere and their editors see them. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import './library.js'; // says so if the library has not been built

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const [anywhere, inBrowser] = ['consumer/anywhere.mts', 'consumer/in-browser.mts'].map(path) as [string, string];

type Options = ts.CompilerOptions;
const strict: Options = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true, // TypeScript's own, which takes seconds
  target: ts.ScriptTarget.ES2022,
  types: [],
};
const { ModuleKind, ModuleResolutionKind } = ts;
const resolutions: [name: string, Options][] = [
  ['node16', { module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 }],
  ['nodenext', { module: ModuleKind.NodeNext, moduleResolution: ModuleResolutionKind.NodeNext }],
  ['a bundler, modules preserved', { module: ModuleKind.Preserve, moduleResolution: ModuleResolutionKind.Bundler }],
  ['a bundler, modules as in esnext', { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler }],
];

function complaints(program: ts.Program): string[] {
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : ts.getLineAndCharacterOfPosition(file, start).line + 1;
    return `${file?.fileName ?? ''}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

describe.each(resolutions)('a program outside the project, resolved as for %s,', (_, resolution) => {
  it('compiles in a browser', () => {
    const options = { ...strict, ...resolution, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'] };
    expect(complaints(ts.createProgram([anywhere, inBrowser], options))).toEqual([]);
  });

  it('compiles where there are neither a browser’s declarations nor Node’s', () => {
    const options = { ...strict, ...resolution, lib: ['lib.es2022.d.ts'] };
    expect(complaints(ts.createProgram([anywhere], options))).toEqual([]);
  });
});

describe('in an editor', () => {
  const file = path('consumer/edited.mts');
  const options = { ...strict, ...resolutions[1]?.[1], lib: ['lib.es2022.d.ts'] };

  /** The language service for a program of one file, and the place of `|` in it. */
  function edited(marked: string): { service: ts.LanguageService; at: number } {
    const text = marked.replace('|', '');
    const host: ts.LanguageServiceHost = {
      getCurrentDirectory: () => path('consumer'),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      getScriptVersion: () => '1',
      fileExists: (name) => name === file || ts.sys.fileExists(name),
      readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
      getScriptSnapshot: (name) => {
        const content = name === file ? text : ts.sys.readFile(name);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
    };
    return { service: ts.createLanguageService(host), at: marked.indexOf('|') };
  }

  const start = "import { createEngine } from 'activarium';\nconst engine = await createEngine();\n";
  const run = `${start}const dataset = await engine.loadDataset({ name: 'fashion-mnist' });\n`;

  it.each([
    ['a run', `${run}await engine.createRun({ dataset, activation: '|' });`],
    ['a layer', `${run}await engine.createRun({ dataset, layers: [{ units: 4, activation: '|' }] });`],
    ['values', `${start}await engine.evaluate({ x: [1], activation: '|' });`],
    ['a measurement', `${start}await engine.measure({ activation: '|' });`],
  ])('the functions of %s are completed by their ids', (_, text) => {
    const { service, at } = edited(text);
    const names = service.getCompletionsAtPosition(file, at, {})?.entries.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['relu', 'gelu']));
  });

  it('a function of one’s own is as good as the library’s', () => {
    const { service } = edited(`${run}|await engine.createRun({ dataset, activation: 'my-own' });`);
    expect(service.getSemanticDiagnostics(file)).toEqual([]);
  });
});
