/** Checks of what the shop tells the API of a purchase when it makes and changes a checkout. */
import { isIP } from 'node:net';
import type { Exchange } from '../../harness/exchange.ts';
import { valueAt } from '../../harness/intervention.ts';
import { every, type Finding, type Judge, notExercised, show } from '../support/finding.ts';
import { idIn, type Seen, sent } from '../support/seen.ts';

/** Countries whose addresses need a state. */
const WITH_STATES = ['US', 'CA'];

export const checkoutChecks = {
  'CHK-01': (seen) =>
    everyItem(seen, (item) => {
      const wanted = [['skuId', 'productDetails'], ['price', 'aggregatePrice'], ['quantity']];
      const missing = wanted.find((names) => names.every((name) => valueAt(item, name) === undefined));
      return missing && `an item must have ${missing.join(' or ')}`;
    }),

  'CHK-02': (seen) =>
    everyItem(seen, (item) =>
      isText(valueAt(item, 'productDetails.skuGroupId'))
        ? undefined
        : 'product details must have a skuGroupId, they have none',
    ),

  'CHK-03': (seen) =>
    everyItem(seen, (item) => {
      const id = valueAt(item, 'productDetails.id');
      if (!isText(id)) return 'product details must have an id, they have none';
      const products = seen.facts.shownProducts;
      if (!products || products.includes(id)) return undefined;
      return `product details must have the id of a product in the basket (${products.join(', ')}), they have ${id}`;
    }),

  'CHK-04': (seen) =>
    every(asked(seen), 'no checkout was asked for', (made) =>
      typeof sent(made, 'taxInclusive') === 'boolean'
        ? undefined
        : `taxInclusive must be true or false, it is ${show(sent(made, 'taxInclusive'))}`,
    ),

  'CHK-05': (seen) =>
    every(asked(seen), 'no checkout was asked for', (made) =>
      isIP(String(sent(made, 'browserIp'))) > 0
        ? undefined
        : `browserIp must be an IP address, it is ${show(sent(made, 'browserIp'))}`,
    ),

  'CHK-06': (seen) =>
    everyOrdered(seen, (told) => {
      const id = told('upstreamId');
      if (!isText(id)) return 'a checkout must have an upstreamId before it is ordered, it has none';
      const { orderNumber } = seen.facts;
      if (orderNumber === undefined || orderNumber === id) return undefined;
      return `the upstreamId must be the shop's order number ${orderNumber}, it is ${id}`;
    }),

  'CHK-07': (seen) =>
    everyOrdered(seen, (told) => {
      if (!isText(told('shipFrom.address.country'))) return 'shipFrom must have an address with a country';
      const country = String(told('shipTo.address.country'));
      const state = WITH_STATES.includes(country) ? ['address.state'] : [];
      const wanted = ['name', 'address.line1', 'address.postalCode', 'address.country', ...state];
      const missing = wanted.find((member) => !isText(told(`shipTo.${member}`)));
      return missing && `shipTo must have ${missing}, it has none`;
    }),
} satisfies Record<string, Judge>;

function everyItem(seen: Seen, judge: (item: unknown) => string | undefined): Finding {
  return every(asked(seen), 'no checkout was asked for', (made) => {
    const items = sent(made, 'items');
    if (!Array.isArray(items) || items.length === 0) return 'a checkout must have items, it has none';
    return items.map(judge).find((wrong) => wrong !== undefined);
  });
}

/** @param judge gets a member as the shop told it last before it ordered */
function everyOrdered(seen: Seen, judge: (told: (member: string) => unknown) => string | undefined): Finding {
  if (seen.ordersMade.length === 0) return notExercised('nothing was ordered');
  return every(seen.ordersMade, 'nothing was ordered', (order) => {
    const made = seen.containersMade.filter(({ container }) => container === order.container);
    const changed = seen
      .calls('POST', /\/checkouts\/[^/]+$/, 'shop')
      .filter((exchange) => idIn(exchange) === order.container);
    const before = [...made, ...changed].filter(({ startedAt }) => startedAt <= order.startedAt);
    return judge((member) => before.map((one) => sent(one, member)).findLast((value) => value !== undefined));
  });
}

/** Whatever became of them: a checkout that was refused was asked for as well. */
function asked(seen: Seen): Exchange[] {
  return seen.calls('POST', /\/checkouts$/, 'shop');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
