/** Listening on a port, and leaving it. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

// longer than any client keeps an idle connection, so that none is cut while a request is on its way
const KEEP_ALIVE = 120_000;

export interface Listener {
  readonly url: string;
  /** What answers requests from now on; until then they are told to come back. */
  serve(handler: http.RequestListener): void;
  close(): Promise<void>;
}

/** @throws the system's error, e.g. EADDRINUSE */
export async function listen(host: string, port: number): Promise<Listener> {
  let answer: http.RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end();
  };
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    serve(handler) {
      answer = handler;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
