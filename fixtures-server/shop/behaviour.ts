/**
 * The merchant's decisions, and the right answer to each. The rest of the shop carries them out. This is all of it that
 * a fault may change.
 */
import type { Wire } from '../../contract/wire.ts';
import type { Checkout, NextAction, Order, PaymentSession, RefusalError, Source } from './api/answers.ts';
import type { MerchantApi } from './api/merchant-api.ts';
import { attachCredit } from './buying/credit.ts';
import { openPurchase } from './buying/open-purchase.ts';
import type { JsonObject } from './buying/payload.ts';
import { comeBack } from './buying/returning.ts';
import { tellTerms } from './buying/subscribing.ts';
import { applyTaxIdentifier, type TaxNumber, useTaxNumber } from './buying/tax-number.ts';
import { isPaid, type Verdict, verdictOn } from './buying/verdict.ts';
import type { InstructionsData, PaymentData } from './client/page-data.ts';
import type { ShopOptions } from './shop.ts';
import type { Account } from './state/account.ts';
import type { Market } from './state/markets.ts';
import type { OrderBooks, Purchase, SubscriptionInfo } from './state/purchase.ts';
import type { Session } from './state/session.ts';
import type { Visit } from './visit.ts';
import { type Effect, effectOf } from './webhooks/effects.ts';
import { isSigned } from './webhooks/signature.ts';

export interface Behaviour {
  // The API's manners
  /** Milliseconds to wait after a 429. @param retryAfter what the API asks for, in seconds */
  pauseAfter(retryAfter: number): number;
  /** Whether the shop can live with an answer that has all it needs. */
  tolerates(answer: unknown): boolean;
  sessionState(session: PaymentSession): string;
  /** What of an error is for the shopper's eyes. */
  wordsFor(errors: readonly RefusalError[]): string | undefined;

  // Towards a source
  /** What the API is told when a checkout is made. */
  checkoutRequest(request: JsonObject): JsonObject;
  openCheckout(api: MerchantApi, request: object): Promise<Checkout>;
  /** Who gets the parcel, as the API is told. */
  shipTo(party: JsonObject): JsonObject;
  /** Methods the shop is ready to take. */
  offered(methods: readonly Wire[], market: Market): readonly Wire[];
  payload(payload: JsonObject, wire: Wire, purchase: Purchase): JsonObject;
  /** Return and cancel URL. */
  returnUrl(url: string, purchase: Purchase): string;
  asksForTerms(): boolean;
  /** For whom the legal texts of a page speak; undefined: the page has none. */
  entity(purchase: Purchase): string | undefined;
  /** Whether the shopper has to accept the seller's disclosure before ordering. */
  asksForDisclosure(): boolean;
  /** What the payment page is told. */
  paymentData(data: PaymentData, options: ShopOptions): PaymentData;
  /** Which of the page's scripts is used: `''` is the right one. */
  script(): string;
  /** A source was made in the page. */
  takeSource(api: MerchantApi, purchase: Purchase, sourceId: string): Promise<void>;
  /** A source was made in the page that the shopper approves before there is an order. */
  holdSource(visit: Visit, purchase: Purchase, sourceId: string): Promise<void>;
  dropSource(api: MerchantApi, purchase: Purchase, sourceId: string): Promise<void>;

  // Accounts
  /** The customer that a checkout is for. */
  customerFor(account: Account | undefined): string | undefined;
  /** @param approved whether the shopper wants the payment method saved */
  maySave(approved: boolean): boolean;
  keepSource(api: MerchantApi, purchase: Purchase, customerId: string, sourceId: string): Promise<void>;
  /** Saves a source although nothing is bought. */
  addSource(api: MerchantApi, customerId: string, sourceId: string): Promise<void>;
  forgetSource(api: MerchantApi, customerId: string, sourceId: string): Promise<void>;

  // Subscriptions
  /** Whether the shopper has to accept that a subscription renews itself. */
  asksForRenewal(): boolean;
  /** What the checkout is told of a subscription, terms left out. */
  subscriptionInfo(info: SubscriptionInfo): SubscriptionInfo;
  tellTerms(api: MerchantApi, purchase: Purchase, terms: string): Promise<void>;
  /** What Drop-in is made with. */
  dropinConfig(config: JsonObject): JsonObject;

  // Tax identifiers
  /** Whether the payment page has a place for one. */
  asksForTaxNumber(): boolean;
  keepTaxIdentifier(api: MerchantApi, customerId: string, id: string): Promise<void>;
  applyTaxIdentifier(api: MerchantApi, purchase: Purchase, id: string, number: TaxNumber): Promise<void>;

  // Store credit
  /** @param left what the checkout has left to pay @returns undefined where the shopper must ask for less */
  creditFor(asked: number, left: number): number | undefined;
  applyCredit(api: MerchantApi, purchase: Purchase, amount: number): Promise<void>;

  // The order
  /** The checkout whose totals the review page shows. */
  reviewed(latest: Checkout, purchase: Purchase): Checkout;
  isPlaced(purchase: Purchase): boolean;
  verdict(order: Order): Verdict;
  /** What is kept of an order. */
  books(order: Order): OrderBooks;
  redirectTo(url: string): string;
  confirmationPath(purchase: Purchase, shopUrl: string): string;
  /** What to show to a shopper who pushes the funds. */
  instructions(action: NextAction | undefined): InstructionsData | undefined;
  /** Pay after a failure. */
  tryAgain(visit: Visit, failed: Purchase): Promise<void>;

  // Coming back
  mayVisit(purchase: Purchase, visitor: Session): boolean;
  refresh(api: MerchantApi, purchase: Purchase, orderId: string): Promise<Order>;
  isPaid(order: Order): boolean;
  readSource(api: MerchantApi, sourceId: string): Promise<Source>;
  isApproved(source: Source): boolean;
  afterUnapproved(visit: Visit, purchase: Purchase): Promise<void>;
  /** The shopper is in the shop while the order waits at the provider. @returns the path of the page to show */
  resume(visit: Visit, purchase: Purchase): Promise<string>;

  // Webhooks
  isSigned(header: string | undefined, body: Buffer, secret: string | undefined): boolean;
  acknowledgement(): number;
  isKnown(events: { has(id: string): boolean }, id: string): boolean;
  effectOf(type: string): Effect | undefined;
}

export const reference: Behaviour = {
  pauseAfter: (retryAfter) => retryAfter * 1_000,
  tolerates: () => true,
  sessionState: ({ state }) => state,
  // messages may be shown, codes never
  wordsFor: (errors) => errors.find(({ message }) => message)?.message,

  checkoutRequest: (request) => request,
  openCheckout: (api, request) => api.createCheckout(request),
  shipTo: (party) => party,
  offered: (methods) => methods,
  payload: (payload) => payload,
  returnUrl: (url) => url,
  entity: ({ entity }) => entity,
  asksForDisclosure: () => true,
  asksForTerms: () => true,
  paymentData: (data) => data,
  script: () => '',
  takeSource: async (api, purchase, sourceId) => {
    await api.attach(purchase.checkoutId, sourceId);
    purchase.attachedSource = sourceId;
    delete purchase.heldSource;
  },
  holdSource: (_visit, purchase, sourceId) => {
    purchase.heldSource = sourceId;
    return Promise.resolve();
  },
  dropSource: async (api, purchase, sourceId) => {
    await api.detach(purchase.checkoutId, sourceId);
    delete purchase.attachedSource;
  },

  customerFor: (account) => account?.customerId,
  maySave: (approved) => approved,
  keepSource: (api, _purchase, customerId, sourceId) => api.saveSource(customerId, sourceId),
  addSource: (api, customerId, sourceId) => api.saveSource(customerId, sourceId),
  forgetSource: (api, customerId, sourceId) => api.removeSource(customerId, sourceId),
  asksForRenewal: () => true,
  subscriptionInfo: (info) => info,
  tellTerms,
  dropinConfig: (config) => config,
  asksForTaxNumber: () => true,
  keepTaxIdentifier: (api, customerId, id) => api.giveTaxIdentifier(customerId, id),
  applyTaxIdentifier,
  creditFor: (asked, left) => (asked > 0 && asked <= left ? asked : undefined),
  applyCredit: attachCredit,

  reviewed: (latest) => latest,
  isPlaced: ({ standing }) => standing.is !== 'open',
  verdict: verdictOn,
  books: ({ id, fraudState, payment: { charges } }) => ({
    id,
    fraudState,
    paymentState: charges.at(-1)?.state,
  }),
  redirectTo: (url) => url,
  confirmationPath: () => '/confirmation',
  instructions: (action) => {
    if (action?.action !== 'show_payment_instructions') return undefined;
    const { sourceId, sourceClientSecret } = action.data;
    if (typeof sourceId !== 'string' || typeof sourceClientSecret !== 'string') return undefined;
    return { sourceId, sourceClientSecret };
  },
  // the old checkout is used up: the same basket and details make a new one
  tryAgain: async (visit, { market, product, taxNumber }) => {
    const { details } = visit.session;
    if (!details) return;
    visit.session.product = product;
    const purchase = await openPurchase(visit, market, details);
    if (taxNumber) await useTaxNumber(visit, purchase, taxNumber);
  },

  mayVisit: ({ owner }, visitor) => owner === visitor,
  refresh: (api, _purchase, orderId) => api.refreshOrder(orderId),
  isPaid,
  readSource: (api, sourceId) => api.readSource(sourceId),
  isApproved: ({ state }) => state === 'chargeable',
  // the checkout is as good as before, and so is another source
  afterUnapproved: () => Promise.resolve(),
  resume: comeBack,

  isSigned,
  acknowledgement: () => 202,
  isKnown: (events, id) => events.has(id),
  effectOf,
};
