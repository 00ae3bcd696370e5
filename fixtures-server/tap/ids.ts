/** Reads the ids in calls, answers and events, by which the tap joins them to a test. */

/** Members that contain the object of an answer. One of them may contain another: `submitCart.order`. */
const WRAPPERS = ['cart', 'submitCart', 'resumeCart', 'order', 'paymentMethod'];
const MOST_WRAPPERS = 2;

export function aboutOf(event: unknown): { type?: unknown; object?: unknown } {
  const { type, data } = (event ?? {}) as { type?: unknown; data?: { object?: unknown } };
  return { type, object: data?.object };
}

/**
 * Ids of checkouts and orders in a call. Customers and saved sources exist longer than a test, so they do not
 * identify it.
 */
export function purchasesOf(body: unknown, path: string): unknown[] {
  const { checkoutId, orderId } = (body ?? {}) as Record<string, unknown>;
  const named = path.match(/(?<=\/(?:checkouts|orders|carts)\/)[^/]+/g) ?? [];
  return [checkoutId, orderId, ...named];
}

/** Ids of the object, its checkout, session and sources, in either dialect. Deeper members are ignored. */
export function idsOf(body: unknown, depth = 0): string[] {
  if (body === null || typeof body !== 'object') return [];
  const object = body as Record<string, unknown>;
  const { id, checkoutId, paymentSessionId, payment, paymentSession, sourceId, orderId } = object;
  const { session, sources } = (payment ?? {}) as {
    session?: { id?: unknown } | null;
    sources?: ({ id?: unknown } | null)[];
  };
  const nested = Array.isArray(sources) ? sources.map((source) => source?.id) : [];
  const inCart = (paymentSession ?? {}) as { id?: unknown };
  return [
    ...[checkoutId, paymentSessionId, session?.id, ...nested, inCart.id, sourceId, orderId, id].filter(
      (found) => typeof found === 'string',
    ),
    ...(depth < MOST_WRAPPERS ? WRAPPERS.flatMap((name) => idsOf(object[name], depth + 1)) : []),
  ];
}
