/**
 * FashionMNIST's facts: its files, their hashes, its classes, and the one order in which library, page and scripts
 * see its images. Runs in Node and in browsers.
 */

/**
 * The four files by their role. `sha256` is of the decompressed bytes, since mirrors compress them differently.
 * @typedef {'trainImages' | 'trainLabels' | 'testImages' | 'testLabels'} FileRole
 * @typedef {{ readonly name: string, readonly bytes: number, readonly sha256: string }} SourceFile
 */

/** @type {Readonly<Record<FileRole, SourceFile>>} */
export const sourceFiles = {
  trainImages: {
    name: 'train-images-idx3-ubyte',
    bytes: 47_040_016,
    sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
  },
  trainLabels: {
    name: 'train-labels-idx1-ubyte',
    bytes: 60_008,
    sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
  },
  testImages: {
    name: 't10k-images-idx3-ubyte',
    bytes: 7_840_016,
    sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
  },
  testLabels: {
    name: 't10k-labels-idx1-ubyte',
    bytes: 10_008,
    sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
  },
};

/** @type {readonly FileRole[]} */
export const fileRoles = ['trainImages', 'trainLabels', 'testImages', 'testLabels'];

/** Names of the classes, by label. */
export const classNames = Object.freeze([
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
]);

/** Where the data set's authors publish it (their server has no https; the hashes above guard the content). */
export const publishedUrl = 'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/';

/**
 * Images per shard: 10,000 and 2,000 make the default subset. The first of the training images are a small shard of their
 * own, because a look at an untrained network needs no more.
 */
export const shardSizes = Object.freeze({ first: 1000, train: 5000, test: 2000 });

/**
 * The canonical order, as indices into the published order: classes take turns, so that every prefix holds each class
 * equally often. Image k is image k div `classes` of class k mod `classes`; a class that has run out is left out.
 * @param {Uint8Array} labels
 * @param {number} [classes]
 * @returns {Uint32Array}
 */
export function canonicalOrder(labels, classes = 10) {
  /** @type {number[][]} */
  const byClass = Array.from({ length: classes }, () => []);
  labels.forEach((label, index) => {
    const members = byClass[label];
    if (!members) throw new RangeError(`Label ${label} of image ${index} is not below ${classes}.`);
    members.push(index);
  });
  const order = new Uint32Array(labels.length);
  for (let turn = 0, k = 0; k < labels.length; turn++) {
    for (const members of byClass) {
      const index = members[turn];
      if (index !== undefined) order[k++] = index;
    }
  }
  return order;
}
