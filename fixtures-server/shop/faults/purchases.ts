/** Faults in requests: checkouts, sources, payloads. */
import { removeAt, setAt, valueAt } from '../../../harness/json-path.ts';
import type { Behaviour } from '../behaviour.ts';
import { reference } from '../reference.ts';
import type { ServerControl } from '../../../harness/fault-control.ts';
import { paidAtOnce, cardTyped, redirectAfterOrder, fundsPushed } from '../../../harness/fault-methods.ts';

/** Removes a member from the request that creates a checkout. */
function without(member: string): Partial<Behaviour> {
  return {
    checkoutRequest: (request) => {
      const short = structuredClone(request);
      removeAt(short, member);
      return short;
    },
  };
}

export const purchaseFaults = {
  'orders-before-attach': {
    takeSource: async (api, purchase, sourceId) => {
      await api.createOrder(purchase.checkoutId).catch(() => undefined);
      await reference.takeSource(api, purchase, sourceId);
    },
  },
  'stale-session': {
    openCheckout: async (api, request) => {
      const older = await api.createCheckout(request);
      const checkout = await api.createCheckout(request);
      const { session } = checkout.payment;
      return {
        ...checkout,
        payment: { ...checkout.payment, session: { ...session, id: older.payment.session.id } },
      };
    },
  },
  'speaks-another-language': {
    paymentData: (data) => ({ ...data, locale: data.locale.startsWith('de') ? 'fr-FR' : 'de-DE' }),
  },
  'drops-second-line': {
    payload: (payload) => {
      const short = structuredClone(payload);
      removeAt(short, 'owner.address.line2');
      return short;
    },
  },
  'shouts-the-name': {
    payload: (payload) => {
      const loud = structuredClone(payload);
      setAt(loud, 'owner.lastName', String(valueAt(loud, 'owner.lastName')).toUpperCase());
      return loud;
    },
  },
  'tells-fractions': {
    checkoutRequest: (request) => {
      const wrong = structuredClone(request);
      setAt(wrong, 'items.0.price', Number(valueAt(wrong, 'items.0.price')) + 0.001);
      return wrong;
    },
  },
  'charges-by-phone': { checkoutRequest: (request) => ({ ...request, chargeType: 'moto' }) },
  'no-product': without('items.0.productDetails'),
  'no-item-price': without('items.0.price'),
  'no-sku-group': without('items.0.productDetails.skuGroupId'),
  'no-tax-inclusive': without('taxInclusive'),
  'no-browser-ip': without('browserIp'),
  'no-upstream-id': without('upstreamId'),
  'no-ship-from': without('shipFrom'),
  'no-street': {
    shipTo: (party) => {
      const short = structuredClone(party);
      removeAt(short, 'address.line1');
      return short;
    },
  },
  'another-product-id': {
    checkoutRequest: (request) => {
      const wrong = structuredClone(request);
      setAt(wrong, 'items.0.productDetails.id', 'another-product');
      return wrong;
    },
  },
  'keeps-amount': {
    payload: (payload, _wire, { first }) => ({
      ...payload,
      amount: first.totalAmount,
      currency: first.currency,
    }),
  },
  'keeps-details': {
    payload: (payload, wire, { first }) => {
      const kept = structuredClone(payload);
      const member = wire.members.removed.find((removed) => removed.startsWith(`${wire.detailsKey}.`));
      const value = member && valueAt(wire.payloads.withoutSession ?? {}, member);
      if (member) setAt(kept, member, value ?? 'kept');
      else kept.amount = first.totalAmount;
      return kept;
    },
  },
  // the wrong object is next to the correct details object, under its alias
  'keeps-details-under-alias': {
    payload: (payload, wire) => {
      const [alias] = wire.detailsKeyAlternates;
      const member = wire.members.removed.find((removed) => removed.startsWith(`${wire.detailsKey}.`));
      if (!alias || !member) return payload;
      const kept = structuredClone(payload);
      setAt(kept, `${alias}${member.slice(wire.detailsKey.length)}`, 'kept');
      return kept;
    },
  },
  'sends-another-type': {
    payload: (payload, { type }) => ({
      ...payload,
      type: type === 'wireTransfer' ? 'konbini' : 'wireTransfer',
    }),
  },
  'adds-undocumented-member': { payload: (payload) => ({ ...payload, shopReference: 'A-1' }) },
  'drops-required-member': {
    payload: (payload, wire) => {
      const short = structuredClone(payload);
      const member = 'owner' in short ? 'owner.email' : wire.returnUrl;
      if (member) removeAt(short, member);
      return short;
    },
  },
  'reattaches-detached': {
    dropSource: async (api, purchase, sourceId) => {
      await reference.dropSource(api, purchase, sourceId);
      await api.attach(purchase.checkoutId, sourceId).catch(() => undefined);
    },
  },
} satisfies Record<string, Partial<Behaviour>>;

export const purchaseControls: readonly ServerControl<keyof typeof purchaseFaults>[] = [
  {
    id: 'keeps-details-under-alias',
    breaks: 'SRC-01',
    scenario: 'pays',
    methods: { all: ['paidByShopButton', 'hasDetailsAlias', 'removesDetails'] },
  },
  { id: 'sends-another-type', breaks: 'SRC-02', scenario: 'pays', methods: fundsPushed },
  { id: 'orders-before-attach', breaks: 'SES-05', scenario: 'pays', methods: paidAtOnce },
  { id: 'stale-session', breaks: 'SES-07', scenario: 'pays', methods: paidAtOnce },
  { id: 'stale-session', breaks: 'SES-07', scenario: 'changes-payment', methods: paidAtOnce },
  {
    id: 'keeps-amount',
    breaks: 'SRC-01',
    scenario: 'pays',
    methods: { all: [fundsPushed, 'removesMembers'] },
  },
  {
    id: 'keeps-details',
    breaks: 'SRC-01',
    scenario: 'pays',
    methods: { all: [redirectAfterOrder, 'removesDetails'] },
  },
  { id: 'drops-required-member', breaks: 'SRC-02', scenario: 'pays', methods: paidAtOnce },
  { id: 'adds-undocumented-member', breaks: 'SRC-07', scenario: 'pays', methods: paidAtOnce },
  {
    id: 'reattaches-detached',
    breaks: 'SRC-05',
    scenario: 'changes-payment',
    methods: paidAtOnce,
  },
  {
    id: 'no-item-price',
    breaks: 'CHK-01',
    scenario: 'pays',
    methods: paidAtOnce,
    notIn: { 'commerce-api': 'a line of a cart names a product, and has the price in the catalogue' },
  },
  { id: 'no-product', breaks: 'CHK-01', scenario: 'pays', methods: paidAtOnce },
  { id: 'charges-by-phone', breaks: 'CHK-09', scenario: 'pays', methods: paidAtOnce },
  { id: 'no-sku-group', breaks: 'CHK-02', scenario: 'pays', methods: paidAtOnce },
  { id: 'another-product-id', breaks: 'CHK-03', scenario: 'pays', methods: paidAtOnce },
  { id: 'no-tax-inclusive', breaks: 'CHK-04', scenario: 'pays', methods: paidAtOnce },
  { id: 'no-browser-ip', breaks: 'CHK-05', scenario: 'pays', methods: paidAtOnce },
  { id: 'no-upstream-id', breaks: 'CHK-06', scenario: 'pays', methods: paidAtOnce },
  {
    id: 'no-ship-from',
    breaks: 'CHK-07',
    scenario: 'pays',
    methods: paidAtOnce,
    notIn: { 'commerce-api': 'a cart does not state where goods are sent from' },
  },
  { id: 'no-street', breaks: 'CHK-07', scenario: 'pays', methods: paidAtOnce },
  { id: 'speaks-another-language', breaks: 'MKT-01', scenario: 'pays', methods: paidAtOnce },
  { id: 'drops-second-line', breaks: 'MKT-02', scenario: 'pays', methods: cardTyped },
  { id: 'shouts-the-name', breaks: 'MKT-02', scenario: 'pays', methods: cardTyped },
  { id: 'tells-fractions', breaks: 'MKT-03', scenario: 'pays', methods: paidAtOnce },
];
