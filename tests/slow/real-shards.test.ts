/** The shards of the real FashionMNIST, made afresh and compared with the published files image by image. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalOrder } from '../../web/data/fashion-mnist.js';
import { findFashionMnist, type FashionMnistFiles } from '../../web/data/find-data.js';
import { makeShards, type Manifest, type Shard } from '../../web/data/make-shards.js';

const imageBytes = 28 * 28;

let temporary = '';
let folder = '';
let files: FashionMnistFiles;
let manifest: Manifest;

beforeAll(async () => {
  const cacheFolder = fileURLToPath(new URL('../../build/fashion-mnist', import.meta.url));
  const found = await findFashionMnist({ cacheFolder });
  if (!found.files) throw new Error(`FashionMNIST is not to be had: ${found.reasons.join(' ')}`);
  files = found.files;
  temporary = await mkdtemp(join(tmpdir(), 'activarium-shards-'));
  folder = join(temporary, 'shards');
  manifest = await makeShards(files, folder);
}, 300_000);

afterAll(() => rm(temporary, { recursive: true, force: true }));

async function joined(shards: readonly Shard[], kind: 'images' | 'labels'): Promise<Buffer> {
  const parts = shards.map(async (shard) => {
    const file = gunzipSync(await readFile(join(folder, shard[kind])));
    return file.subarray(kind === 'images' ? 16 : 8);
  });
  return Buffer.concat(await Promise.all(parts));
}

describe('the shards of FashionMNIST', () => {
  it.each([
    ['train', 60_000],
    ['test', 10_000],
  ] as const)('hold every image of the %s split with its label, in the canonical order', async (split, count) => {
    const labels = files[`${split}Labels`].subarray(8);
    const pixels = Buffer.from(files[`${split}Images`].subarray(16));
    const order = canonicalOrder(labels);
    const shardLabels = await joined(manifest[split], 'labels');
    const shardPixels = await joined(manifest[split], 'images');
    expect(shardLabels.length).toBe(count);
    expect(shardPixels.length).toBe(count * imageBytes);
    const wrong = Array.from(order).filter((from, to) => {
      const isSame = pixels.compare(
        shardPixels,
        to * imageBytes,
        (to + 1) * imageBytes,
        from * imageBytes,
        (from + 1) * imageBytes,
      );
      return isSame !== 0 || labels[from] !== shardLabels[to] || shardLabels[to] !== to % 10;
    });
    expect(wrong).toEqual([]);
  });

  it('make a default subset of 10,000 and 2,000 images of about 5 MB', () => {
    const subset = [...manifest.train.slice(0, 2), ...manifest.test.slice(0, 1)];
    expect(subset.map((shard) => shard.count)).toEqual([5000, 5000, 2000]);
    const bytes = subset.reduce((sum, shard) => sum + shard.bytes, 0);
    expect(bytes).toBeGreaterThan(4e6);
    expect(bytes).toBeLessThan(6e6);
  });

  it('are the ones that the site serves, byte for byte', async () => {
    const served = fileURLToPath(new URL('../../dist/data/fashion-mnist', import.meta.url));
    const names = (await readdir(folder)).sort();
    expect((await readdir(served)).sort()).toEqual(names);
    for (const name of names) {
      const [mine, theirs] = await Promise.all([readFile(join(folder, name)), readFile(join(served, name))]);
      expect(mine.equals(theirs), name).toBe(true);
    }
  });
});
