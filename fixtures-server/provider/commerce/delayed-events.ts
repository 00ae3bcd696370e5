/** The events that the Commerce dialect has of payments: those of orders that wait for funds. */
import { countryOf } from '../payment/totals.ts';
import type { OrderRecord } from '../state/records.ts';
import type { CartAddress } from './cart-request.ts';

const DAYS_TO_PAY = 30;
const SITE = 'embedded';

interface DelayedEvent {
  readonly type: `delayed_payment.${string}`;
  readonly object: Readonly<Record<string, unknown>>;
  /** Members beside the object, by which the events are told apart. */
  readonly beside: Readonly<Record<string, unknown>>;
}

/** What is said of an order when this happens to it, if anything. @param happening as the other dialect calls it */
export function delayedEvent(happening: string, order: OrderRecord): DelayedEvent | undefined {
  const type = typeOf(happening, order);
  if (!type) return undefined;
  return {
    type,
    object: orderOf(order, type === 'delayed_payment.expired'),
    beside: { clientIds: { site_id: SITE }, searchableData: { orderId: order.id } },
  };
}

function typeOf(happening: string, { source, sessionState }: OrderRecord): DelayedEvent['type'] | undefined {
  if (source?.wire.flow !== 'receiver') return undefined;
  if (happening === 'order.cancelled') return 'delayed_payment.expired';
  const waits = happening === 'order.pending_payment' && sessionState === 'pending_funds';
  return waits ? 'delayed_payment.reminder' : undefined;
}

function orderOf(order: OrderRecord, expired: boolean): Record<string, unknown> {
  const { checkout, totals, source } = order;
  const { request, cart, items } = checkout;
  return {
    orderId: order.id,
    placedOnDate: order.createdTime,
    products: items.map(({ request: { productDetails } }) => ({
      id: productDetails?.id,
      displayName: productDetails?.name,
      sku: productDetails?.id,
    })),
    billToAddress: addressOf(cart?.billing),
    shipToAddress: addressOf(cart?.shipping),
    shopperId: cart?.shopper.id,
    locale: request.locale,
    siteId: SITE,
    orderTotal: totals.total,
    currency: request.currency,
    orderDiscount: totals.discount,
    subTotal: totals.subtotal,
    tax: totals.tax,
    shippingTotal: totals.shipping,
    businessEntity: `Embedded Reseller ${countryOf(request) ?? ''}`.trim(),
    expirationDate: source?.expirationTime,
    ...(expired ? { expirationDays: DAYS_TO_PAY } : {}),
    ...(source ? { paymentSourceType: source.wire.type, [source.wire.type]: source.details } : {}),
  };
}

/** These events call a subdivision of a country a state. */
function addressOf(address: CartAddress | undefined): Record<string, unknown> {
  const { countrySubdivision, ...rest } = address ?? {};
  return { ...rest, state: countrySubdivision };
}
