/** The operations of the API that the shop uses, for one session of the shop. */
import type { z } from 'zod';
import { Checkout, Customer, Order, OrderList, Source, TaxIdentifier } from './answers.ts';
import { type ApiClient, type ApiRefusal, ApiOutage } from './client.ts';

/** Meaning of a refused order: the shopper can correct it, the checkout cannot be used again, or it is already ordered. */
export type RefusalMeaning = 'mendable' | 'spent' | 'ordered';

/** The operations in both dialects, named as in this one. */
export type MerchantApi = Pick<DigitalRiverApi, keyof DigitalRiverApi>;

export class DigitalRiverApi {
  /** Whether webhooks report changes of an order; if not, the shop must read the order. */
  readonly sendsOrderEvents: boolean = true;
  /** Whether an existing checkout can be assigned to a customer; if not, the customer starts a new one. */
  readonly takesCustomersLater: boolean = true;
  /** Whether saved payment methods can be removed. */
  readonly removesSources: boolean = true;
  readonly #client: ApiClient;
  readonly #tolerates: (answer: unknown) => boolean;

  /** @param tolerates whether the shop accepts an answer; otherwise it counts as an outage */
  constructor(client: ApiClient, tolerates: (answer: unknown) => boolean) {
    this.#client = client;
    this.#tolerates = tolerates;
  }

  createCheckout(request: object): Promise<Checkout> {
    return this.#read(Checkout, 'POST', '/checkouts', request);
  }

  updateCheckout(id: string, changes: object): Promise<Checkout> {
    return this.#read(Checkout, 'POST', `/checkouts/${encodeURIComponent(id)}`, changes);
  }

  readCheckout(id: string): Promise<Checkout> {
    return this.#read(Checkout, 'GET', `/checkouts/${encodeURIComponent(id)}`);
  }

  /** Replaces the current primary source. */
  async attach(checkoutId: string, sourceId: string): Promise<void> {
    await this.#client.call('POST', attachment(checkoutId, sourceId));
  }

  /** The source cannot be attached again. */
  async detach(checkoutId: string, sourceId: string): Promise<void> {
    await this.#client.call('DELETE', attachment(checkoutId, sourceId));
  }

  createOrder(checkoutId: string): Promise<Order> {
    return this.#read(Order, 'POST', '/orders', { checkoutId });
  }

  readOrder(id: string): Promise<Order> {
    return this.#read(Order, 'GET', `/orders/${encodeURIComponent(id)}`);
  }

  /** Makes the API get the payment's state from the payment provider. */
  refreshOrder(id: string): Promise<Order> {
    return this.#read(Order, 'POST', `/orders/${encodeURIComponent(id)}/refresh`);
  }

  /** The order of a checkout, found by the shop's own order number; undefined when there is none (yet). */
  async findOrder(number: string, checkoutId: string): Promise<Order | undefined> {
    const { data } = await this.#read(
      OrderList,
      'GET',
      `/orders?upstreamIds=${encodeURIComponent(number)}&limit=100`,
    );
    return data.find((order) =>
      order.checkoutId === undefined ? order.upstreamId === number : order.checkoutId === checkoutId,
    );
  }

  readSource(id: string): Promise<Source> {
    return this.#read(Source, 'GET', `/sources/${encodeURIComponent(id)}`);
  }

  /** Store credit: a secondary source, good for this payment session. @param number the line of credit in the shop's records */
  createCredit(paymentSessionId: string, amount: number, number: string): Promise<Source> {
    return this.#read(Source, 'POST', '/sources', {
      type: 'customerCredit',
      paymentSessionId,
      amount,
      upstreamId: number,
      customerCredit: {},
    });
  }

  /** @param id the shop's own */
  createCustomer(id: string, email: string): Promise<Customer> {
    return this.#read(Customer, 'POST', '/customers', { id, email, type: 'individual' });
  }

  readCustomer(id: string): Promise<Customer> {
    return this.#read(Customer, 'GET', `/customers/${encodeURIComponent(id)}`);
  }

  /** From now on the source can be used again. */
  async saveSource(customerId: string, sourceId: string): Promise<void> {
    await this.#client.call('POST', saved(customerId, sourceId));
  }

  /** The source is removed permanently. */
  async removeSource(customerId: string, sourceId: string): Promise<void> {
    await this.#client.call('DELETE', saved(customerId, sourceId));
  }

  createTaxIdentifier(type: string, value: string): Promise<TaxIdentifier> {
    return this.#read(TaxIdentifier, 'POST', '/tax-identifiers', { type, value });
  }

  /** Removes the identifier permanently from the customer. */
  async deleteTaxIdentifier(id: string): Promise<void> {
    await this.#client.call('DELETE', `/tax-identifiers/${encodeURIComponent(id)}`);
  }

  async giveTaxIdentifier(customerId: string, id: string): Promise<void> {
    const path = `/customers/${encodeURIComponent(customerId)}/tax-identifiers/${encodeURIComponent(id)}`;
    await this.#client.call('POST', path);
  }

  meaningOf({ status, errors }: ApiRefusal): RefusalMeaning {
    // this checkout was already ordered: the order is shown
    if (status === 404 && errors.some(({ parameter }) => parameter === 'orderId')) return 'ordered';
    return status === 409 || status === 404 ? 'spent' : 'mendable';
  }

  async #read<T extends z.ZodType>(
    shape: T,
    method: string,
    path: string,
    body?: object,
  ): Promise<z.output<T>> {
    const answer = await this.#client.call(method, path, body);
    const read = shape.safeParse(answer);
    if (!read.success || !this.#tolerates(answer)) {
      throw new ApiOutage(`the API's answer to ${method} ${path.split('?')[0]} could not be read`);
    }
    return read.data;
  }
}

function attachment(checkoutId: string, sourceId: string): string {
  return `/checkouts/${encodeURIComponent(checkoutId)}/sources/${encodeURIComponent(sourceId)}`;
}

function saved(customerId: string, sourceId: string): string {
  return `/customers/${encodeURIComponent(customerId)}/sources/${encodeURIComponent(sourceId)}`;
}
