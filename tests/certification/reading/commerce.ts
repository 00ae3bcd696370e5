/**
 * Reads the Commerce API. A shopper has one active cart, which calls do not name: a call concerns the cart that
 * was shown last; a submission concerns the cart that was paid last, even if another cart was shown after that.
 * Answers are wrapped in an object named after the resource, except in some of the documented samples; both are
 * read.
 */
import { CART } from '../../../contract/dialects/commerce.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { addressOf, ofKind, inRequest, succeeded, textOf } from './exchanges.ts';
import type {
  ContainerResponse,
  OrderFacts,
  OrderResponse,
  Part,
  Reader,
  SessionFacts,
  SourceChange,
  SourceSave,
} from './api-facts.ts';
import { itemsOfCarts } from './items-sent.ts';
import { purchaseCalls } from './commerce-purchases.ts';

const below = (path: string): RegExp => new RegExp(`${CART}/${path}$`);
const APPLY = below('apply-payment-method');

export const readCommerce: Reader = (exchanges) => {
  const calls = (method: string, path: RegExp): Exchange[] => ofKind(exchanges, method, path);
  const containers = exchanges.flatMap(shown);
  const cartAt = (at: number): ContainerResponse | undefined =>
    containers.findLast(({ finishedAt }) => finishedAt <= at);
  const moved = (exchange: Exchange): SourceChange => {
    const before = cartAt(exchange.startedAt);
    const named = inRequest(exchange, 'paymentMethod.sourceId') ?? inRequest(exchange, 'sourceId');
    return {
      ...exchange,
      container: before?.container,
      // a detach without a source detaches all
      source: typeof named === 'string' ? named : textOf(before?.sources[0]),
      done: succeeded(exchange),
    };
  };
  const attaches = calls('POST', APPLY).map(moved);
  const paidAt = (at: number): string | undefined =>
    attaches.findLast(({ done, finishedAt }) => done && finishedAt <= at)?.container;
  const known = new Set<string>();
  return {
    purchases: purchaseCalls(exchanges, (at) => cartAt(at)?.container),
    itemsSent: itemsOfCarts(exchanges, (at) => cartAt(at)?.container),
    containers,
    made: containers.filter(({ container }) => !known.has(container) && known.add(container)),
    attaches,
    detaches: [...calls('DELETE', APPLY), ...calls('DELETE', below('payment'))]
      .sort((a, b) => a.startedAt - b.startedAt)
      .map(moved),
    saves: calls('POST', /\/v1\/shoppers\/me\/payment-options\/?$/).map(saved),
    orders: calls('POST', below('submit-cart')).map((exchange) => ({
      ...exchange,
      container: paidAt(exchange.startedAt) ?? cartAt(exchange.startedAt)?.container,
      made: exchange.response?.status === 200,
      order: orderIn(exchange.response?.body),
    })),
    // a conflict is also an outcome: the shopper has not authorized the payment
    outcomes: calls('POST', below('resume-cart'))
      .filter(({ response }) => response?.status === 200 || response?.status === 409)
      .map(orderResponse),
    orderReads: calls('GET', /\/v1\/shoppers\/me\/orders\/[^/]+$/).map(orderResponse),
  };
};

/** Every answer that contains the cart counts as a reading. */
function shown(exchange: Exchange): ContainerResponse[] {
  const cart = valueAt(exchange.response?.body, 'cart');
  const session = sessionIn(cart);
  const id = textOf(valueAt(cart, 'id')) ?? textOf(session.id);
  if (!addressOf(exchange).includes(CART) || !succeeded(exchange) || id === undefined) return [];
  return [
    {
      ...exchange,
      container: id,
      total: amount(cart, 'pricing.orderTotal'),
      currency: valueAt(cart, 'pricing.orderTotal.currency'),
      session,
      sources: partsIn(cart).map(({ source }) => source),
      parts: partsIn(cart),
      entity: valueAt(cart, 'businessEntityCode'),
    },
  ];
}

function sessionIn(holder: unknown): SessionFacts {
  const session = valueAt(holder, 'paymentSession');
  return {
    id: valueAt(session, 'id'),
    state: valueAt(session, 'status'),
    contributed: amount(session, 'amountContributed'),
    remaining: amount(session, 'amountRemainingToBeContributed'),
    foreignState: valueAt(session, 'state'),
  };
}

/** Amounts are objects of currency and value; some samples print the value as text. */
function amount(holder: unknown, path: string): unknown {
  const value = valueAt(holder, `${path}.value`);
  return typeof value === 'string' && value !== '' ? Number(value) : value;
}

/** The primary source with the secondary ones below it. */
function partsIn(holder: unknown): Part[] {
  const method = valueAt(holder, 'paymentMethod');
  const more = valueAt(method, 'supplementaryPaymentMethods');
  return [method, ...(Array.isArray(more) ? (more as unknown[]) : [])]
    .map((found) => ({
      source: valueAt(found, 'sourceId'),
      type: valueAt(found, 'type'),
      amount: amount(found, 'amountContributed'),
    }))
    .filter(({ source }) => source !== undefined && source !== null);
}

/** An answer may contain the payment option directly, or below its name. */
function saved(exchange: Exchange): SourceSave {
  const { body } = exchange.response ?? {};
  const option = valueAt(body, 'paymentOption') ?? body;
  const source = textOf(inRequest(exchange, 'paymentOption.sourceId')) ?? '';
  const customer = exchange.request.headers.authorization ?? '';
  const type = textOf(valueAt(option, 'type')) ?? '';
  return {
    ...exchange,
    source,
    customer,
    done: succeeded(exchange),
    reusable: String(valueAt(option, `${type}.reusable`)) === 'true',
    owner: valueAt(option, 'sourceId') === source ? customer : undefined,
  };
}

function orderResponse(exchange: Exchange): OrderResponse {
  return { ...exchange, order: orderIn(exchange.response?.body) };
}

function orderIn(body: unknown): OrderFacts {
  const root = valueAt(body, 'submitCart') ?? valueAt(body, 'resumeCart') ?? body;
  const order = valueAt(root, 'order') ?? root;
  const either = (path: string): unknown => valueAt(root, path) ?? valueAt(order, path);
  const session = sessionIn(valueAt(root, 'paymentSession') === undefined ? order : root);
  const state = valueAt(order, 'orderState');
  const lines = either('lineItems.lineItem');
  const parts = partsIn(valueAt(root, 'paymentMethod') === undefined ? order : root);
  return {
    id: textOf(valueAt(order, 'id')),
    // the documents write both `Source Pending Redirect` and `source_pending_redirect`
    state: typeof state === 'string' ? state.toLowerCase().replaceAll(/[ -]/g, '_') : state,
    session,
    // this dialect has neither of these members
    paymentState: undefined,
    fraudState: undefined,
    action: undefined,
    redirectUrl: either('paymentSession.redirectUrl'),
    instructions:
      session.state === 'pending_funds'
        ? {
            sourceId: either('paymentMethod.sourceId'),
            sourceClientSecret: either('paymentMethod.sourceClientSecret'),
          }
        : undefined,
    total: amount(valueAt(root, 'pricing') === undefined ? order : root, 'pricing.orderTotal'),
    currency: either('pricing.orderTotal.currency'),
    sources: parts.map(({ source }) => source),
    items: Array.isArray(lines) ? (lines as unknown[]) : [],
    payments: parts,
  };
}
