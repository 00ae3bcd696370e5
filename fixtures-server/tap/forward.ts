/**
 * Forwards a request unchanged, except for headers that a proxy must change, and returns the complete answer.
 */
import http from 'node:http';
import https from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { LIMITS, readAll, TooLarge } from '../../harness/limits.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Headers for a single connection (RFC 9110, 7.6.1), and headers that the next hop creates again. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'accept-encoding',
];
const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

/**
 * @param timeout milliseconds after which the request is aborted, even if a part of the response has arrived
 * @throws Error with the system's code (ECONNREFUSED …) if there is no complete response
 */
export function forward(
  url: URL,
  request: { method: string; headers: Readonly<Record<string, string>>; body: Buffer },
  timeout: number,
): Promise<Answer> {
  const secure = url.protocol === 'https:';
  const headers = { ...withoutHopByHop(request.headers), 'content-length': String(request.body.length) };
  return new Promise<Answer>((resolve, reject) => {
    const options = { method: request.method, headers, agent: agents[secure ? 'https:' : 'http:'] };
    const outgoing = (secure ? https : http).request(url, options, (incoming) => {
      readAll(incoming, LIMITS.readBytes)
        .then((body) => {
          const status = incoming.statusCode ?? 502;
          resolve(unpacked({ status, headers: withoutHopByHop(flat(incoming.headers)), body }));
        })
        .catch(fail);
    });
    const timer = setTimeout(
      () => fail(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
      timeout,
    );
    outgoing.on('error', fail);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.end(request.body);

    function fail(error: Error): void {
      reject(error);
      clearTimeout(timer);
      outgoing.destroy();
    }
  });
}

const UNPACK: Readonly<Record<string, (packed: Buffer, options: { maxOutputLength: number }) => Buffer>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** The response as text, also if it was compressed without being requested. */
function unpacked(answer: Answer): Answer {
  const { 'content-encoding': encoding, ...headers } = answer.headers;
  const body = unpack(answer.body, encoding);
  return body ? { ...answer, headers, body } : answer;
}

/** @returns the decompressed body; undefined if it is not compressed, or cannot be decompressed */
export function unpack(body: Buffer, encoding = ''): Buffer | undefined {
  try {
    return UNPACK[encoding.toLowerCase()]?.(body, { maxOutputLength: LIMITS.readBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new TooLarge(LIMITS.readBytes);
    return undefined;
  }
}

export function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function withoutHopByHop(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}
