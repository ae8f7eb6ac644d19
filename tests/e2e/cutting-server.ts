/** A server in front of another that can be told to cut some of its answers off half-way, as a bad connection does. */
import { createServer } from 'node:http';

export interface CuttingServer {
  readonly url: string;
  /** Files whose address matches are cut from now on; undefined: none. */
  cut: RegExp | undefined;
  /** How many were. */
  readonly cuts: number;
  close(): Promise<void>;
}

/** `behind`: the other server's address, with a slash at its end. */
export async function cuttingServer(behind: string): Promise<CuttingServer> {
  const state: { cut: RegExp | undefined; cuts: number } = { cut: undefined, cuts: 0 };
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    const answer = async (): Promise<void> => {
      const found = await fetch(new URL(address, behind));
      const body = Buffer.from(await found.arrayBuffer());
      response.writeHead(found.status, {
        'Content-Type': found.headers.get('content-type') ?? 'application/octet-stream',
        'Content-Length': body.length,
        'Cache-Control': 'no-store',
      });
      if (!state.cut?.test(address)) {
        response.end(body);
        return;
      }
      state.cuts += 1;
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place = server.address();
  if (typeof place !== 'object' || !place) throw new Error('The server has no port.');
  return Object.assign(state, {
    url: `http://localhost:${String(place.port)}/`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  });
}
