/** Files that several ask for, from a server that counts its requests. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchBlob } from '../../../web/src/engine/fetch-file.js';
import { forgetFile, sharedFile } from '../../../web/src/engine/shared-files.js';

const content = 'x'.repeat(5000);
let requests: ServerResponse[];
/** What is done with each request. */
let answer: (response: ServerResponse) => void;
let close: () => void;
let address: URL;
let files = 0;

beforeEach(async () => {
  requests = [];
  answer = (response) => response.end(content);
  const server = createServer((_, response) => {
    requests.push(response);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  files += 1;
  address = new URL(`http://localhost:${String((server.address() as AddressInfo).port)}/${String(files)}`);
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterEach(() => {
  close();
});

const refusing = { code: 'data-unavailable', complaint: 'data-file' } as const;
function asked(signal = new AbortController().signal): { readonly file: Promise<Blob>; readonly counts: number[] } {
  const counts: number[] = [];
  const file = sharedFile(
    address,
    (all, onBytes) => fetchBlob(address, refusing, all, onBytes),
    (count) => counts.push(count),
    signal,
  );
  file.catch(() => undefined);
  return { file, counts };
}
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const requested = async (count: number): Promise<void> => {
  await expect.poll(() => requests.length, { timeout: 10_000 }).toBe(count);
};

describe('a file that several ask for', () => {
  it('is downloaded once, and each is told all of its bytes, whether early, meanwhile or later', async () => {
    answer = (response) => response.write(content.slice(0, 2000));
    const early = asked();
    await expect.poll(() => sum(early.counts), { timeout: 10_000 }).toBe(2000);
    const meanwhile = asked();
    requests[0]?.end(content.slice(2000));
    expect(await (await early.file).text()).toBe(content);
    expect(await meanwhile.file).toBe(await early.file);
    const later = asked();
    expect(await later.file).toBe(await early.file);
    for (const { counts } of [early, meanwhile, later]) expect(sum(counts)).toBe(5000);
    expect(meanwhile.counts[0]).toBe(2000);
    expect(requests).toHaveLength(1);
  });

  it('comes to the others when one is aborted', async () => {
    answer = () => undefined;
    const gone = new AbortController();
    const [one, other] = [asked(gone.signal), asked()];
    await requested(1);
    gone.abort();
    await expect(one.file).rejects.toThrow('Stopped');
    requests[0]?.end(content);
    expect((await other.file).size).toBe(5000);
    expect(requests).toHaveLength(1);
  });

  it('is no longer downloaded when all are aborted, and anew for the next', async () => {
    answer = () => undefined;
    const gone = new AbortController();
    const waits = [asked(gone.signal), asked(gone.signal)];
    await requested(1);
    const closed = new Promise((resolve) => requests[0]?.once('close', resolve));
    gone.abort();
    for (const { file } of waits) await expect(file).rejects.toThrow('Stopped');
    await closed;
    answer = (response) => response.end(content);
    expect((await asked().file).size).toBe(5000);
    expect(requests).toHaveLength(2);
  });

  it('that could not be had is downloaded anew for the next', async () => {
    answer = (response) => response.writeHead(404).end();
    const waits = [asked(), asked()];
    for (const { file } of waits) await expect(file).rejects.toMatchObject({ code: 'data-unavailable' });
    expect(requests).toHaveLength(1);
    answer = (response) => response.end(content);
    expect((await asked().file).size).toBe(5000);
    expect(requests).toHaveLength(2);
  });

  it('that is forgotten is downloaded anew', async () => {
    await asked().file;
    forgetFile(address);
    await asked().file;
    expect(requests).toHaveLength(2);
  });
});
