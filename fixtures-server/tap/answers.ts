/** Builds the answers of the tap: its own answer, a changed answer, or the provider's answer unchanged. */
import type http from 'node:http';
import { type Intervention, patched } from '../../harness/intervention.ts';
import { isTooDeep } from '../../harness/limits.ts';
import type { Answer } from './forward.ts';
import type { Delivery } from './test-log.ts';

/** The system clock in milliseconds, as used by the browser and the tests. */
export function now(): number {
  return Date.now();
}

export function json(body: Buffer): unknown {
  const text = body.toString();
  if (text === '' || isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function made({
  status,
  headers,
  body,
}: {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
  };
}

export function changed(answer: Answer, { status, patch, headers }: Intervention): Answer {
  const body = patch ? Buffer.from(JSON.stringify(patched(json(answer.body), patch))) : answer.body;
  const merged = { ...answer.headers };
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  return { status: status ?? answer.status, headers: merged, body };
}

/** A webhook changed on its way. */
export function altered(delivery: Delivery, { patch, headers }: Intervention): Delivery {
  const merged = { ...delivery.headers };
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  const body = patch ? JSON.stringify(patched(JSON.parse(delivery.body), patch)) : delivery.body;
  return { headers: merged, body };
}

export function send(response: http.ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(
    status,
    status === 204 || status === 304 ? headers : { ...headers, 'content-length': String(body.length) },
  );
  response.end(body);
}
