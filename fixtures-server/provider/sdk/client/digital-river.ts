/** `window.DigitalRiver`: what a shop's page gets. */
import { behaviour } from '../shared/bundled.ts';
import type { AuthenticationStatus, Challenge, JsonObject, SourceResult } from '../shared/messages.ts';
import { randomId } from '../shared/random-id.ts';
import { bindMethods } from './bind-methods.ts';
import { browserInfo } from './browser-info.ts';
import { challenge } from './challenge.ts';
import { type ComplianceDetails, getDetails } from './compliance.ts';
import { Controller } from './controller.ts';
import { Dropin } from './dropin-loader.ts';
import { PaymentElement } from './element.ts';
import { Elements } from './elements.ts';
import { paymentRequest } from './payment-request.ts';

export class DigitalRiver {
  readonly Compliance: { getDetails(wanted: unknown, locale?: unknown): ComplianceDetails } = { getDetails };
  readonly #controller: Controller;
  readonly #elements: Elements;
  readonly #place: { readonly instance: string; readonly locale: string };

  /**
   * @param publicKey authorizes every call
   * @param options `locale`: language of everything the SDK shows, `en` by default
   * @throws Error when the key is no string
   */
  constructor(publicKey: unknown, options?: { readonly locale?: unknown }) {
    if (typeof publicKey !== 'string' || publicKey === '') throw new Error('Pass an API key.');
    const locale = typeof options?.locale === 'string' ? options.locale : 'en';
    const instance = randomId();
    this.#place = { instance, locale };
    this.#controller = new Controller(instance, publicKey, locale);
    this.#elements = this.#newElements();
    bindMethods(this);
  }

  #newElements(): Elements {
    const elements = new Elements({
      ...this.#place,
      framed: () => this.#controller.open(),
      destroyed: (id) => void this.#controller.call('forget', id).catch(() => undefined),
      settle: (result) => this.#settle(result),
      createSource: (payload) => this.#create(elements, payload),
    });
    return elements;
  }

  /** @param type in any case @throws Error for an unknown type, or for a second element if only one is allowed */
  createElement(type: unknown, options?: unknown): PaymentElement {
    return this.#elements.create(type, isObject(options) ? options : {});
  }

  /** @throws Error naming an option that is missing */
  createDropin(config: unknown): Dropin {
    const own = DigitalRiver.prototype;
    // copied, because the shop may wrap the object or add elements
    const host = (): object => {
      const elements = this.#newElements();
      return {
        createElement: (type: unknown, options: JsonObject) => elements.create(type, options),
        paymentRequest,
        createSource: (...args: readonly unknown[]) => this.#create(elements, ...args),
        retrieveSource: own.retrieveSource.bind(this),
        retrieveAvailablePaymentMethods: own.retrieveAvailablePaymentMethods.bind(this),
      };
    };
    return new Dropin(host, this.#place.locale, checkedConfig(config));
  }

  /** The documents spell it both ways. */
  createDropIn(config: unknown): Dropin {
    return this.createDropin(config);
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
    return this.#create(this.#elements, ...args);
  }

  #create(own: Elements, ...args: readonly unknown[]): Promise<SourceResult> {
    const [handle, data] = args.length > 1 ? args : [undefined, args[0]];
    if (!isObject(data) || data instanceof PaymentElement)
      throw new Error('createSource() requires source data.');
    // copied, because the shop may change its object later
    const payload = JSON.parse(JSON.stringify(data)) as JsonObject;
    const elements = own.belongingTo(payload, handle);
    return this.#controller
      .call('createSource', { ...payload, browserInfo: browserInfo() }, elements)
      .then((result) => this.#settle(result))
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

  /**
   * `updateSource(data)` or `updateSource(cardExpirationElement, data)`.
   * @returns both keys, one of them null; a wrong element or a missing member is the error
   */
  updateSource(...args: readonly unknown[]): Promise<SourceResult> {
    const [element, given] = args.length > 1 ? args : [undefined, args[0]];
    const { id, clientSecret, ...changes } = isObject(given) ? given : {};
    const missing = [...(id ? [] : ['id']), ...(clientSecret ? [] : ['clientSecret'])];
    if (missing.length > 0)
      return Promise.resolve(
        refused('missing_parameter', `${missing.join(' and ')} must be given.`, missing[0]),
      );
    const held = element === undefined ? undefined : this.#elements.reference(element, 'cardexpiration');
    if (element !== undefined && !held)
      return Promise.resolve(refused('invalid_element_type', 'A card expiration element is expected.'));
    const data = JSON.parse(JSON.stringify(changes)) as JsonObject;
    return this.#controller
      .call('updateSource', String(id), String(clientSecret), data, held ? [held] : [])
      .catch(unreachable);
  }

  /**
   * `authenticateSource(data)` or `authenticateSource(cvvElement, data)`: challenges the shopper if necessary.
   * @param args `sessionId`, `sourceId`, `sourceClientSecret`, and an optional `returnUrl`
   */
  async authenticateSource(...args: readonly unknown[]): Promise<{ status: AuthenticationStatus }> {
    const [element, given] = args.length > 1 ? args : [undefined, args[0]];
    const { sessionId, sourceId, sourceClientSecret } = isObject(given) ? given : {};
    const named = { sessionId, sourceId, sourceClientSecret };
    const missing = Object.entries(named).find(([, value]) => typeof value !== 'string')?.[0];
    if (missing !== undefined) throw new Error(`authenticateSource() requires ${missing}.`);
    const data = named as Required<Challenge>;
    const held = this.#elements.reference(element, 'cardcvv');
    const status = await this.#controller
      .call('askAuthentication', data.sourceId, data.sourceClientSecret, data.sessionId, held ? [held] : [])
      .catch((): AuthenticationStatus => 'failed');
    if (status !== 'requires_action') return { status };
    return { status: behaviour.authenticated((await challenge(this.#place, data)).status) };
  }

  /** Executes a source's next action: a challenge, or a redirect to the provider. */
  async handleNextAction(nextAction: unknown): Promise<{ status: AuthenticationStatus }> {
    const { action, data } = isObject(nextAction) ? nextAction : {};
    const { sourceId, sourceClientSecret, redirectUrl } = isObject(data) ? data : {};
    if (action === 'redirect' && typeof redirectUrl === 'string' && /^https?:/i.test(redirectUrl)) {
      location.assign(redirectUrl);
      // the page is left, so nothing waits for this result
      return new Promise(() => undefined);
    }
    if (typeof sourceId !== 'string' || typeof sourceClientSecret !== 'string') return { status: 'failed' };
    const { status } = await challenge(this.#place, { sourceId, sourceClientSecret });
    return { status };
  }

  async #settle(result: SourceResult): Promise<SourceResult> {
    const { source } = result;
    if (!source || !behaviour.challenges(source)) return result;
    const { data } = isObject(source.nextAction) ? source.nextAction : {};
    const { source: settled, error } = await challenge(this.#place, data as Challenge);
    return behaviour.challenged({ source: settled, error }, source);
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

function checkedConfig(config: unknown): JsonObject {
  if (!isObject(config)) throw new Error('createDropin() requires a configuration object.');
  return config;
}

function refused(code: string, message: string, parameter?: string): SourceResult {
  const named = parameter === undefined ? {} : { parameter };
  return { source: null, error: { type: 'bad_request', errors: [{ code, ...named, message }] } };
}

function unreachable(error: unknown): SourceResult {
  const message = error instanceof Error ? error.message : String(error);
  return { source: null, error: { type: 'unknown_error', errors: [{ code: 'unknown_error', message }] } };
}

Object.assign(window, { DigitalRiver });
