/** Calls of the shop's own server. */
import type { Notice, OrderView, PurchaseView } from '../shared/views.ts';

/** The server answered with a message only. */
export class Failed extends Error {
  override readonly name = 'Failed';
  readonly notice: Notice;

  constructor(notice: Notice) {
    super(notice);
    this.notice = notice;
  }
}

async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => undefined);
  const answer: unknown = await response?.json().catch(() => undefined);
  if (response?.ok && answer !== undefined) return answer as T;
  throw new Failed((answer as { notice?: Notice } | undefined)?.notice ?? 'unavailable');
}

export const openPurchase = (country: string): Promise<PurchaseView> =>
  call('POST', '/api/purchases', { country });

export const readPurchase = (id: string): Promise<PurchaseView> => call('GET', `/api/purchases/${id}`);

export const readOrder = (number: string): Promise<OrderView> => call('GET', `/api/orders/${number}`);

type Step = 'details' | 'method' | 'continue' | 'leave' | 'order' | 'change' | 'remove' | 'returned';

export const act = (id: string, step: Step, body: unknown): Promise<PurchaseView> =>
  call('POST', `/api/purchases/${id}/${step}`, body);
