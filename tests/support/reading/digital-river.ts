/** Reads the Digital River API: checkouts, their sources, orders and refreshes. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/intervention.ts';
import { addressOf, idIn, ofKind, sent, succeeded, told } from './exchanges.ts';
import type { ContainerShown, OrderFacts, OrderTold, Reader, SessionFacts, SourceMoved } from './facts.ts';

const SOURCE_OF_CHECKOUT = /\/checkouts\/[^/]+\/sources\/[^/]+$/;
const NEXT_ACTION = 'payment.session.nextAction';

export const readDigitalRiver: Reader = (exchanges) => {
  const calls = (method: string, path: RegExp): Exchange[] => ofKind(exchanges, method, path);
  const containers = [...calls('POST', /\/checkouts(\/[^/]+)?$/), ...calls('GET', /\/checkouts\/[^/]+$/)]
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
    attaches: calls('POST', SOURCE_OF_CHECKOUT).map((exchange) => moved(exchange, 200)),
    detaches: calls('DELETE', SOURCE_OF_CHECKOUT).map((exchange) => moved(exchange, 204)),
    orders: calls('POST', /\/orders$/).map((exchange) => ({
      ...exchange,
      container: sent(exchange, 'checkoutId'),
      made: exchange.response?.status === 201,
      order: orderIn(exchange.response?.body),
    })),
    outcomes: calls('POST', /\/orders\/[^/]+\/refresh$/)
      .filter(({ response }) => response?.status === 200)
      .map(orderTold),
    orderReads: calls('GET', /\/orders\/[^/]+$/).map(orderTold),
  };
};

function shown(exchange: Exchange): ContainerShown {
  const sources = told(exchange, 'payment.sources');
  return {
    ...exchange,
    container: String(told(exchange, 'id')),
    total: told(exchange, 'totalAmount'),
    currency: told(exchange, 'currency'),
    session: sessionIn(exchange.response?.body),
    sources: Array.isArray(sources) ? sources.map((source: unknown) => valueAt(source, 'id')) : [],
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

function moved(exchange: Exchange, wanted: number): SourceMoved {
  return {
    ...exchange,
    container: idIn(exchange, 2),
    source: idIn(exchange),
    done: exchange.response?.status === wanted,
  };
}

function orderTold(exchange: Exchange): OrderTold {
  return { ...exchange, order: orderIn(exchange.response?.body) };
}

function orderIn(body: unknown): OrderFacts {
  const action = valueAt(body, `${NEXT_ACTION}.action`);
  const charges = valueAt(body, 'payment.charges');
  return {
    id: valueAt(body, 'id'),
    state: valueAt(body, 'state'),
    session: sessionIn(body),
    paymentState: Array.isArray(charges) ? valueAt(charges.at(-1), 'state') : undefined,
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
  };
}
