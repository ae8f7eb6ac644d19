/** What building and testing need: how to see that it is there, and the Debian package that brings it. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debianData = '/usr/share/datasets/fashion-mnist';

/** @param {string} command */
function onPath(command) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => existsSync(join(folder, command)));
}

/** The folder of another emcc, or undefined for Debian's. */
export const otherEmscripten = process.env['ACTIVARIUM_EMSCRIPTEN'] || undefined;

/**
 * `optional` packages are installed when they can be had; without them the build goes on.
 * @typedef {{ name: string, purpose: string, present: () => boolean, optional?: boolean }} Package
 */

/** @type {Package[]} */
const compiler = [
  {
    name: 'emscripten',
    purpose: 'C++ to WebAssembly',
    present: () => existsSync('/usr/share/emscripten/emcc.py'),
  },
  { name: 'clang-19', purpose: 'compiler', present: () => existsSync('/usr/lib/llvm-19/bin/clang') },
  { name: 'lld-19', purpose: 'linker', present: () => existsSync('/usr/lib/llvm-19/bin/wasm-ld') },
  { name: 'llvm-19', purpose: 'archiver', present: () => existsSync('/usr/lib/llvm-19/bin/llvm-ar') },
];

/** @param {() => boolean} isMadeUnneeded @returns {Package} */
const dataSet = (isMadeUnneeded) => ({
  name: 'dataset-fashion-mnist',
  purpose: 'images',
  optional: true,
  present: () =>
    Boolean(process.env['FASHION_MNIST_DIR']) ||
    existsSync(join(debianData, 'train-images-idx3-ubyte.gz')) ||
    isMadeUnneeded(),
});

/** @type {Package[]} */
const buildSystem = [
  { name: 'cmake', purpose: 'build system', present: () => onPath('cmake') },
  { name: 'ninja-build', purpose: 'build system', present: () => onPath('ninja') },
];

/** @type {Package[]} */
const buildTools = [...buildSystem, ...(otherEmscripten ? [] : compiler)];

/** @type {Package} */
const simde = {
  name: 'libsimde-dev',
  purpose: 'SIMD outside wasm',
  present: () => existsSync('/usr/include/simde/wasm/simd128.h'),
};

/** @type {Package[]} */
const fuzzTools = [
  { name: 'clang', purpose: 'compiler', present: () => onPath('clang++') },
  {
    name: 'libclang-rt-14-dev',
    purpose: 'fuzzer and sanitizers',
    present: () => existsSync('/usr/lib/llvm-14/lib/clang/14.0.6/lib/linux/libclang_rt.fuzzer-x86_64.a'),
  },
];

/** @type {Package[]} */
const testTools = [
  { name: 'g++', purpose: 'native tests', present: () => onPath('g++') },
  simde,
  { name: 'catch2', purpose: 'C++ tests', present: () => existsSync('/usr/include/catch2/catch.hpp') },
  { name: 'clang-format', purpose: 'format check', present: () => onPath('clang-format') },
  {
    name: 'python3-numpy',
    purpose: 'tests of emitted code',
    present: () => existsSync('/usr/lib/python3/dist-packages/numpy/__init__.py'),
  },
  {
    name: 'chromium',
    purpose: 'browser tests',
    present: () => existsSync(process.env['CHROMIUM_PATH'] || '/usr/bin/chromium'),
  },
];

/** Only for the slow tests: it is large. @type {Package} */
const torch = {
  name: 'python3-torch',
  purpose: 'tests of emitted code',
  present: () => existsSync('/usr/lib/python3/dist-packages/torch/__init__.py'),
};

const groups = {
  // Shards made before do as well for the build; tests also read the data set itself.
  build: [...buildTools, dataSet(() => existsSync('build/shards/manifest.json'))],
  fuzz: [...buildSystem, ...fuzzTools, simde],
  test: [...buildTools, ...testTools, dataSet(() => false)],
  'test:slow': [...buildTools, ...testTools, dataSet(() => false), torch],
};

/**
 * The packages of a group that are not there.
 * @param {keyof typeof groups} group
 */
export function missingPackages(group) {
  return groups[group].filter((item) => !item.present());
}

/** The system's name and whether it is Debian 12. */
export function describeSystem() {
  let release = '';
  try {
    release = readFileSync('/etc/os-release', 'utf8');
  } catch {
    return { name: process.platform, isDebian12: false };
  }
  /** @param {string} key */
  const field = (key) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(release)?.[1] ?? '';
  return {
    name: field('PRETTY_NAME') || process.platform,
    isDebian12: field('ID') === 'debian' && field('VERSION_ID') === '12',
  };
}
