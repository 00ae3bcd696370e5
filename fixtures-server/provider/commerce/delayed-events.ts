/** The payment events of the Commerce dialect: for orders that wait for funds. */
import { countryOf } from '../payment/totals.ts';
import type { OrderRecord } from '../state/records.ts';
import type { CartAddress } from './cart-request.ts';

const DAYS_TO_PAY = 30;
const SITE = 'embedded';

interface DelayedEvent {
  readonly type: `delayed_payment.${string}`;
  readonly object: Readonly<Record<string, unknown>>;
  /** Members next to the object, which distinguish the events. */
  readonly beside: Readonly<Record<string, unknown>>;
}

/** The event for an order when something happens to it, if any. @param happening event name in the other dialect */
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

/** In these events, a country subdivision is called `state`. */
function addressOf(address: CartAddress | undefined): Record<string, unknown> {
  const { countrySubdivision, ...rest } = address ?? {};
  return { ...rest, state: countrySubdivision };
}
