/** The payload with which the page creates a source, made from the method's entry: with a session, so without amounts. */
import type { Wire } from '../../../contract/wire.ts';
import { setAt, valueAt } from '../../../harness/json-path.ts';
import type { PageButton, PageField } from '../client/page-data.ts';
import type { Purchase } from '../state/purchase.ts';
import { addressOf, type Details } from './details.ts';
import { deliveryPrice } from '../state/markets.ts';

export type JsonObject = Record<string, unknown>;

/** Purchase data for an element. */
export interface PageFacts {
  readonly sessionId?: string;
  readonly country: string;
  readonly currency: string;
}

/** The elements that the shopper fills in, with what the page needs to make them. */
export function fieldsOf({ fields }: Wire, facts: PageFacts): PageField[] {
  return Object.entries(fields).flatMap(([element, { kind, label = '', options = {} }]) => {
    if (kind === 'button') return [];
    const made: JsonObject = {};
    for (const [path, fact] of Object.entries(options)) setAt(made, path, facts[fact]);
    return [{ element, label, options: made }];
  });
}

export function hasFields({ fields }: Wire): boolean {
  return Object.values(fields).some(({ kind }) => kind !== 'button');
}

/** The SDK's button of a method that is paid by one. */
export function buttonOf({ createdBy, fields }: Wire): PageButton | undefined {
  const [element] = Object.keys(fields);
  if (createdBy !== 'element' || element === undefined) return undefined;
  return { element, wallet: fields[element]?.asks === 'wallet' };
}

/**
 * The payload of a source, or the options of a button.
 * @param urls return and cancel URL
 */
export function payloadFor(
  wire: Wire,
  purchase: Purchase,
  details: Details,
  urls: { readonly returnUrl: string; readonly cancelUrl: string },
): JsonObject {
  const { required } = wire.members;
  const payload: JsonObject = {
    ...(required.includes('type') ? { type: wire.type } : {}),
    sessionId: purchase.paymentSession.id,
  };
  if (required.some((member) => member.startsWith('owner.'))) payload.owner = ownerOf(details);
  if (wire.detailsKey in wire.payloads.withSession) payload[wire.detailsKey] = {};
  if (wire.returnUrl) setAt(payload, wire.returnUrl, urls.returnUrl);
  if (wire.cancelUrl) setAt(payload, wire.cancelUrl, urls.cancelUrl);
  if (hasFields(wire)) return payload;
  if (buttonOf(wire)) askFor(payload, required, purchase, details, urls.returnUrl);
  // values without an SDK field are constants in this shop
  for (const member of required) {
    const chosen = valueAt(wire.payloads.withSession, member);
    if (valueAt(payload, member) === undefined && chosen !== undefined) setAt(payload, member, chosen);
  }
  return payload;
}

/** The shop's data for a payment by button. */
function askFor(
  payload: JsonObject,
  required: readonly string[],
  { market, total, product }: Purchase,
  { delivery }: Details,
  returnUrl: string,
): void {
  const sent = deliveryPrice(market, delivery);
  // the provider's own addition; the total is what counts
  const tax = Number(((total ?? 0) - market.price - sent).toFixed(2));
  const known: JsonObject = {
    country: market.country,
    currency: market.currency,
    'total.label': 'Total',
    'total.amount': total,
    displayItems: [
      { label: product.name, amount: market.price },
      { label: 'Delivery', amount: sent },
      ...(tax > 0 ? [{ label: 'Tax', amount: tax }] : []),
    ],
    requestShipping: false,
  };
  for (const member of required) {
    if (member in known) setAt(payload, member, known[member]);
    if (member.endsWith('.resultReturnUrl')) setAt(payload, member, returnUrl);
  }
}

/** For a source that is saved although nothing is bought. */
export function payloadOf(
  wire: Wire,
  details: Details,
  facts: PageFacts,
): { fields: PageField[]; payload: JsonObject } {
  return { fields: fieldsOf(wire, facts), payload: { type: wire.type, owner: ownerOf(details) } };
}

export function ownerOf(details: Details): JsonObject {
  const { firstName, lastName, email, phone } = details;
  return { firstName, lastName, email, phoneNumber: phone, address: addressOf(details) };
}
