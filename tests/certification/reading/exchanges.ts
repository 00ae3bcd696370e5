import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { plainPath } from '../../../harness/plain-path.ts';

/** URL of an exchange, without query, in the form in which paths are compared. */
export function addressOf({ request }: Exchange): string {
  return plainPath(request.url.split('?')[0] ?? '');
}

export function queryOf({ request }: Exchange): URLSearchParams {
  return new URLSearchParams(request.url.split('?')[1]);
}

/** Exchanges of a kind; `path` matches the end of the path, without query. */
export function ofKind(exchanges: readonly Exchange[], method: string, path: RegExp): Exchange[] {
  return exchanges.filter((exchange) => exchange.request.method === method && path.test(addressOf(exchange)));
}

/** A member of the answer, by dotted path. */
export function inResponse(exchange: Exchange | undefined, path: string): unknown {
  return valueAt(exchange?.response?.body, path);
}

/** A member of the request, by dotted path. */
export function inRequest(exchange: Exchange | undefined, path: string): unknown {
  return valueAt(exchange?.request.body, path);
}

/** The id at the end of an exchange's path, or a number of segments before the end. */
export function idIn(exchange: Exchange, before = 0): string {
  return (
    addressOf(exchange)
      .split('/')
      .at(-1 - before) ?? ''
  );
}

export function succeeded({ response }: Exchange): boolean {
  return response !== undefined && response.status < 300;
}

/** Ids are numbers in some answers and text in others. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
