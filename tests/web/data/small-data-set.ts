/** A tiny data set with FashionMNIST's file names and formats: 3×2 pixels, pixel = image number. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fileRoles, sourceFiles, type FileRole, type SourceFile } from '../../../web/data/fashion-mnist.js';
import type { FashionMnistFiles } from '../../../web/data/find-data.js';

const pixelsPerImage = 6;

function images(count: number): Uint8Array {
  const header = [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 3, 0, 0, 0, 2];
  return Uint8Array.from([...header, ...Array.from({ length: count * pixelsPerImage }, (_, i) => Math.floor(i / 6))]);
}

function labels(values: readonly number[]): Uint8Array {
  return Uint8Array.from([0, 0, 8, 1, 0, 0, 0, values.length, ...values]);
}

/** 40 training images whose labels run 0 0 0 0 1 1 1 1 … 9, and 20 test images 9 9 8 8 … 0. */
export const smallFiles: FashionMnistFiles = {
  trainImages: images(40),
  trainLabels: labels(Array.from({ length: 40 }, (_, i) => Math.floor(i / 4))),
  testImages: images(20),
  testLabels: labels(Array.from({ length: 20 }, (_, i) => 9 - Math.floor(i / 2))),
};

/** What `findFashionMnist` is told to expect of them. */
export const smallExpected = Object.fromEntries(
  fileRoles.map((role) => {
    const bytes = smallFiles[role];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return [role, { name: sourceFiles[role].name, bytes: bytes.length, sha256 }];
  }),
) as Record<FileRole, SourceFile>;

/** An empty folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'activarium-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
