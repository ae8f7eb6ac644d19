/** The contenders, in the order of the table. */
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Contender
 * @property {string} who  its name on the command line
 * @property {string} label
 * @property {'Chromium' | 'Node' | 'Python'} where
 * @property {'plain' | 'relaxed'} [kernels]  Activarium's
 * @property {true} [withoutBackground]  trains on other images, so that its losses are nobody else's
 * @property {string} [module]  in peers/, bundled for the browser
 * @property {string} [package]  of tests/bench/package.json, where its version stands
 */

/** @type {Contender[]} */
export const contenders = [
  { who: 'activarium', label: 'Activarium', where: 'Chromium', kernels: 'relaxed' },
  { who: 'activarium', label: 'Activarium', where: 'Chromium', kernels: 'plain' },
  {
    who: 'activarium-full',
    label: 'Activarium, images without background',
    where: 'Chromium',
    kernels: 'relaxed',
    withoutBackground: true,
  },
  {
    who: 'activarium-full',
    label: 'Activarium, images without background',
    where: 'Chromium',
    kernels: 'plain',
    withoutBackground: true,
  },
  { who: 'activarium-node', label: 'Activarium', where: 'Node', kernels: 'relaxed' },
  { who: 'activarium-node', label: 'Activarium', where: 'Node', kernels: 'plain' },
  { who: 'jax-js', label: 'jax-js, jit', where: 'Chromium', module: 'jax-js', package: '@jax-js/jax' },
  {
    who: 'onnxruntime',
    label: 'onnxruntime-web, step as a graph',
    where: 'Chromium',
    module: 'onnxruntime',
    package: 'onnxruntime-web',
  },
  {
    who: 'tensorflow-step',
    label: 'TensorFlow.js, hand-written step',
    where: 'Chromium',
    module: 'tensorflow-step',
    package: '@tensorflow/tfjs-core',
  },
  {
    who: 'tensorflow-fit',
    label: 'TensorFlow.js, `model.fit`',
    where: 'Chromium',
    module: 'tensorflow-fit',
    package: '@tensorflow/tfjs-core',
  },
  { who: 'pytorch', label: 'PyTorch', where: 'Python' },
];

export const names = [...new Set(contenders.map(({ who }) => who))];

/** The version that is compared; of Activarium its own. @param {Contender} contender @returns {string} */
export function versionOf(contender) {
  const address = new URL(contender.package ? '../package.json' : '../../../package.json', import.meta.url);
  const described = JSON.parse(readFileSync(address, 'utf8'));
  return contender.package ? described.dependencies[contender.package] : described.version;
}
