/**
 * The merchant's decisions, which the rest of the shop executes. A fault replaces some of them (`faults/`); the correct ones are in
 * `reference.ts`. A visit contains the data available while one request is answered.
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
  /** SameSite attribute of the shop's session cookie. */
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
  /** Methods that the shop accepts. */
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
  /** A source was made in the page, which the shopper approves before the order. */
  holdSource(visit: Visit, purchase: Purchase, sourceId: string): Promise<void>;
  dropSource(api: MerchantApi, purchase: Purchase, sourceId: string): Promise<void>;

  // Accounts
  /** The customer that a checkout is for. */
  customerFor(account: Account | undefined): string | undefined;
  /** @param approved whether the shopper wants the payment method saved */
  maySave(approved: boolean): boolean;
  keepSource(api: MerchantApi, purchase: Purchase, customerId: string, sourceId: string): Promise<void>;
  /** Saves a source without a purchase. */
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
  /** @param left remaining amount of the checkout @returns undefined if the shopper must ask for less */
  creditFor(asked: number, left: number): number | undefined;
  applyCredit(api: MerchantApi, purchase: Purchase, amount: number): Promise<void>;

  // The order
  /** The checkout whose totals the review page shows. */
  reviewed(latest: Checkout, purchase: Purchase): Checkout;
  isPlaced(purchase: Purchase): boolean;
  orderOutcome(order: Order): OrderOutcome;
  /** An order was refused finally. @returns the path of the page to show */
  afterRejection(visit: Visit, purchase: Purchase, message: string | undefined): string;
  /** Handles a refused order. @param meaning documented meaning of the refusal */
  refusalTakenFor(meaning: RefusalMeaning): RefusalMeaning;
  /** What the shop stores of an order. */
  storedOrder(order: Order): StoredOrder;
  /** State of the shop's own order; undefined if a state of the API has no meaning for it. */
  statusOf(state: string): OrderStatus | undefined;
  /** Whether an update changes an order. Updates arrive in any sequence, in answers and by webhooks. */
  advances(from: OrderStatus | undefined, to: OrderStatus): boolean;
  /** Whether one order state is newer than another, by their times (ISO 8601). */
  isNews(time: string | undefined, known: string | undefined): boolean;
  redirectTo(url: string): string;
  confirmationPath(purchase: Purchase, shopUrl: string): string;
  /** Data for the payment instructions. */
  instructions(action: NextAction | undefined): InstructionsData | undefined;
  /** Whether a page shows the instructions. @param times how often they were shown before */
  showsInstructions(page: 'confirmation' | 'order', times: number): boolean;
  /** What the confirmation page gives as the total. */
  shownTotal(total: number): number;
  /** Pay after a failure. */
  tryAgain(visit: Visit, failed: Purchase): Promise<void>;

  // Coming back
  mayVisit(purchase: Purchase, visitor: Session): boolean;
  /** The purchase of a returning shopper. @param named the purchase in the URL */
  purchaseFor(named: Purchase | undefined, session: Session): Purchase | undefined;
  refresh(api: MerchantApi, purchase: Purchase, orderId: string): Promise<Order>;
  isPaid(order: Order): boolean;
  /** Reading the payment's state failed. @returns the path of the page to show @throws the same error */
  afterOutage(visit: Visit, purchase: Purchase, error: unknown): Promise<string>;
  /** The shopper returns again after a success. @returns the path of the page to show */
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
  /** Whether an event about a purchase takes effect now. */
  hasEffectNow(purchase: Purchase): boolean;
  /** Called between the check for a known event and its registration. */
  beforeNoting(purchase: Purchase | undefined): Promise<void> | undefined;
  effectOf(type: string): Effect | undefined;
}
