/** Reads the Digital River API: checkouts, their sources, orders and refreshes. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { addressOf, idIn, ofKind, inRequest, succeeded, inResponse } from './exchanges.ts';
import { itemsOfCheckouts } from './items-sent.ts';
import type {
  ContainerResponse,
  OrderFacts,
  OrderResponse,
  Part,
  PartyData,
  PurchaseData,
  Reader,
  SessionFacts,
  SourceChange,
} from './api-facts.ts';

const CHECKOUT = /\/checkouts(\/[^/]+)?$/;
const SOURCE_OF_CHECKOUT = /\/checkouts\/[^/]+\/sources\/[^/]+$/;
const SOURCE_OF_CUSTOMER = /\/customers\/[^/]+\/sources\/[^/]+$/;
const NEXT_ACTION = 'payment.session.nextAction';

export const readDigitalRiver: Reader = (exchanges) => {
  const calls = (method: string, path: RegExp): Exchange[] => ofKind(exchanges, method, path);
  const containers = [...calls('POST', CHECKOUT), ...calls('GET', /\/checkouts\/[^/]+$/)]
    .filter(succeeded)
    .sort((a, b) => a.startedAt - b.startedAt)
    .map(shown);
  return {
    containers,
    made: containers.filter(
      (exchange) =>
        exchange.request.method === 'POST' &&
        exchange.response?.status === 201 &&
        addressOf(exchange).endsWith('/checkouts'),
    ),
    purchases: calls('POST', CHECKOUT).map(purchaseDataOf),
    itemsSent: itemsOfCheckouts(exchanges),
    attaches: [
      ...calls('POST', SOURCE_OF_CHECKOUT).map((exchange) => moved(exchange, 200)),
      ...calls('POST', CHECKOUT).flatMap(attachedWith),
    ].sort((a, b) => a.startedAt - b.startedAt),
    detaches: calls('DELETE', SOURCE_OF_CHECKOUT).map((exchange) => moved(exchange, 204)),
    saves: calls('POST', SOURCE_OF_CUSTOMER).map((exchange) => ({
      ...exchange,
      source: idIn(exchange),
      customer: idIn(exchange, 2),
      done: succeeded(exchange),
      reusable: inResponse(exchange, 'reusable') === true,
      owner: inResponse(exchange, 'customerId'),
    })),
    orders: calls('POST', /\/orders$/).map((exchange) => ({
      ...exchange,
      container: inRequest(exchange, 'checkoutId'),
      made: exchange.response?.status === 201,
      order: orderIn(exchange.response?.body),
    })),
    outcomes: calls('POST', /\/orders\/[^/]+\/refresh$/)
      .filter(({ response }) => response?.status === 200)
      .map(orderResponse),
    orderReads: calls('GET', /\/orders\/[^/]+$/).map(orderResponse),
  };
};

function purchaseDataOf(exchange: Exchange): PurchaseData {
  const begins = addressOf(exchange).endsWith('/checkouts');
  const items = inRequest(exchange, 'items');
  return {
    ...exchange,
    container: begins ? inResponse(exchange, 'id') : idIn(exchange),
    begins,
    customer: inRequest(exchange, 'customerId'),
    locale: inRequest(exchange, 'locale'),
    browserIp: inRequest(exchange, 'browserIp'),
    items: Array.isArray(items) ? (items as unknown[]) : undefined,
    itemsPrice: Array.isArray(items) ? priceOf(items as unknown[]) : undefined,
    billTo: party(inRequest(exchange, 'billTo')),
    shipTo: party(inRequest(exchange, 'shipTo')),
  };
}

/** The provider may set the price of an item with a SKU: the sum is known only if each item states its price. */
function priceOf(items: readonly unknown[]): number | undefined {
  const sum = items.reduce<number>((total, item) => {
    const each = Number(valueAt(item, 'price')) * Number(valueAt(item, 'quantity') ?? 1);
    return total + Number(valueAt(item, 'aggregatePrice') ?? each);
  }, 0);
  return Number.isFinite(sum) ? sum : undefined;
}

function party(said: unknown): PartyData | undefined {
  if (said === undefined) return undefined;
  return { name: valueAt(said, 'name'), address: Object(valueAt(said, 'address')) as PartyData['address'] };
}

function list(body: unknown, path: string): unknown[] {
  const found = valueAt(body, path);
  return Array.isArray(found) ? (found as unknown[]) : [];
}

function partsIn(body: unknown): Part[] {
  return list(body, 'payment.sources').map((source) => ({
    source: valueAt(source, 'id'),
    type: valueAt(source, 'type'),
    amount: valueAt(source, 'amount'),
  }));
}

function shown(exchange: Exchange): ContainerResponse {
  const parts = partsIn(exchange.response?.body);
  return {
    ...exchange,
    container: String(inResponse(exchange, 'id')),
    total: inResponse(exchange, 'totalAmount'),
    currency: inResponse(exchange, 'currency'),
    session: sessionIn(exchange.response?.body),
    sources: parts.map(({ source }) => source),
    parts,
    entity: inResponse(exchange, 'sellingEntity.id'),
  };
}

function sessionIn(body: unknown): SessionFacts {
  const member = (name: string): unknown => valueAt(body, `payment.session.${name}`);
  return {
    id: member('id'),
    state: member('state'),
    contributed: member('amountContributed'),
    remaining: member('amountRemainingToBeContributed'),
    foreignState: member('status'),
  };
}

function moved(exchange: Exchange, wanted: number): SourceChange {
  return {
    ...exchange,
    container: idIn(exchange, 2),
    source: idIn(exchange),
    done: exchange.response?.status === wanted,
  };
}

/** A source can be attached when a checkout is created or changed. */
function attachedWith(exchange: Exchange): SourceChange[] {
  const source = inRequest(exchange, 'sourceId');
  if (typeof source !== 'string') return [];
  return [{ ...exchange, container: String(inResponse(exchange, 'id')), source, done: succeeded(exchange) }];
}

function orderResponse(exchange: Exchange): OrderResponse {
  return { ...exchange, order: orderIn(exchange.response?.body) };
}

function orderIn(body: unknown): OrderFacts {
  const action = valueAt(body, `${NEXT_ACTION}.action`);
  const charges = list(body, 'payment.charges');
  return {
    id: valueAt(body, 'id'),
    state: valueAt(body, 'state'),
    session: sessionIn(body),
    paymentState: valueAt(charges.at(-1), 'state'),
    fraudState: valueAt(body, 'fraudState'),
    action,
    redirectUrl: valueAt(body, `${NEXT_ACTION}.data.redirectUrl`),
    instructions:
      action === 'show_payment_instructions'
        ? {
            sourceId: valueAt(body, `${NEXT_ACTION}.data.sourceId`),
            sourceClientSecret: valueAt(body, `${NEXT_ACTION}.data.sourceClientSecret`),
          }
        : undefined,
    total: valueAt(body, 'totalAmount'),
    currency: valueAt(body, 'currency'),
    sources: partsIn(body).map(({ source }) => source),
    items: list(body, 'items'),
    payments: charges.map((charge) => ({
      source: valueAt(charge, 'sourceId'),
      amount: valueAt(charge, 'amount'),
      state: valueAt(charge, 'state'),
    })),
  };
}
