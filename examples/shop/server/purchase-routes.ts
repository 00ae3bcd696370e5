/** Requests of the page about a purchase. Each response is the current purchase. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { methodOf } from '../shared/methods.ts';
import { MARKETS } from './catalogue.ts';
import { openAttempt } from './checkouts.ts';
import { attachSource, dropSource, forget, placeOrder } from './paying.ts';
import { type Attempt, currentAttempt, moveTo, type Purchase } from './purchases.ts';
import { comeBack } from './returning.ts';
import type { Shop } from './shop.ts';
import { purchaseView } from './views.ts';
import { visitorOf, welcome } from './visitors.ts';

const Text = z.string().trim().max(200);
const Country = z.string().refine((code) => Object.hasOwn(MARKETS, code), 'nothing is sold there');
const Buyer = z.object({
  firstName: Text.min(1),
  lastName: Text.min(1),
  email: z.email(),
  phoneNumber: Text.min(1),
  address: z.object({
    line1: Text.min(1),
    line2: Text.default(''),
    city: Text.default(''),
    state: Text.default(''),
    postalCode: Text.min(1),
    country: Country,
  }),
});
const Step = z.object({
  /** Only for the attempt that the page shows: requests of an old page change nothing. */
  number: z.string(),
  sourceId: z.string().min(1).optional(),
  terms: z.boolean().default(false),
  disclosure: z.boolean().default(false),
});
type Step = z.output<typeof Step>;

export function purchaseRoutes(app: FastifyInstance, shop: Shop, isSecure: boolean): void {
  const { behaviour, options } = shop;

  app.post('/api/purchases', async (request, reply) => {
    const { country } = z.object({ country: Country }).parse(request.body);
    const visitor = welcome(request, reply, behaviour, isSecure);
    const ip = request.ip.replace(/^::ffff:/, '');
    return purchaseView(shop, shop.purchases.open(visitor, country, ip));
  });

  /** One change of a purchase at a time, and only by its owner. */
  const change =
    (work: (purchase: Purchase, body: unknown) => Promise<void>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const { id } = request.params as { id: string };
      const purchase = shop.purchases.find(id);
      if (!purchase || !behaviour.isOwner(purchase, visitorOf(request) ?? ''))
        return reply.code(404).send({ notice: 'unknown' });
      return behaviour.exclusive(id, async () => {
        await work(purchase, request.body);
        return purchaseView(shop, purchase);
      });
    };
  const step = (
    stages: readonly Purchase['stage'][],
    work: (purchase: Purchase, attempt: Attempt, body: Step) => Promise<void> | void,
  ) =>
    change(async (purchase, body) => {
      const given = Step.parse(body);
      const attempt = currentAttempt(purchase);
      if (attempt?.number !== given.number || !stages.includes(purchase.stage)) return;
      attempt.terms ||= given.terms;
      attempt.disclosure ||= given.disclosure;
      if (given.sourceId !== undefined) attempt.sourceId = given.sourceId;
      await work(purchase, attempt, given);
    });

  app.get(
    '/api/purchases/:id',
    change((purchase) => comeBack(shop, purchase)),
  );

  app.post(
    '/api/purchases/:id/returned',
    change((purchase, body) => comeBack(shop, purchase, z.object({ number: z.string() }).parse(body).number)),
  );

  app.post(
    '/api/purchases/:id/details',
    change(async (purchase, body) => {
      if (purchase.stage !== 'details') return;
      const buyer = Buyer.parse(body);
      purchase.buyer = buyer;
      purchase.country = buyer.address.country;
      if (!currentAttempt(purchase)) await openAttempt(shop, purchase, buyer);
      moveTo(purchase, 'payment');
    }),
  );

  app.post(
    '/api/purchases/:id/method',
    change(async (purchase, body) => {
      const { type } = z.object({ type: z.enum(shop.settings.methods) }).parse(body);
      const attempt = currentAttempt(purchase);
      if (purchase.stage !== 'payment' || !attempt || !purchase.buyer) return;
      const isOther = attempt.method !== undefined && attempt.method !== type;
      if (isOther && options.checkoutPerMethod) attempt.spent = true;
      const chosen = currentAttempt(purchase) ?? (await openAttempt(shop, purchase, purchase.buyer));
      forget(chosen);
      chosen.method = type;
      moveTo(purchase, 'payment');
    }),
  );

  app.post(
    '/api/purchases/:id/continue',
    step(['payment'], async (purchase, attempt) => {
      if (attempt.method === undefined) return moveTo(purchase, 'payment', 'incomplete');
      if (behaviour.attachesEarly(options) && methodOf(attempt.method)?.redirect !== 'beforeOrder')
        await attachSource(shop, purchase, attempt);
      moveTo(purchase, 'review');
    }),
  );

  app.post(
    '/api/purchases/:id/leave',
    step(['payment', 'review'], (purchase, attempt) => {
      const isReady = attempt.terms && (attempt.disclosure || !options.orderOnReturn);
      moveTo(purchase, isReady ? 'away' : purchase.stage, isReady ? undefined : 'accept');
    }),
  );

  app.post(
    '/api/purchases/:id/order',
    step(['payment', 'review'], async (purchase, attempt) => {
      if (!behaviour.isAccepted(attempt)) return moveTo(purchase, purchase.stage, 'accept');
      if (attempt.sourceId === undefined) return moveTo(purchase, 'payment', 'incomplete');
      await placeOrder(shop, purchase, attempt);
    }),
  );

  app.post(
    '/api/purchases/:id/change',
    step(['review'], async (purchase, attempt) => {
      forget(attempt);
      moveTo(purchase, 'payment');
    }),
  );

  app.post(
    '/api/purchases/:id/remove',
    step(['review'], async (purchase, attempt) => {
      await dropSource(shop, purchase, attempt);
      forget(attempt);
      moveTo(purchase, 'payment');
    }),
  );
}
