/** `paymentRequest(data)`: the payment request of a wallet. */
import type { JsonObject } from '../shared/messages.ts';

/**
 * @param data `country`, `currency`, `total.label` and `total.amount` are needed; the rest is handed on as it is
 * @returns the request, to be given to `createElement('googlepay', request)` or `createElement('applepay', request)`
 * @throws Error naming the member that is missing or wrong
 */
export function paymentRequest(data: unknown): JsonObject {
  const request = copied(data);
  const total = (request.total ?? {}) as JsonObject;
  need('country', isCode(request.country, 2), 'a country code of two letters');
  need('currency', isCode(request.currency, 3), 'a currency code of three letters');
  need('total.label', typeof total.label === 'string' && total.label !== '', 'a text');
  need('total.amount', isAmount(total.amount), 'an amount');
  return request;
}

function copied(data: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(data ?? null));
  if (typeof copy !== 'object' || copy === null || Array.isArray(copy))
    throw new Error('paymentRequest() requires an object.');
  return copy as JsonObject;
}

function need(member: string, given: boolean, wanted: string): void {
  if (!given) throw new Error(`paymentRequest() requires ${member} to be ${wanted}.`);
}

function isCode(value: unknown, length: number): boolean {
  return typeof value === 'string' && value.length === length && /^[A-Za-z]+$/.test(value);
}

function isAmount(value: unknown): boolean {
  return (
    (typeof value === 'number' && Number.isFinite(value) && value >= 0) ||
    (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value))
  );
}
