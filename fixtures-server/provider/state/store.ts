/** The provider's data, in memory and limited in size. */
import type { WebhookRecord } from '../events/webhooks.ts';
import { BoundedMap } from '../../bounded-map.ts';
import type {
  AccountRecord,
  ChargeRecord,
  CheckoutRecord,
  CreditRecord,
  CustomerRecord,
  EventRecord,
  OrderRecord,
  ShopperRecord,
  SourceRecord,
  TaxIdentifierRecord,
} from './records.ts';

/** A scenario uses only its own objects, a few of each kind: enough for many scenarios at the same time. */
const MOST = 500;
/** A scenario causes more events than objects. */
const MOST_EVENTS = 1_000;
const MOST_WEBHOOKS = 100;

export class Store {
  readonly checkouts = new BoundedMap<string, CheckoutRecord>(MOST);
  readonly sources = new BoundedMap<string, SourceRecord>(MOST);
  readonly credits = new BoundedMap<string, CreditRecord>(MOST);
  /** By the merchant's own id of the shopper. */
  readonly accounts = new BoundedMap<string, AccountRecord>(MOST);
  readonly customers = new BoundedMap<string, CustomerRecord>(MOST);
  readonly taxIdentifiers = new BoundedMap<string, TaxIdentifierRecord>(MOST);
  /** By token. */
  readonly shoppers = new BoundedMap<string, ShopperRecord>(MOST);
  readonly orders = new BoundedMap<string, OrderRecord>(MOST);
  readonly charges = new BoundedMap<string, ChargeRecord>(MOST);
  readonly events = new BoundedMap<string, EventRecord>(MOST_EVENTS);
  readonly webhooks = new BoundedMap<string, WebhookRecord>(MOST_WEBHOOKS);
  readonly #bySession = new BoundedMap<string, CheckoutRecord>(MOST);
  readonly #byRedirect = new BoundedMap<string, SourceRecord>(MOST);

  addCheckout(checkout: CheckoutRecord): void {
    this.checkouts.set(checkout.id, checkout);
    this.#bySession.set(checkout.session.id, checkout);
  }

  removeCheckout(checkout: CheckoutRecord): void {
    this.checkouts.delete(checkout.id);
    this.#bySession.delete(checkout.session.id);
  }

  addSource(source: SourceRecord): void {
    this.sources.set(source.id, source);
    if (source.redirect) this.#byRedirect.set(source.redirect.id, source);
  }

  checkoutOfSession(sessionId: string): CheckoutRecord | undefined {
    return this.#bySession.get(sessionId);
  }

  sourceOfRedirect(redirectId: string): SourceRecord | undefined {
    return this.#byRedirect.get(redirectId);
  }
}
