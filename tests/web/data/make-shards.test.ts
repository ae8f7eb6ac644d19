import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeShards, type Shard } from '../../../web/data/make-shards.js';
import { smallFiles, temporaryFolder } from './small-data-set.js';

const sizes = { train: 15, test: 10 };

async function made(): Promise<{ folder: string; manifest: Awaited<ReturnType<typeof makeShards>> }> {
  const folder = join(await temporaryFolder(), 'shards');
  return { folder, manifest: await makeShards(smallFiles, folder, sizes) };
}

async function unpack(folder: string, shards: readonly Shard[]) {
  const read = async (name: string) => gunzipSync(await readFile(join(folder, name)));
  const parts = shards.map(async ({ images, labels }) => ({ images: await read(images), labels: await read(labels) }));
  return Promise.all(parts);
}

describe('making shards', () => {
  it('cuts each split into files of the wanted size, the last one smaller', async () => {
    const { manifest } = await made();
    expect(manifest.train.map((shard) => shard.count)).toEqual([15, 15, 10]);
    expect(manifest.test.map((shard) => shard.count)).toEqual([10, 10]);
    expect(manifest.shape).toEqual([3, 2]);
    expect(manifest.classes).toHaveLength(10);
  });

  it('cuts the first of the training images in two where a small part of them is wanted by itself', async () => {
    const folder = join(await temporaryFolder(), 'shards');
    const manifest = await makeShards(smallFiles, folder, { ...sizes, first: 5 });
    expect(manifest.train.map((shard) => shard.count)).toEqual([5, 10, 15, 10]);
    expect(manifest.test.map((shard) => shard.count)).toEqual([10, 10]);
    const labels = (await unpack(folder, manifest.train)).flatMap((shard) => [...shard.labels.subarray(8)]);
    expect(labels).toEqual(Array.from({ length: 40 }, (_, k) => k % 10));
  });

  it('writes IDX files whose headers state their own counts and sizes', async () => {
    const { folder, manifest } = await made();
    const last = (await unpack(folder, manifest.train)).at(-1);
    expect([...(last?.images.subarray(0, 16) ?? [])]).toEqual([0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 3, 0, 0, 0, 2]);
    expect([...(last?.labels.subarray(0, 8) ?? [])]).toEqual([0, 0, 8, 1, 0, 0, 0, 10]);
    expect(last?.images.length).toBe(16 + 10 * 6);
  });

  it('keeps every image with its own label, in the canonical order', async () => {
    const { folder, manifest } = await made();
    const shards = await unpack(folder, manifest.train);
    const labels = shards.flatMap((shard) => [...shard.labels.subarray(8)]);
    const pixels = shards.flatMap((shard) => [...shard.images.subarray(16)]);
    expect(labels).toEqual(Array.from({ length: 40 }, (_, k) => k % 10));
    // Image k of the order is number 4·class + turn, and every pixel holds that number.
    expect(pixels).toEqual(
      Array.from({ length: 240 }, (_, i) => 4 * (Math.floor(i / 6) % 10) + Math.floor(Math.floor(i / 6) / 10)),
    );
  });

  it('lists in the manifest the compressed bytes of each pair of files', async () => {
    const { folder, manifest } = await made();
    const written: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(written).toEqual(manifest);
    for (const shard of [...manifest.train, ...manifest.test]) {
      const sizesOnDisk = await Promise.all([shard.images, shard.labels].map((name) => readFile(join(folder, name))));
      expect(shard.bytes).toBe(sizesOnDisk.reduce((sum, file) => sum + file.length, 0));
    }
  });

  it("puts the data set's licence beside the shards and leaves no partial folder", async () => {
    const { folder } = await made();
    expect(await readFile(join(folder, 'LICENSE.txt'), 'utf8')).toContain('Zalando SE');
    expect(await readdir(join(folder, '..'))).toEqual(['shards']);
  });

  it('replaces what an earlier build left', async () => {
    const { folder } = await made();
    await makeShards(smallFiles, folder, { train: 40, test: 20 });
    const names = (await readdir(folder)).filter((name) => name.startsWith('train'));
    expect(names.sort()).toEqual(['train-images-00.gz', 'train-labels-00.gz']);
  });
});
