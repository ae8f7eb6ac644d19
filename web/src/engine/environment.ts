/** Where the library runs. */

const processLike = (globalThis as { process?: { versions?: { node?: string } } }).process;

export const isNode = typeof processLike?.versions?.node === 'string';
