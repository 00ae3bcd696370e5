/** Orders and charges. */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { parse } from '../parse.ts';
import { refresh } from '../payment/follow-up.ts';
import { now } from '../payment/ids.ts';
import { placeOrder } from '../payment/place-order.ts';
import type { OrderRecord } from '../state/records.ts';
import { chargeView, orderView } from '../views/order.ts';
import { Metadata } from './checkout-request.ts';
import { methodNotAllowed } from './guards.ts';
import { listPage } from './lists.ts';
import { found, pathParameter } from './requests.ts';

const OrderRequest = z.looseObject({ checkoutId: z.string() });
const OrderUpdate = z.object({
  requestToBeForgotten: z.boolean().optional(),
  upstreamId: z.string().optional(),
  metadata: Metadata.optional(),
});
const FILTERS = {
  members: [
    'state',
    'fraudState',
    'customerId',
    'checkoutId',
    'applicationId',
    'email',
    'currency',
    'totalAmount',
    'locale',
    'browserIp',
    'chargeType',
    'customerType',
  ],
  lists: { ids: 'id', upstreamIds: 'upstreamId' },
  times: ['createdTime', 'updatedTime'],
};

export function orderRoutes(context: Context): Router {
  const { store } = context;
  const orderOf = (request: Request): OrderRecord => found(store.orders, pathParameter(request), 'order');

  return Router()
    .post('/orders', (request, response) => {
      const { checkoutId } = parse(OrderRequest, request.body);
      const order = placeOrder(context, found(store.checkouts, checkoutId, 'checkout'));
      response.status(201).json(orderView(order));
    })
    .get('/orders', (request, response) => {
      response.json(listPage(request, store.orders.values().map(orderView), FILTERS));
    })
    .get('/orders/:id', (request, response) => {
      response.json(orderView(orderOf(request)));
    })
    .post('/orders/:id', (request, response) => {
      const order = orderOf(request);
      const { requestToBeForgotten, upstreamId, metadata } = parse(OrderUpdate, request.body);
      if (requestToBeForgotten !== undefined) order.requestToBeForgotten = requestToBeForgotten;
      if (upstreamId !== undefined) order.upstreamId = upstreamId;
      if (metadata !== undefined) order.metadata = metadata;
      order.updatedTime = now();
      context.announceOrder('order.updated', order);
      response.json(orderView(order));
    })
    .post('/orders/:id/refresh', (request, response) => {
      const order = orderOf(request);
      refresh(context, order);
      response.json(orderView(order));
    })
    .get('/charges/:id', (request, response) => {
      response.json(chargeView(found(store.charges, pathParameter(request), 'charge')));
    })
    .all(['/orders', '/orders/:id', '/orders/:id/refresh', '/charges/:id'], methodNotAllowed);
}
