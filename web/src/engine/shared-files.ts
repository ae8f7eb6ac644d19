/**
 * Files that several engines of a page ask for: each address is downloaded once while the page lives, and kept as a Blob, in
 * the browser's memory and not in the page's heap.
 */
import { SharedWork } from './shared-work.js';

/** Downloads a file, and counts its bytes as they come. */
export type Download = (signal: AbortSignal, onBytes: (count: number) => void) => Promise<Blob>;

/** By address. The progress is how many bytes have come. One that failed is given up as all who waited are gone. */
const downloads = new Map<string, SharedWork<Blob, number>>();

/**
 * The file at `address`, by `download` where nobody has asked for it before. Who asks meanwhile waits for the same download
 * and is told its progress; an abort ends the caller's own wait, and the download when all who wait have gone. What failed is
 * downloaded anew for the next who asks.
 */
export async function sharedFile(
  address: URL,
  download: Download,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const { href } = address;
  let shared = downloads.get(href);
  if (shared === undefined || shared.isGivenUp) {
    shared = new SharedWork<Blob, number>((all, tell) => {
      let received = 0;
      return download(all, (count) => {
        received += count;
        tell(received);
      });
    });
    downloads.set(href, shared);
  }
  let told = 0;
  const tellUpTo = (received: number): void => {
    if (received > told) onBytes(received - told);
    told = Math.max(told, received);
  };
  const blob = await shared.wait(signal, tellUpTo);
  tellUpTo(blob.size);
  return blob;
}

/** Has the next who asks download it anew: what came is not what it should be. */
export function forgetFile(address: URL): void {
  downloads.delete(address.href);
}
