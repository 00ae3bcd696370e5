/** Checks of subscriptions: what checkout and order state of them, and what their renewal needs. */
import type { Exchange } from '../../../harness/exchange.ts';
import { valueAt } from '../../../harness/json-path.ts';
import {
  every,
  type Finding,
  type Check,
  type Mismatch,
  notExercised,
  reading,
  show,
  CLOCK_SLACK,
} from '../reading/finding.ts';
import type { OrderRequest, SubscriptionData } from '../reading/api-facts.ts';
import { type Observation, inRequest, inResponse } from '../reading/observation.ts';
import { subscriptionInfosSent, isText, withPurchases } from './sent.ts';
import { DROPIN_SOURCE } from './subscription-dropin.ts';

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

export const subscriptionChecks = {
  'SUB-01': (seen) =>
    every(seen.ordersMade, 'no subscription was ordered', (order) => {
      const type = chargeTypeOf(seen, order);
      return type === 'customer_initiated' ? undefined : ['chargeType customer_initiated', show(type)];
    }),

  'SUB-02': (seen) =>
    ordered(seen, (infos) =>
      infos.includes(undefined)
        ? ['subscriptionInfo on every recurring item', 'an item without a subscriptionInfo']
        : undefined,
    ),

  'SUB-03': (seen) =>
    ordered(seen, (infos) => {
      const wrong = infos.find((info) => typeof info?.autoRenewal !== 'boolean');
      return infos.every((info) => typeof info?.autoRenewal === 'boolean')
        ? undefined
        : ['autoRenewal true or false', show(wrong?.autoRenewal)];
    }),

  'SUB-04': (seen) => {
    const made = seen.containersMade;
    if (made.length < 2) return notExercised('the shopper started only one subscription');
    const known = new Set<unknown>();
    return every(made, 'no subscription was acquired', (exchange) => {
      const ids = subscriptionInfosSent(seen, exchange.container, Number.POSITIVE_INFINITY).map(
        (info) => info?.subscriptionId,
      );
      const twice = ids.find((id) => id !== undefined && known.has(id));
      for (const id of ids) known.add(id);
      return twice === undefined
        ? undefined
        : ['a different subscriptionId for each acquisition', `${show(twice)} twice`];
    });
  },

  'SUB-05': reading(
    [],
    (seen) =>
      ordered(seen, (infos) => {
        const { renewal } = seen.notes;
        const mandates = seen.sourceCalls.map(({ result }) => valueAt(result, 'source.mandate.terms'));
        for (const info of infos.filter((one) => one?.autoRenewal === true)) {
          const terms = info?.terms;
          if (!isText(terms)) return ['an item with the accepted terms', show(terms)];
          const shown = renewal ? plain(renewal.shown).includes(plain(terms)) : mandates.includes(terms);
          if (!shown)
            return [
              `the terms that the shopper accepted: ${renewal ? plain(renewal.shown) : show(mandates)}`,
              terms,
            ];
        }
        return undefined;
      }),
    ['renewal'],
  ),

  'SUB-06': (seen) =>
    ordered(seen, (infos) => {
      for (const info of infos) {
        const [start, end] = [info?.startTime, info?.endTime].map(String);
        if (start === undefined || end === undefined || !UTC.test(start) || !UTC.test(end))
          return [
            'startTime and endTime as UTC times that end in Z',
            `${show(info?.startTime)} and ${show(info?.endTime)}`,
          ];
        if (Date.parse(end) <= Date.parse(start)) return [`endTime after startTime ${start}`, end];
      }
      return undefined;
    }),

  'SUB-09': (seen) => {
    const saves = seen.saves.filter(({ done }) => done);
    const attached = seen.attaches.filter(({ done, source }) => done && isReady(seen, source));
    return every(attached, 'no source that is ready to be saved was attached', (attach) =>
      saves.some((save) => save.source === attach.source && save.startedAt <= attach.startedAt)
        ? undefined
        : [
            `source ${show(attach.source)} saved to the customer before it is attached`,
            saves.some((save) => save.source === attach.source)
              ? 'saved after it was attached'
              : 'never saved',
          ],
    );
  },

  'SUB-10': reading(['renewal'], (seen) => {
    const { renewal } = seen.notes;
    const paid = [...seen.attaches, ...seen.orders].sort((a, b) => a.startedAt - b.startedAt);
    return every<Exchange>(paid, 'nothing was attached or ordered', ({ startedAt }) => {
      if (renewal === undefined || plain(renewal.shown) === '')
        return ['renewal terms shown where they are accepted', 'none shown'];
      return renewal.acceptedAt !== undefined && startedAt + CLOCK_SLACK >= renewal.acceptedAt
        ? undefined
        : [
            'renewal terms accepted before the payment',
            'paid before the terms were accepted, or without acceptance',
          ];
    });
  }),

  'SUB-14': (seen) => {
    const subscribing = seen.ordersMade.filter((order) =>
      subscriptionInfosSent(seen, String(order.container), order.startedAt).some(
        (info) => info !== undefined,
      ),
    );
    return every(subscribing, 'no subscription was ordered', (order) => {
      const infos = order.order.items.flatMap((item) => valueAt(item, 'subscriptionInfo') ?? []);
      if (infos.length === 0) return ['an order with subscriptionInfo', 'none'];
      return infos.every((info) => isText(valueAt(info, 'billingAgreementId')))
        ? undefined
        : [
            'a billingAgreementId for every subscription of the order',
            'a subscription without a billingAgreementId',
          ];
    });
  },
} satisfies Record<string, Check>;

/** @param judge gets the last data sent for each item before the order */
function ordered(
  seen: Observation,
  judge: (infos: readonly SubscriptionData[]) => Mismatch | undefined,
): Finding {
  return every<OrderRequest>(seen.ordersMade, 'no subscription was ordered', (order) =>
    withPurchases(seen, order, judge(subscriptionInfosSent(seen, String(order.container), order.startedAt))),
  );
}

/** The value that was sent last, or the value in a response if the API takes it from the site's settings. */
function chargeTypeOf(seen: Observation, { container, startedAt }: OrderRequest): unknown {
  const told = seen.purchases.filter((one) => one.container === container && one.startedAt <= startedAt);
  return (
    told
      .map((one) => inRequest(one, 'chargeType') ?? inRequest(one, 'cart.chargeType'))
      .findLast((type) => type !== undefined) ??
    told.map((one) => inResponse(one, 'cart.chargeType')).findLast((type) => type !== undefined)
  );
}

/**
 * Whether a source is ready to be saved: Drop-in reports this; a source that the page created itself must be
 * chargeable.
 */
function isReady(seen: Observation, source: string | undefined): boolean {
  const made = seen.sourceCalls.find(({ result }) => valueAt(result, 'source.id') === source);
  if (!made) return false;
  return made.method === DROPIN_SOURCE
    ? valueAt(made.result, 'readyForStorage') === true
    : valueAt(made.result, 'source.state') === 'chargeable';
}

/** The text without line breaks and repeated spaces, which do not matter to a reader. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
