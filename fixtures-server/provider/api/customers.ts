/** Customers, and the sources saved to them. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { Conflict, InvalidParameter } from '../errors.ts';
import { parse } from '../parse.ts';
import { now } from '../payment/ids.ts';
import { createCustomer, remove, save } from '../payment/saving.ts';
import type { CustomerRecord } from '../state/records.ts';
import { customerView } from '../views/customer.ts';
import { restSource } from '../views/source.ts';
import { Metadata } from './checkout-request.ts';
import { methodNotAllowed } from './guards.ts';
import { listPage } from './lists.ts';
import { found, pathParameter } from './requests.ts';

const Text = z.string().max(500);
const CustomerUpdate = z.object({
  email: Text.regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address').optional(),
  shipping: z.looseObject({}).optional(),
  requestToBeForgotten: z.boolean().optional(),
  type: z.enum(['business', 'individual']).optional(),
  metadata: Metadata.optional(),
  locale: Text.optional(),
  enabled: z.boolean().optional(),
  defaultSourceId: z.string().optional(),
});
const CustomerRequest = CustomerUpdate.omit({ defaultSourceId: true }).extend({
  id: Text.regex(/^[\w.@-]+$/, 'must be an identifier').optional(),
  email: CustomerUpdate.shape.email.unwrap(),
});
const FILTERS = { members: ['email'], lists: { ids: 'id' }, times: ['createdTime', 'updatedTime'] };

export function customerRoutes(context: Context): Router {
  const { store } = context;
  const customerOf = (request: Request): CustomerRecord =>
    found(store.customers, pathParameter(request), 'customer');

  return Router()
    .post('/customers', (request, response) => {
      const customer = createCustomer(context, parse(CustomerRequest, request.body));
      response.status(201).json(customerView(customer));
    })
    .get('/customers', (request, response) => {
      response.json(listPage(request, store.customers.values().map(customerView), FILTERS));
    })
    .get('/customers/:id', (request, response) => {
      response.json(customerView(customerOf(request)));
    })
    .post('/customers/:id', (request, response) => {
      const customer = customerOf(request);
      const { defaultSourceId, ...members } = parse(CustomerUpdate, request.body);
      if (defaultSourceId !== undefined) {
        if (!customer.sources.some(({ id }) => id === defaultSourceId)) {
          throw new InvalidParameter('defaultSourceId', 'The source is not saved to this customer.');
        }
        customer.defaultSourceId = defaultSourceId;
      }
      customer.request = { ...customer.request, ...members };
      customer.updatedTime = now();
      response.json(customerView(customer));
    })
    .post('/customers/:id/sources/:sourceId', (request, response) => {
      const customer = customerOf(request);
      const sourceId = pathParameter(request, 'sourceId');
      if (store.credits.get(sourceId)) {
        throw new Conflict('nonreusable_source', 'Store credit is good for one payment.');
      }
      const source = found(store.sources, sourceId, 'source');
      save(customer, source);
      response.json(restSource(source));
    })
    .delete('/customers/:id/sources/:sourceId', (request, response) => {
      remove(customerOf(request), pathParameter(request, 'sourceId'));
      response.status(204).end();
    })
    .all(['/customers', '/customers/:id', '/customers/:id/sources/:sourceId'], methodNotAllowed);
}
