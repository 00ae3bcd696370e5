/** The Commerce API operations of the shop, for one shop session: a shopper with a cart. */
import type { z } from 'zod';
import { type Checkout, type Customer, type Order, Source, type TaxIdentifier } from './answers.ts';
import { type ApiClient, ApiRefusal, ApiOutage } from './client.ts';
import {
  CartAnswer,
  checkoutOf,
  OrderAnswer,
  orderOf,
  orderOfOne,
  OrdersAnswer,
  SubmitAnswer,
} from './commerce-answers.ts';
import { addressesOf, cartOf, Changes, Draft } from './commerce-requests.ts';
import { customerOf, OptionAnswer, OptionsAnswer } from './commerce-options.ts';
import { identifierOf, registrationOf, TaxSchema } from './commerce-tax.ts';
import type { Guest, Shopper } from './guest.ts';
import type { MerchantApi, RefusalMeaning } from './merchant-api.ts';
import { CART, type CommerceKeys, ME, ShopperTokens } from './shopper-tokens.ts';

const ORDERS = `${ME}/orders`;
const OPTIONS = `${ME}/payment-options`;
/** Refusals after which the shopper can correct and resubmit the cart. */
const MENDABLE = ['submit-cart-failed', 'order_submit_failed', 'invalid-request'];

export class CommerceApi implements MerchantApi {
  readonly sendsOrderEvents = false;
  readonly takesCustomersLater = false;
  readonly removesSources = false;
  readonly #client: ApiClient;
  readonly #guest: Guest;
  readonly #reception: ShopperTokens;
  readonly #tolerates: (answer: unknown) => boolean;

  /** @param tolerates whether the shop accepts an answer; otherwise it counts as an outage */
  constructor(client: ApiClient, guest: Guest, keys: CommerceKeys, tolerates: (answer: unknown) => boolean) {
    this.#client = client;
    this.#guest = guest;
    this.#reception = new ShopperTokens(client, guest, keys);
    this.#tolerates = tolerates;
  }

  async createCheckout(request: object): Promise<Checkout> {
    const draft = Draft.parse(request);
    const shopper = await this.#reception.begins(draft);
    const checkout = await this.#cart(shopper, 'POST', CART, cartOf(draft));
    this.#guest.openCart = checkout.id;
    this.#guest.own(checkout.id, shopper);
    return checkout;
  }

  async updateCheckout(id: string, changes: object): Promise<Checkout> {
    const shopper = this.#reception.ownerOf(id);
    const wanted = Changes.parse(changes);
    for (const { id: line, subscriptionInfo } of wanted.items)
      await this.#cart(shopper, 'POST', `${CART}/line-items/${encodeURIComponent(line)}`, {
        lineItem: { subscriptionInfo },
      });
    await this.#registerTax(shopper, wanted);
    const isDone = wanted.items.length > 0 || wanted.taxIdentifiers !== undefined;
    const checkout = isDone
      ? await this.readCheckout(id)
      : await this.#cart(shopper, 'POST', CART, addressesOf(wanted));
    const option = wanted.shippingChoice?.serviceLevel;
    if (option === undefined) return checkout;
    const path = `${CART}/apply-shipping-option?shippingOptionId=${encodeURIComponent(option)}`;
    return this.#cart(shopper, 'POST', path);
  }

  readCheckout(id: string): Promise<Checkout> {
    return this.#cart(this.#reception.ownerOf(id), 'GET', CART);
  }

  /** A cart has one primary source: the previous one is detached first. */
  async attach(checkoutId: string, sourceId: string): Promise<void> {
    if (this.#guest.credits.has(sourceId)) {
      await this.#changePayment(checkoutId, 'POST', sourceId);
      return;
    }
    if (this.#guest.attached === 'unknown') await this.readCheckout(checkoutId);
    const { attached } = this.#guest;
    if (attached && attached !== 'unknown') await this.detach(checkoutId, attached.sourceId);
    await this.#changePayment(checkoutId, 'POST', sourceId);
  }

  /** The source cannot be applied again. */
  async detach(checkoutId: string, sourceId: string): Promise<void> {
    await this.#changePayment(checkoutId, 'DELETE', sourceId);
  }

  async createOrder(checkoutId: string): Promise<Order> {
    const shopper = this.#reception.ownerOf(checkoutId);
    const answer = await this.#read(shopper, SubmitAnswer, 'POST', `${CART}/submit-cart`);
    const order = { ...orderOf(answer), checkoutId };
    this.#noteSubmitted(order, shopper);
    return order;
  }

  async readOrder(id: string): Promise<Order> {
    const path = `${ORDERS}/${encodeURIComponent(id)}`;
    return orderOfOne((await this.#read(this.#reception.ownerOf(id), OrderAnswer, 'GET', path)).order);
  }

  /** Resumes the submission. If that fails, it may have been resumed before, so the order is read. */
  async refreshOrder(id: string): Promise<Order> {
    try {
      return orderOf(
        await this.#read(this.#reception.ownerOf(id), SubmitAnswer, 'POST', `${CART}/resume-cart`),
      );
    } catch (error) {
      if (error instanceof ApiRefusal && error.status === 409) return this.readOrder(id);
      throw error;
    }
  }

  /** The order of a cart, found by the shop's own order number; undefined when there is none (yet). */
  async findOrder(number: string, checkoutId: string): Promise<Order | undefined> {
    const shopper = this.#reception.ownerOf(checkoutId);
    const { order: orders } = await this.#read(shopper, OrdersAnswer, 'GET', `${ORDERS}?expand=all`);
    const found = orders.map(orderOfOne).find(({ upstreamId }) => upstreamId === number);
    if (found) this.#noteSubmitted(found, shopper);
    return found;
  }

  /** Sources do not belong to a shopper: the shop reads them with its own key. */
  async readSource(id: string): Promise<Source> {
    return sourceIn(await this.#client.call('GET', `/sources/${encodeURIComponent(id)}`));
  }

  /** Store credit, which the shop makes with its own key. @param number the line of credit in the shop's records */
  async createCredit(paymentSessionId: string, amount: number, number: string): Promise<Source> {
    const credit = {
      type: 'customerCredit',
      paymentSessionId,
      amount,
      upstreamId: number,
      customerCredit: {},
    };
    const source = sourceIn(await this.#client.call('POST', '/sources', credit));
    this.#guest.credits.add(source.id);
    return source;
  }

  /** @param id the shop's own */
  async createCustomer(id: string, email: string): Promise<Customer> {
    await this.#reception.registers(id, email);
    return { id, defaultSourceId: undefined, sources: [], taxIdentifiers: [] };
  }

  async readCustomer(id: string): Promise<Customer> {
    const shopper = this.#reception.memberOf(id);
    const answer = await this.#read(shopper, OptionsAnswer, 'GET', `${OPTIONS}?expand=all`);
    const whole = await Promise.all(
      answer.paymentOptions.paymentOption.map(async (option) => {
        if (option.type !== undefined) return option;
        const path = `${OPTIONS}/${encodeURIComponent(option.id)}`;
        return (await this.#read(shopper, OptionAnswer, 'GET', path)).paymentOption;
      }),
    );
    return customerOf(id, whole);
  }

  /** From now on the source can be used again. */
  async saveSource(customerId: string, sourceId: string): Promise<void> {
    const paymentOption = { nickName: 'Payment method', isDefault: 'false', sourceId };
    await this.#reception.asks(this.#reception.memberOf(customerId), 'POST', OPTIONS, { paymentOption });
  }

  /** Not documented. */
  removeSource(): Promise<void> {
    return Promise.reject(new ApiRefusal(405, undefined));
  }

  /** No API call needed: the number is sent with each cart and not saved for the shopper. */
  createTaxIdentifier(type: string, value: string): Promise<TaxIdentifier> {
    return Promise.resolve(identifierOf(type, value));
  }

  deleteTaxIdentifier = noCall;
  giveTaxIdentifier = noCall;

  meaningOf({ status, errors }: ApiRefusal): RefusalMeaning {
    const mendable = status !== 409 || errors.some(({ code }) => code && MENDABLE.includes(code));
    return mendable ? 'mendable' : 'spent';
  }

  /** Replaces or removes the tax registrations of a cart. */
  async #registerTax(
    shopper: Shopper,
    { customerType = 'individual', taxIdentifiers }: z.output<typeof Changes>,
  ): Promise<void> {
    if (!taxIdentifiers) return;
    const path = `${CART}/tax-registrations`;
    const [identifier] = taxIdentifiers;
    if (!identifier) {
      await this.#reception.asks(shopper, 'DELETE', path);
      return;
    }
    const schema = await this.#read(shopper, TaxSchema, 'GET', `${path}/schema`);
    const registration = registrationOf(identifier.id, customerType, schema);
    if (!registration) throw new ApiRefusal(409, undefined);
    await this.#reception.asks(shopper, 'POST', path, registration);
  }

  #noteSubmitted({ id }: Order, shopper: Shopper): void {
    this.#guest.own(id, shopper);
    this.#guest.openCart = undefined;
    this.#guest.attached = undefined;
  }

  async #changePayment(checkoutId: string, method: 'POST' | 'DELETE', sourceId: string): Promise<void> {
    // the content of the cart is unknown until the answer
    this.#guest.attached = 'unknown';
    const body = { paymentMethod: { sourceId } };
    await this.#cart(this.#reception.ownerOf(checkoutId), method, `${CART}/apply-payment-method`, body);
  }

  async #cart(shopper: Shopper, method: string, path: string, body?: object): Promise<Checkout> {
    const answer = await this.#read(shopper, CartAnswer, method, path, body);
    const checkout = checkoutOf(answer, shopper.currency ?? '');
    const sourceId = checkout.payment.sources.find(({ id }) => !this.#guest.credits.has(id))?.id;
    this.#guest.attached = sourceId === undefined ? undefined : { sourceId };
    return checkout;
  }

  async #read<T extends z.ZodType>(
    shopper: Shopper,
    shape: T,
    method: string,
    path: string,
    body?: object,
  ): Promise<z.output<T>> {
    const answer = await this.#reception.asks(shopper, method, path, body);
    const read = shape.safeParse(answer);
    if (!read.success || !this.#tolerates(answer)) {
      throw new ApiOutage(`the API's answer to ${method} ${path.split('?')[0]} could not be read`);
    }
    return read.data;
  }
}

function sourceIn(answer: unknown): Source {
  const read = Source.safeParse(answer);
  if (!read.success) throw new ApiOutage('the API answered with something that is no source');
  return read.data;
}

function noCall(): Promise<void> {
  return Promise.resolve();
}
