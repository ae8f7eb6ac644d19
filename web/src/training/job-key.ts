/**
 * What tells a training from all others: two with one key give the same bits in one browser on one computer. The key is a
 * hash (FNV-1a, 64 bits) of everything that the bits hang on: function, settings, seed, data, kernels, compiled engine.
 */
import engineBuild from 'virtual:engine-build';
import type { PlannedJob } from './plan.js';
import { hasEffect, settingNames, writeSetting, type SettingName, type Subset } from './settings.js';

export { engineBuild };

/** `Dataset.hash` of FashionMNIST's first images, as the shards have them. */
export const dataHashes: Readonly<Record<Subset, string>> = {
  small: '9842cb6fa6850e2c',
  all: 'a5297c09a5dc375f',
};

/** Which images are counted is of no matter to the training; of layers alike in kind neither is what `sizes` says. */
const matters = (name: SettingName, { settings, function: { pieces } }: PlannedJob): boolean =>
  name !== 'counted' && hasEffect(name, settings) && !(name === 'sizes' && pieces === 1);

/** All of it in words that never change, a line each. A definition's id stands for the definition. */
export function describeJob(job: PlannedJob, data: string = dataHashes[job.settings.subset]): string {
  const { activation, parameters = {} } = job.function;
  const values = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `function ${activation}`,
    ...values.map(([name, value]) => `parameter ${name} ${JSON.stringify(value)}`),
    ...settingNames.filter((name) => matters(name, job)).map((name) => `${name} ${writeSetting(name, job.settings)}`),
    `data ${data}`,
    `engine ${engineBuild}`,
  ].join('\n');
}

const [offset, prime, mask] = [0xcbf29ce484222325n, 0x100000001b3n, 0xffffffffffffffffn];

/** 16 hexadecimal digits. */
export function hashOf(text: string): string {
  let hash = offset;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * prime) & mask;
  return hash.toString(16).padStart(16, '0');
}

/** `data`: the hash of the data set that it is trained on. */
export const keyOf = (job: PlannedJob, data?: string): string => hashOf(describeJob(job, data));
