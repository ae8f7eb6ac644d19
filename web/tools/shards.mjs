/** The build's step for the data: build/shards, made when it is missing or when what makes it has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFashionMnist } from '../data/find-data.js';
import { makeShards } from '../data/make-shards.js';

const recipe = ['fashion-mnist.js', 'make-shards.js', 'license.txt'];

/**
 * Leaves the shards in `build/shards`. Returns that folder, or null (and says why) if no data can be had.
 * @param {string} root  the repository
 * @returns {Promise<string | null>}
 */
export async function ensureShards(root) {
  const folder = join(root, 'build/shards');
  const stamp = join(root, 'build/shards.stamp');
  const hash = createHash('sha256');
  for (const name of recipe) hash.update(readFileSync(fileURLToPath(new URL(`../data/${name}`, import.meta.url))));
  const wanted = hash.digest('hex');
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isCurrent && existsSync(join(folder, 'manifest.json'))) return folder;

  const found = await findFashionMnist({
    cacheFolder: join(root, 'build/fashion-mnist'),
    log: (message) => console.log(message),
  });
  if (!found.files) {
    console.warn(
      'No FashionMNIST data: training on it will not be possible, everything else works.\n' +
        found.reasons.map((reason) => `    ${reason}\n`).join('') +
        'Install the Debian package dataset-fashion-mnist, or set FASHION_MNIST_DIR to a folder that holds the four\n' +
        'files, or FASHION_MNIST_URL to an address that serves them. Then run the same command again.',
    );
    return null;
  }
  if (process.env['FASHION_MNIST_DIR'] && found.source !== process.env['FASHION_MNIST_DIR']) {
    console.warn(`FASHION_MNIST_DIR is not used: ${found.reasons[0]}`);
  }
  console.log(`Making the data shards from ${found.source}`);
  await makeShards(found.files, folder);
  writeFileSync(stamp, wanted);
  return folder;
}
