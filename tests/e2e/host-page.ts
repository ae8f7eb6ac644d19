/** A server of one page that is not Activarium's, on an origin of its own, with the headers that a test wants. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  readonly url: string;
  /** What is answered to every address from now on. */
  html: string;
  headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function hostPage(): Promise<HostPage> {
  const state: Pick<HostPage, 'html' | 'headers'> = { html: '', headers: {} };
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      ...state.headers,
    });
    response.end(state.html);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(state, {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  });
}
