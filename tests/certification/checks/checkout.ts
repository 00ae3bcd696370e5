/** Checks of the purchase data that the shop sends to the API when it creates and changes a checkout. */
import { isIP } from 'node:net';
import { pathTo, valueAt } from '../../../harness/json-path.ts';
import {
  every,
  excluded,
  type Finding,
  type Check,
  met,
  metUnless,
  type Mismatch,
  notExercised,
  reading,
  show,
} from '../reading/finding.ts';
import { pageReading } from '../reading/page-readings.ts';
import type { PartyData, PurchaseData } from '../reading/api-facts.ts';
import { type Observation, inRequest } from '../reading/observation.ts';
import { sameAmount } from '../reading/writing.ts';
import { isText } from './sent.ts';

/** Countries whose addresses need a state. */
const WITH_STATES = ['US', 'CA'];

export const checkoutChecks = {
  'CHK-01': (seen) =>
    everyItem(seen, (item) => {
      const { required } = seen.dialectFacts.item;
      const missing = required.find((names) => names.every((name) => valueAt(item, name) === undefined));
      const [member = ''] = missing ?? [];
      return (
        missing && [`an item with ${missing.join(' or ')}`, `${missing.join(' or ')} is missing`, { member }]
      );
    }),

  'CHK-02': (seen) =>
    everyDescribedItem(seen, (item) =>
      isText(valueAt(item, 'productDetails.skuGroupId'))
        ? undefined
        : [
            'product details with a skuGroupId',
            'product details without their skuGroupId',
            { member: 'productDetails.skuGroupId' },
          ],
    ),

  'CHK-03': reading(['review'], (seen) =>
    everyDescribedItem(seen, (item) => {
      const { product } = seen.dialectFacts.item;
      const id = valueAt(item, product);
      const where = { member: product };
      if (!isText(id) && typeof id !== 'number')
        return [`an item with ${product}`, `${product} is missing`, where];
      const products = seen.notes.review?.products;
      if (!products || products.includes(String(id))) return undefined;
      return [
        `${product}: the id of a product in the basket (${products.join(', ')})`,
        String(id),
        { ...where, also: [pageReading('review')] },
      ];
    }),
  ),

  'CHK-04': (seen) =>
    every(asked(seen), 'no checkout was requested', (made) =>
      typeof inRequest(made, 'taxInclusive') === 'boolean'
        ? undefined
        : ['taxInclusive true or false', show(inRequest(made, 'taxInclusive')), { member: 'taxInclusive' }],
    ),

  'CHK-05': (seen) =>
    everyOrdered(seen, (last) => {
      const ip = last(({ browserIp }) => browserIp);
      return isIP(String(ip)) > 0
        ? undefined
        : ['the IP address of the shopper', show(ip), { member: 'browserIp' }];
    }),

  'CHK-06': reading(['orderNumber'], (seen) =>
    everyOrdered(seen, (last) => {
      const id = last((one) => inRequest(one, 'upstreamId'));
      if (!isText(id))
        return ['a checkout with an upstreamId before it is ordered', 'none', { member: 'upstreamId' }];
      const { orderNumber } = seen.notes;
      if (orderNumber === undefined || orderNumber === id) return undefined;
      return [`the shop's order number ${orderNumber} as upstreamId`, String(id), { member: 'upstreamId' }];
    }),
  ),

  'CHK-07': (seen) =>
    everyOrdered(seen, (last) => {
      const { shipsFrom } = seen.dialectFacts;
      if (shipsFrom !== undefined && !isText(last((one) => inRequest(one, shipsFrom))))
        return ['shipFrom with an address that has a country', 'none'];
      return (
        missingIn(
          'shipping',
          last(({ shipTo }) => shipTo),
        ) ??
        // where a checkout states its origin (shipFrom), the billing address may come from the owner of the source
        (shipsFrom === undefined
          ? missingIn(
              'billing',
              last(({ billTo }) => billTo),
            )
          : undefined)
      );
    }),

  'CHK-09': (seen) =>
    every(asked(seen), 'no checkout was requested', (made) => {
      const type = inRequest(made, 'chargeType') ?? inRequest(made, 'cart.chargeType');
      return type === undefined || type === 'customer_initiated'
        ? undefined
        : ['chargeType customer_initiated, or none', show(type)];
    }),

  'CHK-08': reading(['basketPrice'], (seen) => {
    const { basketPrice } = seen.notes;
    if (basketPrice === undefined) return notExercised('no page with the basket was read');
    if (basketPrice === null)
      return excluded('the adapter does not read the price of the basket before payment');
    const priced = asked(seen).filter(({ itemsPrice }) => itemsPrice !== undefined);
    return every(priced, 'no item price was sent to the API', ({ itemsPrice }) =>
      sameAmount(itemsPrice, basketPrice, seen.currency)
        ? undefined
        : [`items for ${basketPrice}, the price that the shop showed before payment`, show(itemsPrice)],
    );
  }),
} satisfies Record<string, Check>;

/** @param last reads the latest value that was sent for the checkout before the order */
type Last = <T>(read: (told: PurchaseData) => T) => T | undefined;

function everyItem(seen: Observation, judge: (item: unknown) => Mismatch | undefined): Finding {
  return every(asked(seen), 'no checkout was requested', ({ items = [], request }) => {
    if (items.length === 0) return ['a checkout with items', 'none', { member: 'items' }];
    for (const item of items) {
      const [expected, actual, where] = judge(item) ?? [];
      if (expected === undefined || actual === undefined) continue;
      const member = [pathTo(request.body, item), where?.member].filter(Boolean).join('.');
      return [expected, actual, { ...where, member }];
    }
    return undefined;
  });
}

/** Items with a SKU of the provider have no product details, so these rules do not apply. */
function everyDescribedItem(seen: Observation, judge: (item: unknown) => Mismatch | undefined): Finding {
  const { required } = seen.dialectFacts.item;
  const mayNameSku = required.some((names) => names.includes('skuId') && names.includes('productDetails'));
  const isBySku = (item: unknown): boolean =>
    mayNameSku && isText(valueAt(item, 'skuId')) && valueAt(item, 'productDetails') === undefined;
  const items = asked(seen).flatMap(({ items: some = [] }) => some);
  if (items.length > 0 && items.every(isBySku))
    return excluded('the items have a skuId instead of product details');
  return everyItem(seen, (item) => (isBySku(item) ? undefined : judge(item)));
}

function everyOrdered(seen: Observation, judge: (last: Last) => Mismatch | undefined): Finding {
  if (seen.ordersMade.length === 0) return notExercised('nothing was ordered');
  for (const order of seen.ordersMade) {
    const before = seen.purchases.filter(
      ({ container, startedAt }) => container === order.container && startedAt <= order.startedAt,
    );
    const wrong = judge((read) => before.map(read).findLast((value) => value !== undefined));
    // the first call lacks the value, so this call is the evidence, not the later order
    if (wrong) return metUnless(wrong, before[0] ?? order, ...before, order);
  }
  return met(...seen.ordersMade.slice(0, 5));
}

/** The first missing member of an address. */
function missingIn(which: 'shipping' | 'billing', party: PartyData | undefined): Mismatch | undefined {
  if (!party) return [`a ${which} address`, 'none'];
  const { name, address } = party;
  const state = WITH_STATES.includes(String(address.country)) ? ['state'] : [];
  const wanted = ['line1', 'postalCode', 'country', ...state];
  const missing = isText(name) ? wanted.find((member) => !isText(address[member])) : 'name';
  return missing ? [`a ${which} address with ${missing}`, `${missing} is missing`] : undefined;
}

/** Includes refused requests. */
function asked(seen: Observation): PurchaseData[] {
  return seen.purchases.filter(({ begins }) => begins);
}
