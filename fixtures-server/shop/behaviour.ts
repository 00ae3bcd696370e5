/**
 * The merchant's decisions: what the rest of the shop carries out. A fault replaces some of them (`faults/`); the correct
 * ones are in `reference.ts`. A visit is all that is at hand while one request of a shopper is answered.
 */
import type { Wire } from '../../contract/wire.ts';
import type { Checkout, NextAction, Order, PaymentSession, RefusalError, Source } from './api/answers.ts';
import type { MerchantApi, RefusalMeaning } from './api/merchant-api.ts';
import type { JsonObject } from './buying/payload.ts';
import type { Details } from './buying/details.ts';
import type { OrderOutcome } from './buying/order-outcome.ts';
import type { InstructionsData, PaymentData } from './client/page-data.ts';
import type { ShopOptions } from './options.ts';
import type { Account } from './state/account.ts';
import type { Market } from './state/markets.ts';
import type { StoredOrder, OrderStatus, Purchase, SubscriptionInfo, TaxNumber } from './state/purchase.ts';
import type { Session } from './state/session.ts';
import type { Store } from './state/store.ts';
import type { Effect } from './webhooks/effects.ts';

export interface Visit {
  readonly options: ShopOptions;
  /** The shop's own address, no slash at the end. */
  readonly shopUrl: string;
  readonly store: Store;
  /** The behaviour of the test that the request belongs to, and that of any other test. */
  readonly behaviour: Behaviour;
  readonly behaviours: { of(testToken: string | undefined): Behaviour };
  readonly testToken: string | undefined;
  readonly session: Session;
  readonly api: MerchantApi;
  /** Address of the shopper's browser. */
  readonly browserIp: string;
}

export interface Behaviour {
  /** How far the shop's own session cookie goes. */
  cookieSameSite(): 'lax' | 'strict';

  // How the shop calls the API
  /** Milliseconds to wait after a 429. @param retryAfter what the API asks for, in seconds */
  pauseAfter(retryAfter: number): number;
  /** Whether the shop accepts an answer that has all it needs. */
  tolerates(answer: unknown): boolean;
  sessionState(session: PaymentSession): string;
  /** The part of an error that the shopper may see. */
  messageFor(errors: readonly RefusalError[]): string | undefined;

  // Until there is a source
  /** The request with which a checkout is created. */
  checkoutRequest(request: JsonObject): JsonObject;
  openCheckout(api: MerchantApi, request: object): Promise<Checkout>;
  /** The shopper has changed details or delivery of a purchase that has a checkout already. */
  changeDetails(visit: Visit, purchase: Purchase, details: Details): Promise<void>;
  /** The recipient, as sent to the API. */
  shipTo(party: JsonObject): JsonObject;
  /** Methods the shop is ready to take. */
  offered(methods: readonly Wire[], market: Market): readonly Wire[];
  payload(payload: JsonObject, wire: Wire, purchase: Purchase): JsonObject;
  /** Return and cancel URL. */
  returnUrl(url: string, purchase: Purchase): string;
  asksForTerms(): boolean;
  /** The selling entity of the page's legal texts; undefined: the page has none. */
  entity(purchase: Purchase): string | undefined;
  /** Whether the shopper has to accept the seller's disclosure before ordering. */
  asksForDisclosure(): boolean;
  /** The data of the payment page. */
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
  /** The subscription data of the checkout, without the terms. */
  subscriptionInfo(info: SubscriptionInfo): SubscriptionInfo;
  sendTerms(api: MerchantApi, purchase: Purchase, terms: string): Promise<void>;
  /** What Drop-in is made with. */
  dropinConfig(config: JsonObject): JsonObject;

  // Tax identifiers
  /** Whether the payment page asks for one. */
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
  orderOutcome(order: Order): OrderOutcome;
  /** An order was refused for good. @returns the path of the page to show */
  afterRejection(visit: Visit, purchase: Purchase, message: string | undefined): string;
  /** What the shop makes of a refused order. @param meaning as the API's documents have it */
  refusalTakenFor(meaning: RefusalMeaning): RefusalMeaning;
  /** What the shop stores of an order. */
  storedOrder(order: Order): StoredOrder;
  /** How the shop's own order stands; undefined where a state of the API's says nothing. */
  statusOf(state: string): OrderStatus | undefined;
  /** Whether news moves an order on. News arrive in any order, in answers and by webhooks. */
  advances(from: OrderStatus | undefined, to: OrderStatus): boolean;
  /** Whether an order as it was at one time is news beside what was known at another; both ISO 8601. */
  isNews(time: string | undefined, known: string | undefined): boolean;
  redirectTo(url: string): string;
  confirmationPath(purchase: Purchase, shopUrl: string): string;
  /** What to show to a shopper who pushes the funds. */
  instructions(action: NextAction | undefined): InstructionsData | undefined;
  /** Whether a page shows them. @param times how often they were shown before */
  showsInstructions(page: 'confirmation' | 'order', times: number): boolean;
  /** What the confirmation page gives as the total. */
  shownTotal(total: number): number;
  /** Pay after a failure. */
  tryAgain(visit: Visit, failed: Purchase): Promise<void>;

  // Coming back
  mayVisit(purchase: Purchase, visitor: Session): boolean;
  /** The purchase that the shopper comes back to. @param named the purchase that the address names */
  purchaseFor(named: Purchase | undefined, session: Session): Purchase | undefined;
  refresh(api: MerchantApi, purchase: Purchase, orderId: string): Promise<Order>;
  isPaid(order: Order): boolean;
  /** The API could not be asked how a payment stands. @returns the path of the page to show @throws the same */
  afterOutage(visit: Visit, purchase: Purchase, error: unknown): Promise<string>;
  /** The shopper comes back again after success. @returns the path of the page to show */
  returnedAgain(visit: Visit, purchase: Purchase): string;
  readSource(api: MerchantApi, sourceId: string): Promise<Source>;
  isApproved(source: Source): boolean;
  afterUnapproved(visit: Visit, purchase: Purchase): Promise<void>;
  /** The shopper opens a page of the shop while the order waits at the provider. @returns the path of the page to show */
  resume(visit: Visit, purchase: Purchase): Promise<string>;

  // Webhooks
  /** The purchase that an event is about. @param named the one whose order the event names */
  purchaseOfEvent(named: Purchase | undefined, store: Store): Purchase | undefined;
  isSigned(header: string | undefined, body: Buffer, secret: string | undefined): boolean;
  acknowledgement(purchase: Purchase | undefined): number | Promise<number>;
  isKnown(events: { has(id: string): boolean }, id: string): boolean;
  /** Whether an event about a purchase has its effect now. */
  hasEffectNow(purchase: Purchase): boolean;
  /** What happens between looking whether an event is known and noting it. */
  beforeNoting(purchase: Purchase | undefined): Promise<void> | undefined;
  effectOf(type: string): Effect | undefined;
}
