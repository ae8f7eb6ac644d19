import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileRoles, type FileRole } from '../../../web/data/fashion-mnist.js';
import { findFashionMnist } from '../../../web/data/find-data.js';
import { smallExpected, smallFiles, temporaryFolder } from './small-data-set.js';

type Stored = Partial<Record<FileRole, { suffix?: string; bytes: Uint8Array }>>;

/** A folder with all four files, gzip unless replaced. */
async function folderWith(replaced: Stored = {}): Promise<string> {
  const folder = await temporaryFolder();
  for (const role of fileRoles) {
    const { suffix = '.gz', bytes } = replaced[role] ?? { bytes: gzipSync(smallFiles[role]) };
    await writeFile(join(folder, smallExpected[role].name + suffix), bytes);
  }
  return folder;
}

const find = (directory: string, debianFolder = '') =>
  findFashionMnist({ directory, debianFolder, expected: smallExpected });

describe('finding FashionMNIST in a folder', () => {
  it('returns the four files decompressed', async () => {
    const directory = await folderWith();
    const found = await find(directory);
    expect(found.source).toBe(directory);
    expect(found.reasons).toEqual([]);
    for (const role of fileRoles) expect([...(found.files?.[role] ?? [])]).toEqual([...smallFiles[role]]);
  });

  it('accepts plain files beside compressed ones', async () => {
    const found = await find(await folderWith({ trainImages: { suffix: '', bytes: smallFiles.trainImages } }));
    expect(found.files).not.toBeNull();
  });

  it('names the file whose content differs by a single byte', async () => {
    const changed = smallFiles.testImages.slice();
    changed[20] = 255;
    const directory = await folderWith({ testImages: { bytes: gzipSync(changed) } });
    const found = await find(directory);
    expect(found.files).toBeNull();
    expect(found.reasons).toEqual([
      `${directory}/t10k-images-idx3-ubyte.gz is not FashionMNIST's t10k-images-idx3-ubyte: its SHA-256 differs.`,
    ]);
  });

  it('says how long a truncated plain file is and how long it should be', async () => {
    const bytes = smallFiles.trainLabels.subarray(0, 30);
    const found = await find(await folderWith({ trainLabels: { suffix: '', bytes } }));
    expect(found.reasons[0]).toContain('It has 30 bytes instead of 48.');
  });

  it('refuses a gzip file that was cut short', async () => {
    const bytes = gzipSync(smallFiles.trainImages).subarray(0, 40);
    const found = await find(await folderWith({ trainImages: { bytes } }));
    expect(found.reasons[0]).toMatch(/train-images-idx3-ubyte\.gz is a damaged or incomplete gzip file\.$/);
  });

  it('stops unpacking a gzip bomb at the size of the real file', async () => {
    const bytes = gzipSync(new Uint8Array(50_000_000));
    const found = await find(await folderWith({ trainLabels: { bytes } }));
    expect(found.reasons[0]).toContain('unpacks to more than the 48 bytes of train-labels-idx1-ubyte');
  });

  it('goes on to the next folder and keeps the reason for leaving the first', async () => {
    const empty = await temporaryFolder();
    const debianFolder = await folderWith();
    const found = await find(empty, debianFolder);
    expect(found.source).toBe(debianFolder);
    expect(found.reasons).toEqual([`${empty} has no train-images-idx3-ubyte.gz.`]);
  });

  it('returns nothing, with a reason for each place, when no folder has the data', async () => {
    const [one, two] = [await temporaryFolder(), await temporaryFolder()];
    const found = await find(one, two);
    expect(found.files).toBeNull();
    expect(found.reasons).toHaveLength(2);
  });
});
