/** The build's steps: the engine to wasm, the data shards, the page and the library into dist/. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { runCommand } from './run-command.mjs';
import { ensureShards } from './shards.mjs';

/**
 * Whether a preset's build folder is missing or older than the presets; CMake itself sees every other change.
 * @param {string} root @param {string} preset
 */
export function needsConfiguring(root, preset) {
  const configured = statSync(join(root, 'build', preset, 'build.ninja'), { throwIfNoEntry: false });
  return !configured || configured.mtimeMs < statSync(join(root, 'CMakePresets.json')).mtimeMs;
}

/**
 * Configure where needed and build targets of a CMake preset (whose build folder is build/<preset>).
 * @param {string} root @param {string} preset @param {string[]} targets
 */
function buildPreset(root, preset, targets) {
  if (needsConfiguring(root, preset)) runCommand('cmake', ['--preset', preset], root);
  runCommand('cmake', ['--build', '--preset', preset, '--target', ...targets], root);
}

/** @param {string} root */
export async function buildSite(root) {
  buildPreset(root, 'wasm', ['engine.js', 'settings_types']);
  writeSettingsTypes(root);
  const shards = await ensureShards(root);
  await buildPages(root);
  placeShards(root, shards);
}

/** The types of a run's settings, which the engine describes. @param {string} root */
function writeSettingsTypes(root) {
  const program = join(root, 'build/wasm/commonjs/settings_types.js');
  const types = execFileSync(process.execPath, [program], { encoding: 'utf8' });
  const file = join(root, 'web/src/engine/settings.generated.ts');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== types) writeFileSync(file, types);
}

/** The page and the library, by Vite; the library's declarations, by TypeScript; its documentation. @param {string} root */
async function buildPages(root) {
  const stamp = join(root, 'build/site.stamp');
  const inputs = [
    'web',
    'package-lock.json',
    'LICENSE',
    'build/wasm/engine.js',
    'build/wasm/engine-first.wasm',
    'build/wasm/engine-rest.wasm',
    'build/wasm/relaxed.wasm',
  ];
  const wanted = fingerprint(inputs.map((path) => join(root, path)));
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  const isComplete = ['index.html', 'lib/activarium.js', 'lib/activarium.d.ts', 'lib/index.html'].every((path) =>
    existsSync(join(root, 'dist', path)),
  );
  if (isCurrent && isComplete) return;
  rmSync(stamp, { force: true });
  runCommand(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts'], root);
  runCommand(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'web/tsconfig.types.json'], root);
  writeFileSync(join(root, 'dist/lib/activarium.d.ts'), "export * from './types/src/engine/library.js';\n");
  cpSync(join(root, 'LICENSE'), join(root, 'dist/LICENSE.txt'));
  const { writeLibraryPage } = await import('./library-page.mjs'); // needs packages that are installed by now
  await writeLibraryPage(root);
  writeFileSync(stamp, wanted);
}

/** Copies the shards that dist/ does not have. @param {string} root @param {string | null} shards */
function placeShards(root, shards) {
  const target = join(root, 'dist/data/fashion-mnist');
  if (!shards) return void rmSync(target, { recursive: true, force: true });
  const names = readdirSync(shards);
  const isCurrent = names.every((name) => {
    const copy = statSync(join(target, name), { throwIfNoEntry: false });
    const source = statSync(join(shards, name));
    return copy?.size === source.size && copy.mtimeMs >= source.mtimeMs;
  });
  if (isCurrent) return;
  rmSync(target, { recursive: true, force: true });
  cpSync(shards, target, { recursive: true });
}
