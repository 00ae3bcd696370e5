/** Deliberate violations, one for one session at a time. Each says what it does instead of what is right. */
import { z } from 'zod';
import { accountFaults, silentOn } from './account.ts';
import type { Behaviour } from '../behaviour.ts';
import { reference } from '../reference.ts';
import { openPurchase } from '../buying/open-purchase.ts';
import { placeOrder } from '../buying/ordering.ts';
import type { ShopFaultId } from '../../../harness/fault-ids.ts';
import { removeAt, setAt, valueAt } from '../../../harness/json-path.ts';
import type { Purchase } from '../state/purchase.ts';
import { orderFaults } from './orders.ts';
import { returnFaults } from './returning.ts';
import { subscriptionFaults } from './subscription.ts';
import type { Visit } from '../behaviour.ts';

type Fault = Partial<Behaviour>;

/** Pays the checkout that is used up. */
const payOldCheckout: Fault = {
  tryAgain: (_visit, failed) => {
    failed.stage = { is: 'open' };
    return Promise.resolve();
  },
};

async function payNewCheckout(visit: Visit, { market }: Purchase): Promise<void> {
  if (visit.session.details) await openPurchase(visit, market, visit.session.details);
}

/** Makes a checkout that lacks a member. */
function without(member: string): Fault {
  return {
    checkoutRequest: (request) => {
      const short = structuredClone(request);
      removeAt(short, member);
      return short;
    },
  };
}

/** Members and states of a session that an unwise shop takes for all there will ever be. */
const State = z.enum([
  'requires_source',
  'requires_confirmation',
  'pending_redirect',
  'pending_funds',
  'pending',
  'complete',
]);
const StrictAnswer = z.object({
  payment: z.object({
    session: z.strictObject({
      id: z.string(),
      state: State,
      clientSecret: z.string(),
      amountContributed: z.number(),
      amountRemainingToBeContributed: z.number(),
      nextAction: z.unknown(),
    }),
  }),
});
const StrictCart = z.object({
  cart: z.object({
    paymentSession: z.strictObject({
      id: z.string(),
      status: State,
      clientSecret: z.string(),
      redirectUrl: z.string().optional(),
      amountContributed: z.unknown(),
      amountRemainingToBeContributed: z.unknown(),
    }),
  }),
});

const checkoutFaults = {
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
  // beside the right details object, under the other name that documents give it
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
  'spoils-payload': { script: () => 'spoils-payload' },
  'attaches-failed-source': { script: () => 'attaches-failed-source' },
  'reattaches-detached': {
    dropSource: async (api, purchase, sourceId) => {
      await reference.dropSource(api, purchase, sourceId);
      await api.attach(purchase.checkoutId, sourceId).catch(() => undefined);
    },
  },
  'uses-secret-key': { paymentData: (data, { secretKey }) => ({ ...data, publicKey: secretKey }) },
  'no-order-guard': {
    isPlaced: () => false,
    sessionState: () => 'requires_confirmation',
    script: () => 'no-order-guard',
  },
  'reuses-checkout-after-409': payOldCheckout,
  'accepted-as-failure': {
    orderOutcome: (order) => (order.state === 'accepted' ? { is: 'failed' } : reference.orderOutcome(order)),
  },
  'shows-error-code': {
    messageFor: (errors) => errors.map(({ code, message }) => `${code ?? ''}: ${message ?? ''}`).join(' '),
  },
  'button-before-terms': { script: () => 'button-before-terms' },
  'leaves-sheet-waiting': { script: () => 'leaves-sheet-waiting' },
  'attaches-another-source': { script: () => 'attaches-another-source' },
  'forgets-the-agreement': { script: () => 'forgets-the-agreement' },
  'silent-after-cancel': { script: () => 'silent-after-cancel' },
  'redirects-before-order': { script: () => 'redirects-before-order' },
  'orders-before-redirect': {
    holdSource: async (visit, purchase, sourceId) => {
      await reference.takeSource(visit.api, purchase, sourceId);
      await placeOrder(visit, purchase);
    },
  },
  'changes-redirect-url': {
    redirectTo: (url) => `${url}${url.includes('?') ? '&' : '?'}from=shop`,
    script: () => 'changes-redirect-url',
  },
  'confirms-without-refresh': {
    refresh: (_api, { stage }) => {
      if (!('order' in stage) || !stage.order) throw new Error('there is no order to confirm');
      return Promise.resolve({ ...stage.order, state: 'accepted' });
    },
    readSource: (_api, id) => Promise.resolve({ id, state: 'chargeable' }),
  },
  'decline-as-approve': { isPaid: () => true, isApproved: () => true },
  'approve-as-failure': { isPaid: () => false, isApproved: () => false },
  'keeps-checkout-after-decline': payOldCheckout,
  'new-checkout-after-rts-decline': { afterUnapproved: payNewCheckout },
  'orders-again-after-back': {
    resume: async (visit, purchase) => {
      await visit.api.createOrder(purchase.checkoutId).catch(() => undefined);
      return reference.resume(visit, purchase);
    },
  },
  'orders-again-on-return': {
    refresh: async (api, purchase, orderId) => {
      await api.createOrder(purchase.checkoutId).catch(() => undefined);
      return reference.refresh(api, purchase, orderId);
    },
  },
  'trusts-any-order-id': { mayVisit: () => true },
  'secret-in-return-url': {
    returnUrl: (url, purchase) => `${url}&secret=${secretOf(purchase)}`,
    confirmationPath: (purchase) => `/confirmation?secret=${secretOf(purchase)}`,
  },
  'secret-in-fragment': { script: () => 'secret-in-fragment' },
  'returns-over-http': { returnUrl: (url) => url.replace(/^https:/, 'http:') },
  'confirms-over-http': {
    confirmationPath: (_purchase, shopUrl) => `${shopUrl.replace(/^https:/, 'http:')}/confirmation`,
  },
  'pending-as-failure': { isPaid: ({ state }) => state === 'accepted' || state === 'in_review' },
  'no-instructions': { instructions: () => undefined },
  'instructions-hidden': { script: () => 'instructions-hidden' },
  'instructions-of-another-source': {
    instructions: (action) => {
      const right = reference.instructions(action);
      if (!right) return undefined;
      const sourceId = right.sourceId.split('').reverse().join('');
      return { sourceId, sourceClientSecret: right.sourceClientSecret.replace(right.sourceId, sourceId) };
    },
  },
  'keeps-another-order-id': {
    storedOrder: (order) => ({ ...reference.storedOrder(order), id: order.checkoutId ?? 'none' }),
  },
  'forgets-payment-state': {
    storedOrder: (order) => ({ ...reference.storedOrder(order), paymentState: undefined }),
  },
  'forgets-fraud-state': {
    storedOrder: (order) => ({ ...reference.storedOrder(order), fraudState: undefined }),
  },
  'ignores-accepted': {
    effectOf: (type) => (type === 'order.accepted' ? undefined : reference.effectOf(type)),
  },
  'cancels-without-a-word': silentOn('order.cancelled'),
  'ignores-cancelled': {
    effectOf: (type) =>
      ['order.cancelled', 'delayed_payment.expired'].includes(type) ? undefined : reference.effectOf(type),
  },
  'webhook-answers-500': { acknowledgement: () => 500 },
  'trusts-any-signature': { isSigned: () => true },
  'counts-duplicates': {
    isKnown: () => false,
    effectOf: (type) => {
      const effect = reference.effectOf(type);
      if (!effect) return undefined;
      const { once: _once, ...always } = effect;
      return always;
    },
  },
  'secret-key-in-page': { paymentData: (data, { secretKey }) => ({ ...data, secretKey }) },
  'secret-key-in-storage': {
    // in the page it is out of sight, so that storage is the one place where it is found
    paymentData: (data, { secretKey }) => ({ ...data, secretKey: btoa(secretKey) }),
    script: () => 'secret-key-in-storage',
  },
  'secret-key-in-script': { script: () => 'secret-key-in-script' },
  'secret-key-in-answer': { script: () => 'secret-key-in-answer' },
  'no-legal-footer': { entity: () => undefined },
  'another-entity': {
    entity: (purchase) =>
      reference.entity(purchase) === 'DR_INC-ENTITY' ? 'DR_IRELAND-ENTITY' : 'DR_INC-ENTITY',
  },
  'no-disclosure': { asksForDisclosure: () => false },
  'no-terms': { asksForTerms: () => false },
  'stale-totals': { reviewed: (_latest, { first }) => first },
  'ignores-retry-after': { pauseAfter: () => 0 },
  'strict-reader': {
    tolerates: (answer) =>
      !hasSession(answer) || StrictAnswer.safeParse(answer).success || StrictCart.safeParse(answer).success,
  },
  'reads-status': {
    sessionState: ({ status, state }) => (typeof status === 'string' ? status : state),
  },
  'hides-method': {
    offered: (methods, { currency }) =>
      methods.filter(({ markets }) => markets.some((market) => market.currency === currency)).slice(-1),
  },
} satisfies Partial<Record<ShopFaultId, Fault>>;

const faults: Readonly<Record<ShopFaultId, Fault>> = {
  ...checkoutFaults,
  ...accountFaults,
  ...subscriptionFaults,
  ...returnFaults,
  ...orderFaults,
};

/**
 * The reference with one fault.
 * @param applied called whenever a function runs that the fault overrides
 * @returns undefined when there is no such fault
 */
export function withFault(id: string, applied: () => void): Behaviour | undefined {
  const fault = Object.entries<Fault>(faults).find(([known]) => known === id)?.[1];
  if (!fault) return undefined;
  const counted = Object.entries(fault).map(([name, override]) => [
    name,
    (...args: never[]): unknown => {
      applied();
      return (override as (...given: never[]) => unknown)(...args);
    },
  ]);
  return { ...reference, ...(Object.fromEntries(counted) as Fault) };
}

function secretOf({ paymentSession }: Purchase): string {
  return encodeURIComponent(paymentSession.clientSecret ?? paymentSession.id);
}

function hasSession(answer: unknown): boolean {
  const inCheckout = z.object({ payment: z.object({ session: z.unknown() }) });
  const inCart = z.object({ cart: z.object({ paymentSession: z.unknown() }) });
  return inCheckout.safeParse(answer).success || inCart.safeParse(answer).success;
}
