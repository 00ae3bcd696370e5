/** A port of a fixture server: plain HTTP, and also TLS if there is a certificate. */
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import type { Certificate } from '../harness/server-protocol.ts';

/**
 * Milliseconds after which a server closes an idle connection: longer than any client keeps it, so that no request is
 * lost. With Node's 5 s a busy machine sends requests over a connection that the server is just closing.
 */
export const KEEP_ALIVE = 120_000;
/** First byte of a TLS connection (RFC 8446, 5.1: a handshake record). */
const HANDSHAKE = 0x16;

export interface Port {
  readonly scheme: 'http' | 'https';
  readonly number: number;
  close(): Promise<void>;
}

/**
 * A port accepts plain HTTP and TLS, distinguished by the first byte: so links of a shop to plain HTTP work, as in production, and a check can detect them.
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

/** Passes each connection to the HTTP or the TLS server. */
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
