/** A port that a fixture server listens on: over TLS where there is a certificate, and then without it too. */
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import type { Certificate } from '../harness/server-protocol.ts';

// longer than any client keeps an idle connection, so that none is cut while a request is on its way
const KEEP_ALIVE = 120_000;
/** First byte of whatever begins a TLS connection (RFC 8446, 5.1: a handshake record). */
const HANDSHAKE = 0x16;

export interface Port {
  readonly scheme: 'http' | 'https';
  readonly number: number;
  close(): Promise<void>;
}

/**
 * A port may be reached by plain HTTP as well as over TLS, told apart by the first byte: a shop that links back to plain
 * HTTP leads the shopper somewhere, as it would in life, and can be caught at it.
 *
 * @throws the system's error, e.g. EADDRINUSE
 */
export async function openPort(
  {
    host,
    port,
    tls,
  }: { readonly host: string; readonly port: number; readonly tls?: Certificate | undefined },
  handler: http.RequestListener,
): Promise<Port> {
  const plain = http.createServer({ keepAliveTimeout: KEEP_ALIVE }, handler);
  const server = tls
    ? telling(plain, https.createServer({ ...tls, keepAliveTimeout: KEEP_ALIVE }, handler))
    : plain;
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    scheme: tls ? 'https' : 'http',
    number: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Hands each connection to the server that understands it. */
function telling(plain: http.Server, secure: https.Server): net.Server {
  return net.createServer((socket) => {
    socket.once('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
}
