/** Webhooks: addresses that receive events. The secret is only in the answer that creates the webhook. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { WebhookRecord } from '../events/webhooks.ts';
import { parse } from '../parse.ts';
import { now } from '../payment/ids.ts';
import { omit } from '../views/omit.ts';
import { methodNotAllowed } from './guards.ts';
import { found, pathParameter, queryList } from './requests.ts';

const Authentication = z
  // the documents spell it in both ways
  .looseObject({
    userName: z.string().optional(),
    username: z.string().optional(),
    password: z.string().optional(),
  })
  .transform(({ userName, username, password }) => ({ userName: userName ?? username, password }));

const WebhookRequest = z.object({
  types: z.array(z.string()).min(1),
  address: z
    .string()
    .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), 'must be an http address'),
  apiVersion: z
    .string()
    .regex(/^(default|latest|\d{4}-\d{2}-\d{2})$/, 'must be default, latest or a date')
    .default('default'),
  enabled: z.boolean().default(true),
  transportType: z.literal('HTTP', 'this provider delivers by HTTP only').default('HTTP'),
  authentication: Authentication.optional(),
});
const WebhookUpdate = z.object({
  types: WebhookRequest.shape.types.optional(),
  address: WebhookRequest.shape.address.optional(),
  apiVersion: z.string().optional(),
  enabled: z.boolean().optional(),
  authentication: Authentication.optional(),
});

export function webhookRoutes({ store }: Context): Router {
  return Router()
    .post('/webhooks', (request, response) => {
      const { authentication, types, address, apiVersion, enabled } = parse(WebhookRequest, request.body);
      const time = now();
      const webhook: WebhookRecord = {
        id: randomUUID(),
        secret: `whsec_${randomBytes(24).toString('base64url')}`,
        createdTime: time,
        updatedTime: time,
        types,
        address,
        apiVersion,
        enabled,
        ...(authentication ? { authentication } : {}),
      };
      store.webhooks.set(webhook.id, webhook);
      response.status(201).json({ ...view(webhook), secret: webhook.secret });
    })
    .get('/webhooks', (request, response) => {
      const types = [...queryList(request, 'types'), ...queryList(request, 'type')];
      const wanted = store.webhooks
        .values()
        .filter((webhook) => types.length === 0 || types.some((type) => webhook.types.includes(type)));
      response.json(wanted.map(view));
    })
    .get('/webhooks/:id', (request, response) => {
      response.json(view(found(store.webhooks, pathParameter(request), 'webhook')));
    })
    .patch('/webhooks/:id', (request, response) => {
      const webhook = found(store.webhooks, pathParameter(request), 'webhook');
      const { types, address, apiVersion, enabled, authentication } = parse(WebhookUpdate, request.body);
      webhook.types = types ?? webhook.types;
      webhook.address = address ?? webhook.address;
      webhook.apiVersion = apiVersion ?? webhook.apiVersion;
      webhook.enabled = enabled ?? webhook.enabled;
      if (authentication) webhook.authentication = authentication;
      webhook.updatedTime = now();
      response.json(view(webhook));
    })
    .delete('/webhooks/:id', (request, response) => {
      store.webhooks.delete(found(store.webhooks, pathParameter(request), 'webhook').id);
      response.status(204).end();
    })
    .all(['/webhooks', '/webhooks/:id'], methodNotAllowed);
}

function view(webhook: WebhookRecord): Record<string, unknown> {
  const { authentication } = webhook;
  return {
    ...omit(webhook, 'secret', 'authentication'),
    transportType: 'HTTP',
    liveMode: false,
    ...(authentication ? { authentication: { userName: authentication.userName } } : {}),
  };
}
