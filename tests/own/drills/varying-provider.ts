/** The embedded provider's API behind a server that varies its answers. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { bodyOf, type Reply, VARIATIONS } from './variations.ts';

/** Headers about the original body or connection. */
const OF_THE_HOP = [
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'content-encoding',
  'date',
];
const CHUNK = 7;

export interface VaryingProvider {
  readonly url: string;
  /** How often each variation changed an answer. */
  readonly applied: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** @param change further change of each answer */
export async function startVaryingProvider(
  apiUrl: string,
  names: readonly string[],
  change: (reply: Reply) => void = () => undefined,
): Promise<VaryingProvider> {
  const applied = new Map(names.map((name) => [name, 0]));
  let [count, url] = [0, ''];
  const server = createServer((request, response) => {
    void (async () => {
      const local = new URL(request.url ?? '/', url);
      if (local.pathname === '/hop') {
        response.writeHead(302, { location: local.searchParams.get('to') ?? '/' }).end();
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { host: _host, connection: _connection, 'content-length': _length, ...sent } = request.headers;
      const method = request.method ?? 'GET';
      const answer = await fetch(apiUrl + (request.url ?? ''), {
        method,
        headers: sent as Record<string, string>,
        redirect: 'manual',
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      });
      const text = await answer.text();
      const reply: Reply = {
        method,
        path: local.pathname,
        status: answer.status,
        headers: Object.fromEntries([...answer.headers].filter(([name]) => !OF_THE_HOP.includes(name))),
        delay: 0,
        chunked: false,
        ...(isJson(text) ? { json: JSON.parse(text) as unknown } : { bytes: Buffer.from(text) }),
      };
      count += 1;
      for (const name of names)
        if (VARIATIONS[name]?.apply(reply, { count, url })) applied.set(name, (applied.get(name) ?? 0) + 1);
      change(reply);
      await pause(reply.delay);
      reply.before?.(response);
      response.writeHead(reply.status, reply.headers);
      const body = bodyOf(reply);
      if (reply.chunked)
        for (let at = 0; at < body.length; at += CHUNK) response.write(body.subarray(at, at + CHUNK));
      response.end(reply.chunked ? undefined : body);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    applied,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
