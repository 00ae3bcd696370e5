/** A badly behaving provider for drills, as a local server. The behaviour is selected by name at the start. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { makeCertificate } from '../../../cli/certificate.ts';

/** Expected result for the caller: a connection error, or an answer of any kind. */
export type Expected = 'error' | 'answer';

interface Behaviour {
  readonly expected: Expected;
  readonly answer: (response: ServerResponse, request: IncomingMessage) => void;
  /** Served over TLS, with an untrusted certificate. */
  readonly secure?: true;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const MEGABYTE = Buffer.alloc(1_048_576, 'a');

/** Sends a chunk repeatedly, respecting backpressure, until the connection is closed. */
function forever(response: ServerResponse, piece: Buffer | string, pause = 0): void {
  const next = (): void => {
    if (response.destroyed) return;
    if (response.write(piece)) setTimeout(next, pause);
    else response.once('drain', next);
  };
  next();
}

function json(body: string | Buffer, status = 200, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { ...JSON_TYPE, ...headers }).end(body);
  };
}

function raw(bytes: string | Buffer) {
  return ({ socket }: ServerResponse): void => {
    socket?.end(bytes);
  };
}

const answers = (answer: Behaviour['answer']): Behaviour => ({ expected: 'answer', answer });
const errors = (answer: Behaviour['answer']): Behaviour => ({ expected: 'error', answer });
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
/** 64 MB of zeros in a few KB. */
const bomb = (encode: (bytes: Buffer) => Buffer): Buffer => encode(Buffer.alloc(64 * 1_048_576));

export const BEHAVIOURS = {
  // connection
  silent: errors(() => undefined),
  'closes-at-once': errors((response) => void response.socket?.destroy()),
  'resets-the-connection': errors((response) => void response.socket?.resetAndDestroy()),
  'closes-within-the-headers': errors(raw('HTTP/1.1 200 OK\r\ncontent-ty')),
  'closes-within-the-body': errors(raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id":')),
  // a frame with its settings
  'speaks-http-2-only': errors(raw(Buffer.from('000000040000000000', 'hex'))),
  'speaks-no-http': errors(raw('220 mail.example.com ESMTP\r\n')),
  'untrusted-certificate': { ...errors((response) => void response.end('{}')), secure: true },
  // timing
  'headers-without-a-body': errors((response) => {
    response.writeHead(200, JSON_TYPE).flushHeaders();
  }),
  'one-byte-of-the-headers-a-second': errors(({ socket }) => {
    const next = (at = 0): void => {
      if (socket?.destroyed !== false) return;
      socket.write('HTTP/1.1 200 OK\r\nx-header: '[at] ?? 'a');
      setTimeout(next, 200, at + 1);
    };
    next();
  }),
  'one-byte-a-second': errors((response) => forever(response.writeHead(200, JSON_TYPE), ' ', 200)),
  'body-that-never-ends': errors((response) =>
    forever(response.writeHead(200, JSON_TYPE), '{"a":"b"}\n', 20),
  ),
  'event-stream': errors((response) =>
    forever(response.writeHead(200, { 'content-type': 'text/event-stream' }), 'data: 1\n\n', 50),
  ),
  // size
  flood: errors((response) => forever(response.writeHead(200, JSON_TYPE), MEGABYTE)),
  'body-of-200-megabytes': errors((response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': String(200 * MEGABYTE.length) });
    forever(response, MEGABYTE);
  }),
  'headers-of-megabytes': errors(raw(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(2_000_000)}\r\n\r\n`)),
  'million-headers': errors(
    raw(`HTTP/1.1 200 OK\r\n${'x-header: a\r\n'.repeat(1_000_000)}content-length: 2\r\n\r\n{}`),
  ),
  'megabyte-of-text': answers(json(MEGABYTE)),
  'long-list': answers(json(JSON.stringify({ data: Array.from({ length: 100_000 }, () => 0) }))),
  // encoding
  'gzip-bomb': errors((response) => json(bomb(gzipSync), 200, { 'content-encoding': 'gzip' })(response)),
  'deflate-bomb': errors((response) =>
    json(bomb(deflateSync), 200, { 'content-encoding': 'deflate' })(response),
  ),
  'brotli-bomb': errors((response) =>
    json(bomb(brotliCompressSync), 200, { 'content-encoding': 'br' })(response),
  ),
  'gzip-that-is-none': answers(json('{"id":"1"}', 200, { 'content-encoding': 'gzip' })),
  'unknown-encoding': answers(json('{"id":"1"}', 200, { 'content-encoding': 'x-unknown' })),
  'invalid-utf-8': answers(json(Buffer.from([0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22]))),
  'byte-order-mark': answers(json('\ufeff{"id":"1"}')),
  'utf-16': answers(json(Buffer.from('\ufeff{"id":"1"}', 'utf16le'))),
  'lone-surrogate-in-a-secret': answers(json('{"id":"1","clientSecret":"\\ud800 half a character"}')),
  // status
  'status-429-always': answers(json('{"type":"too_many_requests"}', 429, { 'retry-after': '1' })),
  'status-429-for-a-year': answers(json('{}', 429, { 'retry-after': '31536000' })),
  'status-429-without-a-time': answers(json('{}', 429)),
  'status-500-always': answers(json('{}', 500)),
  'status-503-with-html': answers(json('<html>down</html>', 503, { 'content-type': 'text/html' })),
  'status-999': answers(raw('HTTP/1.1 999 Odd\r\ncontent-length: 2\r\n\r\n{}')),
  'status-204-with-a-body': errors(raw('HTTP/1.1 204 No Content\r\n\r\n{"id":"1"}')),
  'redirect-to-itself': answers((response, { url }) => {
    response.writeHead(302, { location: url ?? '/' }).end();
  }),
  'continue-forever': errors((response) => {
    const next = (): void => {
      if (response.destroyed) return;
      response.writeContinue();
      setTimeout(next, 20);
    };
    next();
  }),
  // headers
  'two-lengths': errors(raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}')),
  'length-too-short': errors(raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{"id":"1"}')),
  'negative-length': errors(raw('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}')),
  'no-content-type': answers(raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')),
  'html-as-json': answers(json('<!doctype html><title>Log in</title>')),
  'cookie-with-a-secret': answers(json('{"id":"1"}', 200, { 'set-cookie': 'sid=0123456789abcdef; Path=/' })),
  // structure and content
  'null-body': answers(json('null')),
  'number-body': answers(json('1e999')),
  'not-a-number-body': answers(json('{"id":"1","totalAmount":NaN}')),
  'huge-numbers': answers(json(`{"id":"1","totalAmount":1e999,"version":${'9'.repeat(10_000)}}`)),
  'list-body': answers(json('[1,2,3]')),
  'text-body': answers(json('"just text"')),
  'empty-body': answers(json('')),
  'cut-json': answers(json('{"id":"1","payment":{"session":{')),
  'levels-200000': answers(json(nested(200_000))),
  'prototype-members': answers(
    json('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  ),
  'duplicate-members': answers(json('{"id":"1","id":2,"id":null}')),
  'members-of-the-wrong-type': answers(json('{"id":{},"payment":[],"items":"none","errors":{"code":1}}')),
  'script-in-values': answers(json('{"id":"<script>alert(1)</script>","state":"\\u001b[2J"}')),
} as const satisfies Record<string, Behaviour>;
export type BehaviourName = keyof typeof BEHAVIOURS;
export const BEHAVIOUR_NAMES = Object.keys(BEHAVIOURS) as BehaviourName[];

export interface HostileProvider {
  readonly url: string;
  /** Requests so far. */
  readonly asked: () => number;
  close(): Promise<void>;
}

/** @param isSpared paths that are answered correctly, so that a run passes its preflight */
export async function startHostileProvider(
  name: BehaviourName,
  isSpared: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<HostileProvider> {
  let count = 0;
  const sockets = new Set<Socket>();
  const secure = 'secure' in BEHAVIOURS[name];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (isSpared(request, response)) return;
    count += 1;
    request.resume();
    response.on('error', () => undefined);
    BEHAVIOURS[name].answer(response, request);
  };
  const server = secure
    ? createSecureServer(await makeCertificate(['127.0.0.1']), listener)
    : createServer(listener);
  server.on('connection', (socket: Socket) => {
    // a caller that does not trust the certificate sends no request
    if (secure) count += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http${secure ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
