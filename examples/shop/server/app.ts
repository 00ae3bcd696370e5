/** The shop's server: one HTML document for all addresses, and the API of its script. */
import Fastify, { type FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { Refused, Unanswered } from './api.ts';
import type { Notice } from '../shared/views.ts';
import { makePage } from './page.ts';
import { purchaseRoutes } from './purchase-routes.ts';
import type { Shop } from './shop.ts';
import { orderView } from './views.ts';
import { visitorOf, welcome } from './visitors.ts';
import { webhookRoutes } from './webhooks.ts';

const DOCUMENTS = ['/', '/buy/:id', '/buy/:id/:stage', '/buy/:id/:stage/:number', '/orders/:number'];

export async function makeApp(shop: Shop): Promise<FastifyInstance> {
  const { behaviour, settings } = shop;
  const isSecure = settings.url?.startsWith('https:') ?? false;
  const page = await makePage(shop);
  const app = Fastify({ bodyLimit: 512 * 1024 });

  app.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
    if (request.url.startsWith('/api/')) reply.header('cache-control', behaviour.cacheControl());
  });
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ZodError) return reply.code(422).send({ notice: 'incomplete' });
    if (!(error instanceof Refused || error instanceof Unanswered)) console.error(error);
    return reply.code(503).send({ notice: error instanceof Refused ? reasonOf(error) : 'unavailable' });
  });

  for (const path of DOCUMENTS)
    app.get(path, async (request, reply) => {
      welcome(request, reply, behaviour, isSecure);
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page.html);
    });
  app.get('/assets/shop.js', async (_request, reply) => reply.type('text/javascript').send(page.script));
  app.get('/assets/shop.css', async (_request, reply) => reply.type('text/css').send(page.style));
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());

  app.get('/api/orders/:number', async (request, reply) => {
    const { number } = request.params as { number: string };
    const order = orderView(shop, number, visitorOf(request) ?? '');
    return order ?? reply.code(404).send({ notice: 'unknown' });
  });
  purchaseRoutes(app, shop, isSecure);
  webhookRoutes(app, shop);
  return app;
}

/** What the shopper can do after a refusal. */
function reasonOf({ status }: Refused): Notice {
  if (status === 429) return 'busy';
  // the shopper cannot fix a wrong key
  return status === 401 || status === 403 ? 'unavailable' : 'incomplete';
}
