/** Checkouts, and the sources attached to them. */
import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import type { Context } from '../context.ts';
import { BadRequest, Conflict, MissingParameter, NotFound } from '../errors.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { parse } from '../parse.ts';
import { checkAddress } from '../payment/addresses.ts';
import { clientSecretOf, now } from '../payment/ids.ts';
import { isCurrency } from '../payment/money.ts';
import { attachCredit, cancelCredit, detachCredit } from '../payment/credit.ts';
import { attach, detach, letGo } from '../payment/session.ts';
import type { CheckoutRecord } from '../state/records.ts';
import type { Store } from '../state/store.ts';
import { taxIdentifiersOf } from '../tax/tax-identifiers.ts';
import { checkoutView } from '../views/checkout.ts';
import { restCredit } from '../views/credit.ts';
import { restSource } from '../views/source.ts';
import { CheckoutRequest, CheckoutUpdate, ITEM_UPDATES } from './checkout-request.ts';
import { methodNotAllowed } from './guards.ts';
import { listPage } from './lists.ts';
import { found, pathParameter, tokenOf } from './requests.ts';

const FILTERS = {
  members: ['customerId', 'applicationId', 'email', 'currency', 'totalAmount', 'locale', 'chargeType'],
  lists: { ids: 'id', upstreamIds: 'upstreamId' },
  times: ['createdTime', 'updatedTime'],
};

export function checkoutRoutes(context: Context): Router {
  const { store } = context;
  const checkoutOf = (request: Request): CheckoutRecord =>
    found(store.checkouts, pathParameter(request), 'checkout');

  return Router()
    .post('/checkouts', (request, response) => {
      const { sourceId, ...members } = parse(CheckoutRequest, request.body);
      const checkout = create(store, members, tokenOf(request));
      if (sourceId !== undefined) attachable(store, sourceId)(checkout);
      store.addCheckout(checkout);
      context.announceCheckout('checkout.created', checkout);
      response.status(201).json(checkoutView(checkout));
    })
    .get('/checkouts', (request, response) => {
      response.json(listPage(request, store.checkouts.values().map(checkoutView), FILTERS));
    })
    .get('/checkouts/:id', (request, response) => {
      response.json(checkoutView(checkoutOf(request)));
    })
    .post('/checkouts/:id', (request, response) => {
      const checkout = checkoutOf(request);
      refuseFixedMembers(request.body);
      const { sourceId, ...members } = parse(CheckoutUpdate, request.body);
      const attachTo = sourceId === undefined ? undefined : attachable(store, sourceId);
      change(store, checkout, members);
      attachTo?.(checkout);
      context.announceCheckout('checkout.updated', checkout);
      response.json(checkoutView(checkout));
    })
    .delete('/checkouts/:id', (request, response) => {
      const checkout = checkoutOf(request);
      if (checkout.primary && !checkout.order) letGo(checkout.primary.source);
      if (!checkout.order) checkout.credits.forEach(cancelCredit);
      store.removeCheckout(checkout);
      context.announceCheckout('checkout.deleted', checkout);
      response.status(204).end();
    })
    .post('/checkouts/:id/sources/:sourceId', (request, response) => {
      const checkout = checkoutOf(request);
      response.json(attachable(store, pathParameter(request, 'sourceId'))(checkout));
    })
    .delete('/checkouts/:id/sources/:sourceId', (request, response) => {
      const checkout = checkoutOf(request);
      const sourceId = pathParameter(request, 'sourceId');
      const source = checkout.primary?.source;
      const credit = checkout.credits.find(({ id }) => id === sourceId);
      if (credit) detachCredit(checkout, credit);
      else if (source?.id === sourceId) detach(checkout, source);
      else throw new NotFound('sourceId', 'The source is not attached to this checkout.');
      response.status(204).end();
    })
    .all(['/checkouts', '/checkouts/:id', '/checkouts/:id/sources/:sourceId'], methodNotAllowed);
}

/**
 * Handler that attaches a primary or secondary source to a checkout.
 * @throws NotFound for an unknown source
 */
function attachable(store: Store, id: string): (checkout: CheckoutRecord) => Record<string, unknown> {
  const credit = store.credits.get(id);
  if (credit) {
    return (checkout) => {
      attachCredit(checkout, credit);
      return restCredit(credit);
    };
  }
  const source = found(store.sources, id, 'source');
  return (checkout) => {
    attach(checkout, source);
    return restSource(source);
  };
}

function create(store: Store, request: CheckoutRequest, token: string): CheckoutRecord {
  checkRequest(request);
  const id = randomUUID();
  const sessionId = randomUUID();
  const time = now();
  return {
    id,
    token,
    createdTime: time,
    updatedTime: time,
    session: { id: sessionId, clientSecret: clientSecretOf(sessionId) },
    request,
    items: request.items.map((item) => ({ id: randomUUID(), request: item })),
    credits: [],
    taxIdentifiers: taxIdentifiersOf(store, request),
  };
}

function change(
  store: Store,
  checkout: CheckoutRecord,
  { items: changes = [], ...members }: CheckoutUpdate,
): void {
  if (checkout.order) {
    throw new Conflict('session_update_not_allowed', `The checkout has become order ${checkout.order.id}.`);
  }
  for (const { id } of changes) {
    if (!checkout.items.some((item) => item.id === id)) {
      throw new NotFound('items.id', `The checkout has no item ${JSON.stringify(id)}.`);
    }
  }
  const items = checkout.items.map((item) => {
    const { id: _, ...update } = changes.find(({ id }) => id === item.id) ?? { id: item.id };
    return { ...item, request: { ...item.request, ...update } };
  });
  const request = {
    ...checkout.request,
    ...members,
    currency: members.currency ?? checkout.request.currency,
    items: items.map((item) => item.request),
  };
  checkRequest(request);
  checkout.taxIdentifiers = taxIdentifiersOf(store, request);
  checkout.items = items;
  checkout.request = request;
  checkout.updatedTime = now();
}

function checkRequest({ currency, billTo, shipTo }: CheckoutRequest): void {
  if (!isCurrency(currency)) {
    throw new Conflict('currency_unactivated', `The currency ${currency} is not activated.`, 'currency');
  }
  for (const [name, party] of Object.entries({ billTo, shipTo })) {
    if (party && !party.address) throw new MissingParameter(`${name}.address.country`);
    checkAddress(name, party?.address);
  }
}

/** After the creation of the checkout, only a few members of an item can change. */
function refuseFixedMembers(body: unknown): void {
  const items = valueAt(body, ['items']);
  if (!Array.isArray(items)) return;
  const fixed = items
    .flatMap((item: unknown) => (item && typeof item === 'object' ? Object.keys(item) : []))
    .find((name) => !ITEM_UPDATES.includes(name));
  if (fixed === undefined) return;
  throw new BadRequest({
    code: 'unknown_parameter',
    parameter: fixed,
    message: `The ${fixed} of an item cannot be changed.`,
  });
}
