/** Sends a request on, byte for byte but for what a proxy must change, and holds the whole answer. */
import http from 'node:http';
import https from 'node:https';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Meant for one connection only (RFC 9110, 7.6.1), or made anew by the next hop. */
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
 * @param timeout milliseconds of silence after which the request is given up
 * @throws Error with the system's code (ECONNREFUSED …) when no answer came
 */
export function forward(
  url: URL,
  request: { method: string; headers: Readonly<Record<string, string>>; body: Buffer },
  timeout: number,
): Promise<Answer> {
  const secure = url.protocol === 'https:';
  const headers = { ...withoutHopByHop(request.headers), 'content-length': String(request.body.length) };
  return new Promise((resolve, reject) => {
    const options = { method: request.method, headers, timeout, agent: agents[secure ? 'https:' : 'http:'] };
    const outgoing = (secure ? https : http).request(url, options, (incoming) => {
      collect(incoming).then(
        (body) =>
          resolve({
            status: incoming.statusCode ?? 502,
            headers: withoutHopByHop(flat(incoming.headers)),
            body,
          }),
        reject,
      );
    });
    outgoing.on('timeout', () =>
      outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

export async function collect(
  stream: AsyncIterable<Buffer>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > limit) throw new RangeError(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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
