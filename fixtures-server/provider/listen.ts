/** Opens and closes a listening port. */
import type http from 'node:http';
import type { Certificate } from '../../harness/server-protocol.ts';
import { openPort } from '../port.ts';

export interface Listener {
  readonly url: string;
  /** Sets the handler of requests; until then they are answered 503 with Retry-After. */
  serve(handler: http.RequestListener): void;
  close(): Promise<void>;
}

/** @throws the system's error, e.g. EADDRINUSE */
export async function listen(host: string, port: number, tls?: Certificate): Promise<Listener> {
  let answer: http.RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end();
  };
  const open = await openPort({ host, port, tls }, (request, response) => {
    answer(request, response);
  });
  return {
    url: `${open.scheme}://${host.includes(':') ? `[${host}]` : host}:${open.number}`,
    serve(handler) {
      answer = handler;
    },
    close: () => open.close(),
  };
}
