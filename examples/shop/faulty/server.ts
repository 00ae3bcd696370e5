/** Defects of the server: each replaces a correct decision by a wrong one. Do not copy from here. */
import type { DefectId } from '../defects.ts';
import type { CheckoutBody, Order } from '../server/api-types.ts';
import type { Behaviour } from '../server/behaviour.ts';
import { bodyDefects } from './checkout-body.ts';

type Fault = (right: Behaviour) => Partial<Behaviour>;

const FAULTS: Partial<Record<DefectId, Fault>> = {
  'cents-for-yen': (right) => ({
    checkoutBody: (body) => right.checkoutBody(timesHundred(body)),
    totals: (checkout, body) => {
      const { subtotal, shipping, tax, total } = right.totals(checkout, body);
      const by = isWithoutDecimals(body.currency) ? 100 : 1;
      return { subtotal: subtotal / by, shipping: shipping / by, tax: tax / by, total: total / by };
    },
    isTotal: () => true,
  }),
  'stale-total': (right) => ({
    totals: (checkout, body) => {
      const { subtotal, shipping } = right.totals(checkout, body);
      return { subtotal, shipping, tax: 0, total: subtotal + shipping };
    },
    isTotal: () => true,
  }),
  'secret-key-in-page': () => ({ pageData: (secretKey) => ({ apiKey: secretKey }) }),
  'codes-shown': () => ({ remark: (refusal) => codeIn(refusal) }),
  'orders-twice': () => ({ exclusive: (_key, work) => work(), isOrdered: () => false }),
  'same-checkout-after-409': () => ({ needsNewCheckout: () => false }),
  'ignores-retry-after': () => ({ pauseAfterLimit: () => 0 }),
  'attaches-twice': () => ({ attachesEarly: () => true, mustAttach: () => true }),
  'pending-is-failure': (right) => ({
    outcome: (order) =>
      order.state === 'pending_payment' ? asFailure(right.outcome(order)) : right.outcome(order),
    outcomeOnReturn: (order) => (order.state === 'pending_payment' ? 'failed' : right.outcomeOnReturn(order)),
  }),
  'changed-redirect-url': () => ({
    redirectUrl: (url) => `${url}${url.includes('?') ? '&' : '?'}lang=en`,
  }),
  'strict-cookie': (right) => ({
    cookieAttributes: (isSecure) => right.cookieAttributes(isSecure).replace('Lax', 'Strict'),
  }),
  'cached-answers': () => ({ cacheControl: () => 'private, max-age=600' }),
  'no-refresh': () => ({ refreshes: () => false }),
  'return-is-success': () => ({ outcomeOnReturn: () => 'confirmed' }),
  'approval-not-checked': () => ({ isApproved: () => true }),
  'old-checkout-after-decline': () => ({ needsNewCheckoutAfterRedirect: () => false }),
  'anybody-may-look': () => ({ isOwner: () => true }),
  'ready-while-awaiting': (right) => ({
    orderStatus: (order) =>
      order.sessionState === 'pending_funds' && order.state === 'pending_payment'
        ? 'ready'
        : right.orderStatus(order),
  }),
  'ready-under-review': (right) => ({
    orderStatus: (order) => (order.state === 'in_review' ? 'ready' : right.orderStatus(order)),
  }),
  'acceptance-ignored': (right) => ({
    handles: (event) => event !== 'order.accepted' && right.handles(event),
  }),
  'cancellation-ignored': (right) => ({
    handles: (event) => event !== 'order.cancelled' && right.handles(event),
  }),
  'cancellation-untold': (right) => ({
    tells: (order, now, before) => now !== 'cancelled' && right.tells(order, now, before),
  }),
  'keeps-no-order-id': (right) => ({
    keep: (order, { id: _dropped, ...news }) => right.keep(order, news),
  }),
  'keeps-first-payment-state': (right) => ({
    keep: (order, news) => {
      const { chargeState, ...others } = news;
      const isFirst = order.state === undefined;
      right.keep(order, isFirst && chargeState !== undefined ? news : others);
      if (isFirst) order.chargeState ??= 'pending';
    },
  }),
  'keeps-no-fraud-state': (right) => ({
    keep: (order, { fraudState: _dropped, ...news }) => right.keep(order, news),
  }),
  'unsigned-webhooks': () => ({ isSigned: () => true }),
  'repeated-events': () => ({ isNew: () => true, tells: () => true }),
  'slow-webhooks': () => ({
    acknowledge: () => new Promise((resolve) => setTimeout(resolve, 4_000, 202)),
  }),
  'webhooks-fail': () => ({ acknowledge: () => Promise.resolve(500) }),
  'fears-the-unknown': (right) => ({
    outcome: (order) => right.outcome(known(order)),
    outcomeOnReturn: (order) => right.outcomeOnReturn(known(order)),
  }),
  'orders-too-early': (right) => {
    const tried = new Set<string>();
    return {
      mayOrder: () => true,
      mustAttach: (attempt) => {
        if (tried.has(attempt.number)) return right.mustAttach(attempt);
        tried.add(attempt.number);
        return false;
      },
    };
  },
};

export function brokenBehaviour(right: Behaviour, defects: readonly DefectId[]): Behaviour {
  return defects.reduce<Behaviour>((behaviour, defect) => {
    const change = bodyDefects[defect];
    if (change) return { ...behaviour, checkoutBody: (body) => change(behaviour.checkoutBody(body)) };
    return { ...behaviour, ...FAULTS[defect]?.(behaviour) };
  }, right);
}

function asFailure(outcome: ReturnType<Behaviour['outcome']>): ReturnType<Behaviour['outcome']> {
  return outcome === 'confirmed' ? 'failed' : outcome;
}

function isWithoutDecimals(currency: string): boolean {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits === 0;
}

function timesHundred(body: CheckoutBody): CheckoutBody {
  if (!isWithoutDecimals(body.currency)) return body;
  const { shippingChoice, items } = body;
  return {
    ...body,
    ...(shippingChoice ? { shippingChoice: { ...shippingChoice, amount: shippingChoice.amount * 100 } } : {}),
    items: items.map((item) => ({
      ...item,
      ...(typeof item.price === 'number' ? { price: item.price * 100 } : {}),
      ...(typeof item.aggregatePrice === 'number' ? { aggregatePrice: item.aggregatePrice * 100 } : {}),
    })),
  };
}

function codeIn(refusal: unknown): string | undefined {
  const [error] = (refusal as { errors?: readonly { code?: string }[] } | undefined)?.errors ?? [];
  return error?.code === undefined ? undefined : `(${error.code})`;
}

const KNOWN_FRAUD = [undefined, 'passed', 'review_opened', 'blocked'];

function known(order: Order): Order {
  if (KNOWN_FRAUD.includes(order.fraudState)) return order;
  throw new Error(`there is no fraud state ${order.fraudState}`);
}
