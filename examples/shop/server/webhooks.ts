/** Handles the provider's events. Only they report that money arrived, or will not arrive. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Charge, Order } from './api-types.ts';
import type { Shop } from './shop.ts';

export const WEBHOOK_PATH = '/hooks/payments';
export const WEBHOOK_USER = 'tidepool';
/** Number of remembered events, so that a repeated event has no effect. */
const MOST = 10_000;

interface Event {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: unknown };
}

export function webhookRoutes(parent: FastifyInstance, shop: Shop): void {
  const { behaviour } = shop;
  const seen = new Set<string>();
  void parent.register((app, _options, done) => {
    // the signature covers the body as sent
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => parsed(null, body));
    app.post(WEBHOOK_PATH, async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : '';
      if (!isGenuine(request, body, shop)) return reply.code(401).send();
      const event = read(body);
      if (!event) return reply.code(400).send();
      if (behaviour.isNew(event.id, seen)) {
        seen.add(event.id);
        const [oldest] = seen;
        if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
        if (behaviour.handles(event.type)) handle(event, shop);
      }
      return reply.code(await behaviour.acknowledge()).send();
    });
    done();
  });
}

function isGenuine({ headers }: FastifyRequest, body: string, shop: Shop): boolean {
  const { options, settings, behaviour, webhookSecrets } = shop;
  if (options.webhooks === 'basic') {
    const wanted = Buffer.from(
      `Basic ${Buffer.from(`${WEBHOOK_USER}:${settings.webhookPassword}`).toString('base64')}`,
    );
    const given = Buffer.from(headers.authorization ?? '');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  const header = headers['digitalriver-signature'];
  return behaviour.isSigned(Array.isArray(header) ? header.join(', ') : header, body, webhookSecrets);
}

function read(body: string): Event | undefined {
  try {
    const { id, type, data } = JSON.parse(body) as Partial<Event>;
    if (typeof id !== 'string' || typeof type !== 'string') return undefined;
    return data?.object ? { id, type, data } : undefined;
  } catch {
    return undefined;
  }
}

/** Events of other products and unknown types are ignored. */
function handle({ type, data }: Event, { orders }: Shop): void {
  if (/^order\.charge\.[a-z]+$/.test(type)) {
    const charge = data.object as Charge;
    const order = charge.orderId === undefined ? undefined : orders.match({ id: charge.orderId });
    if (order) orders.learnCharge(order, charge);
  } else if (/^order\.[a-z_]+$/.test(type)) {
    const told = data.object as Order;
    const order = orders.match(told);
    if (order) orders.learn(order, told);
  }
}
