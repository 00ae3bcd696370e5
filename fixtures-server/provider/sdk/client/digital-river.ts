/** `window.DigitalRiver`: what a shop's page gets. */
import type { JsonObject, SourceResult } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import { browserInfo } from './browser-info.ts';
import { type ComplianceDetails, getDetails } from './compliance.ts';
import { Controller } from './controller.ts';
import { PaymentElement } from './element.ts';
import { Elements } from './elements.ts';
import { paymentRequest } from './payment-request.ts';

export class DigitalRiver {
  readonly Compliance: { getDetails(wanted: unknown, locale?: unknown): ComplianceDetails } = { getDetails };
  readonly #controller: Controller;
  readonly #elements: Elements;

  /**
   * @param publicKey authorizes every call
   * @param options `locale`: language of everything the SDK shows, `en` by default
   * @throws Error when the key is no string
   */
  constructor(publicKey: unknown, options?: { readonly locale?: unknown }) {
    if (typeof publicKey !== 'string' || publicKey === '') throw new Error('Pass an API key.');
    const locale = typeof options?.locale === 'string' ? options.locale : 'en';
    const instance = randomId();
    this.#controller = new Controller(instance, publicKey, locale);
    this.#elements = new Elements({
      instance,
      locale,
      destroyed: (id) => void this.#controller.call('forget', id).catch(() => undefined),
      createSource: (payload) => this.createSource(payload),
    });
  }

  /** @param type in any case @throws Error on an unknown type, or a second element where one is allowed */
  createElement(type: unknown, options?: unknown): PaymentElement {
    return this.#elements.create(type, isObject(options) ? options : {});
  }

  /** @throws Error naming the member of the request that is missing or wrong */
  paymentRequest(data: unknown): JsonObject {
    return paymentRequest(data);
  }

  /**
   * `createSource(payload)` or `createSource(element, payload)`; any mounted element of the payload's kind is the handle.
   * @returns both keys, one of them null; never rejects
   * @throws Error at once when there is no payload
   */
  createSource(...args: readonly unknown[]): Promise<SourceResult> {
    const [handle, data] = args.length > 1 ? args : [undefined, args[0]];
    if (!isObject(data) || data instanceof PaymentElement)
      throw new Error('createSource() requires source data.');
    // as it is now: a shop may go on changing its object
    const payload = JSON.parse(JSON.stringify(data)) as JsonObject;
    const elements = this.#elements.belongingTo(payload, handle);
    return this.#controller
      .call('createSource', { ...payload, browserInfo: browserInfo() }, elements)
      .catch(unreachable);
  }

  /** @param sessionClientSecret `<sessionId>_<secret>`; the payload is for that session */
  createCreditCardSource(
    sessionClientSecret: unknown,
    element: unknown,
    data: unknown,
  ): Promise<SourceResult> {
    if (typeof sessionClientSecret !== 'string' || !isObject(data))
      throw new Error("createCreditCardSource() requires the session's client secret and source data.");
    const details = isObject(data.creditCard) ? data.creditCard : {};
    return this.createSource(element, {
      type: 'creditCard',
      sessionId: sessionClientSecret.split('_')[0],
      ...data,
      creditCard: { returnUrl: location.href, ...details },
    });
  }

  retrieveSource(sourceId: unknown, sourceClientSecret: unknown): Promise<SourceResult> {
    if (typeof sourceId !== 'string' || typeof sourceClientSecret !== 'string')
      throw new Error("retrieveSource() requires the source's id and client secret.");
    return this.#controller.call('retrieveSource', sourceId, sourceClientSecret).catch(unreachable);
  }

  /** @returns `{ sessionInformation, paymentMethods }`; no methods and an `error` when there is no answer */
  retrieveAvailablePaymentMethods(filters?: unknown): Promise<JsonObject> {
    const plain = JSON.parse(JSON.stringify(isObject(filters) ? filters : {})) as JsonObject;
    return this.#controller
      .call('retrieveMethods', plain)
      .catch((error: unknown) => ({ paymentMethods: [], error: unreachable(error).error }));
  }

  retrieveOnlineBankingBanks(country: unknown, currency: unknown): Promise<readonly unknown[]> {
    return this.#controller.call('retrieveBanks', String(country), String(currency)).catch(() => []);
  }

  retrieveKonbiniStores(): Promise<readonly unknown[]> {
    return this.#controller.call('retrieveStores').catch(() => []);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreachable(error: unknown): SourceResult {
  const message = error instanceof Error ? error.message : String(error);
  return { source: null, error: { type: 'unknown_error', errors: [{ code: 'unknown_error', message }] } };
}

Object.assign(window, { DigitalRiver });
