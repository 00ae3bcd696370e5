/** What the parts of the provider share. */
import { type Wire, wires } from '../../contract/wire.ts';
import { delayedEvent } from './commerce/delayed-events.ts';
import { Events } from './events/events.ts';
import { Deliveries } from './events/webhooks.ts';
import { Meter } from './api/limits.ts';
import { Journal } from './journal.ts';
import { Numbers } from './payment/ids.ts';
import { Strictness } from './payment/strict.ts';
import { PortalFaults } from './portal/faults.ts';
import type { ProviderOptions } from './options.ts';
import type {
  ChargeRecord,
  CheckoutRecord,
  OrderRecord,
  SourceRecord,
  TaxIdentifierRecord,
} from './state/records.ts';
import { Store } from './state/store.ts';
import { checkoutView } from './views/checkout.ts';
import { chargeView, orderView } from './views/order.ts';
import { restSource } from './views/source.ts';
import { taxIdentifierView } from './views/tax-identifier.ts';

const PROTOCOL_VERSION = '2021-12-13';

export interface Urls {
  readonly api: string;
  readonly portal: string;
}

export class Context {
  readonly options: ProviderOptions;
  readonly urls: Urls;
  readonly wires: readonly Wire[] = wires;
  readonly store = new Store();
  readonly numbers = new Numbers();
  readonly journal = new Journal();
  readonly meter: Meter;
  readonly portalFaults = new PortalFaults();
  readonly strictness: Strictness;
  readonly #deliveries = new Deliveries();
  readonly #events: Events;

  constructor(options: ProviderOptions, urls: Urls) {
    this.options = options;
    this.urls = urls;
    this.strictness = new Strictness(options.strict ?? false);
    this.meter = new Meter(options.limits ?? {});
    this.#events = new Events(this.store, this.#deliveries, options.protocolVersion ?? PROTOCOL_VERSION);
  }

  // events of a cart exist only for delayed payments

  announceCheckout(type: `checkout.${string}`, checkout: CheckoutRecord): void {
    if (!checkout.cart) this.#events.emit(type, checkoutView(checkout));
  }

  announceSource(type: `source.${string}`, source: SourceRecord): void {
    if (!(source.attachedTo ?? source.origin)?.cart) this.#events.emit(type, restSource(source));
  }

  announceOrder(type: `order.${string}`, order: OrderRecord): void {
    if (!order.checkout.cart) {
      this.#events.emit(type, orderView(order));
      return;
    }
    const event = delayedEvent(type, order);
    if (event) this.#events.emit(event.type, event.object, event.beside);
  }

  announceCharge(type: `order.charge.${string}`, charge: ChargeRecord): void {
    if (!charge.order.checkout.cart) this.#events.emit(type, chargeView(charge));
  }

  announceTaxIdentifier(
    type: `tax_identifier.${string}` | 'customer.tax_identifier.created',
    identifier: TaxIdentifierRecord,
  ): void {
    this.#events.emit(type, taxIdentifierView(identifier));
  }

  async close(): Promise<void> {
    await this.#deliveries.close();
  }
}
