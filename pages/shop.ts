/**
 * The interface through which the harness uses a shop's pages. The fixture shop's page objects implement this interface.
 * For any other shop, an adapter module (`DR_SHOP_ADAPTER`) creates objects that implement it, see define-shop.ts.
 *
 * Verbs press controls, type text and wait for the result, at most 45 s; they never judge. A verb that leads to a page
 * returns the screen on which the shopper arrived. A page of the shop that is none of `SCREENS` is `elsewhere`, and any page
 * of another host is the `portal`. A new message on the same page also counts as an arrival.
 *
 * - Errors: throw `NotArrived` (of define-shop.ts) if a control was used without any effect: this counts as a failure of the
 *   shop. Any other error, for example Playwright's error for a missing control, counts as a mistake of the adapter: the
 *   rules are then not exercised.
 * - Disabled buttons: `pressContinue` and `pressPlaceOrder` are called while the button may be missing or disabled. If the
 *   button is missing, return; if it is disabled, Playwright's error is accepted.
 * - One page for everything: a shop without a review page has terms, disclosure and totals on its payment page, and
 *   `continueFromPayment` leads to the confirmation or to the portal. The shop decides on which page terms and disclosure
 *   are accepted, and whether a review page comes before the portal, after it, or not at all: the harness asks every page.
 * - Panels that the shop draws again: `choose` is called each time the shopper pays. It must choose the method and fill the
 *   elements even if the method is already chosen and the elements were filled before.
 * - Members with a `?` are optional: if the shop does not have this part, omit the member and do not list the ability.
 */
import type { Page } from '@playwright/test';
import type { Owner, Trigger, Wire } from '../contract/method.ts';

export const SCREENS = [
  'details',
  'payment',
  'review',
  'portal',
  'confirmation',
  'failure',
  'waiting',
  'order',
  'account',
  'elsewhere',
] as const;
export type Screen = (typeof SCREENS)[number];

/** Who pays, in which market, and the card that is typed, if the method needs a card. */
export interface Shopper {
  readonly owner: Owner;
  readonly country: string;
  readonly currency: string;
  readonly card: Card;
}
export interface Card {
  readonly number: string;
  readonly brand?: string;
  /** MM/YY */
  readonly expiry: string;
  readonly securityCode: string;
}

/** What the order costs, as a page shows it. */
export interface ShownTotals {
  /** As a decimal amount of the currency: 12.5, not 1250. */
  readonly total: number;
  /** Code of the currency that is shown with it, e.g. JPY for ¥; absent if the adapter does not read it. */
  readonly currency?: string;
  /** The shop's own ids of the products in the basket; absent if the pages do not show them. */
  readonly products?: readonly string[];
}

export const ORDER_STATUSES = [
  'awaiting-payment',
  'under-review',
  'ready',
  'cancelled',
  'blocked',
  'unknown',
] as const;

/** The state of the shop's own order, as its order page shows it. */
export interface ShownOrder {
  readonly status: (typeof ORDER_STATUSES)[number];
  /** Messages sent to the shopper about it. */
  readonly messages: readonly string[];
  /** The provider's data that the shop stores with the order; absent if it cannot be read anywhere. */
  readonly kept?: KeptOrder;
}

/** The shopper's account, and what it offers on the payment page. */
export interface AccountPages {
  /** Opens the account page of a new shopper. */
  signIn(): Promise<Screen>;
  /**
   * Goes from the account page to the form that saves a payment method without a purchase; fills in the form,
   * and accepts the terms.
   */
  fillAnother(method: Wire, shopper: Shopper): Promise<void>;
  /** Saves what was filled in. */
  saveAnother(): Promise<Screen>;
  /** Number of payment methods that the account page shows. */
  count(): Promise<number>;
  removeFirst(): Promise<Screen>;
  /** On the payment page: agrees to save the chosen payment method. */
  approveSaving(): Promise<void>;
  /** On the payment page: chooses the first of the saved payment methods. */
  chooseSaved(): Promise<void>;
}

/** Store credit on the payment page. */
export interface StoreCreditPages {
  /** Applies an amount, in the currency's scale, with a decimal point. */
  apply(amount: number): Promise<Screen>;
  /** If credit pays for everything: accepts the terms, if asked, and continues to the review page. */
  continueCovered(): Promise<Screen>;
}

/** Subscriptions that renew automatically. */
export interface SubscriptionPages {
  /** Goes to the payment page as a signed-in shopper, with exactly one subscription in the basket. */
  enter(shopper: Shopper): Promise<Screen>;
  /** Goes to the payment page with Drop-in in the same way; absent if the shop has no such page. */
  enterDropIn?(shopper: Shopper): Promise<Screen>;
  /**
   * The text of the renewal terms on the page on which the shopper accepts them; empty if there is no such
   * text.
   */
  terms(): Promise<string>;
  /** @returns false if the page does not ask the shopper to accept the renewal terms separately */
  acceptTerms(): Promise<boolean>;
}

/** A field for the shopper's tax identifier, on the payment page or an earlier page. */
export interface TaxIdentifierPages {
  /** Opens the field. @returns false if there is no such field */
  offers(): Promise<boolean>;
  /** Types a number and applies it to the purchase; the page may show an error message instead. */
  apply(value: string): Promise<Screen>;
}

/** Order pages that the shopper can open without the confirmation page. */
export interface OrderPages {
  /**
   * Opens the order page in the shopper's tab. @param number the shop's own order number, as the confirmation
   * page shows it
   */
  open(number: string): Promise<Screen>;
  /** Reads the order page in a new tab. */
  read(number: string): Promise<ShownOrder>;
}

/**
 * The provider's order data that the shop stores, with the API's values; a member that the shop does not store
 * is absent.
 */
export interface KeptOrder {
  /** The provider's id of the order (`id`). */
  readonly id?: string;
  /**
   * The state of the payment. The shop may store either the state of the last charge
   * (`payment.charges[].state`, which the events `order.charge.*` report) or the state of the session
   * (`payment.session.state`).
   */
  readonly paymentState?: string;
  /** `fraudState` of the order. */
  readonly fraudState?: string;
}

/** The payment page with Drop-in. */
export interface DropInPages {
  /**
   * Enters the shopper's details and goes to the payment page. `redirects`: whether the shop or Drop-in
   * redirects the shopper to the provider.
   */
  enter(shopper: Shopper, redirects: 'shop' | 'dropin'): Promise<Screen>;
  /**
   * Opens the method, fills its elements and accepts everything that Drop-in asks for.
   * @param saves whether the shopper also agrees to save the method
   */
  choose(method: Wire, shopper: Shopper, saves?: boolean): Promise<void>;
  /** Whether the method is paid with a button of the provider, which opens a payment sheet. */
  hasSheet(): Promise<boolean>;
  /** Opens the method, fills its elements and presses the button that pays, without accepting anything or waiting. */
  pressUnaccepted(method: Wire, shopper: Shopper): Promise<void>;
  /** Presses the button that pays, and decides in the provider's sheet or window. */
  pay(how?: PayingInDropIn): Promise<Screen>;
}

export interface PayingInDropIn {
  /**
   * The shopper's decision in the window that Drop-in opens; a sheet offers only `approve` and `cancel`. Absent
   * if no window opens.
   */
  readonly decision?: 'approve' | 'decline' | 'cancel';
  /** How often Drop-in's own button is pressed at the same moment. */
  readonly presses?: number;
}

export interface ShopPages {
  /** The page that the shopper uses now: a shop that opens the portal in a window of its own returns that window while it is open. */
  readonly page: Page;
  /** Absent if the shop does not use Drop-in; then its adapter does not list the ability `dropIn`. */
  readonly dropIn?: DropInPages;
  /**
   * Absent if the shop does not accept store credit; then its adapter does not list the ability `storeCredit`.
   */
  readonly storeCredit?: StoreCreditPages;
  /** Absent if the shop has no accounts; then its adapter does not list the ability `account`. */
  readonly account?: AccountPages;
  /**
   * Absent if the shop sells no subscriptions; then its adapter does not list the ability `subscriptions`.
   */
  readonly subscriptions?: SubscriptionPages;
  /**
   * Absent if the shop does not ask for tax identifiers; then its adapter does not list the ability
   * `taxIdentifiers`.
   */
  readonly taxIdentifiers?: TaxIdentifierPages;
  /**
   * Absent if the shop has no order page that can be opened by the order number; then its adapter does not list
   * the ability `orderPages`.
   */
  readonly orderPages?: OrderPages;
  /** Goes from the shop's first page to the payment page, and types the shopper's details. */
  enter(shopper: Shopper): Promise<Screen>;
  /** Goes to the payment page with the shopper's details, in the shortest way that the shop has. */
  enterDirectly(shopper: Shopper): Promise<Screen>;
  /** On the payment page: chooses the method and fills its elements. Does not accept the terms. */
  choose(method: Wire, shopper: Shopper): Promise<void>;
  /** Presses the button once, without waiting. The shopper has not accepted the terms. */
  pressContinue(): Promise<void>;
  /**
   * Called on the payment page and on the review page. @returns false immediately if the page does not ask for
   * the terms
   */
  acceptTerms(): Promise<boolean>;
  /**
   * Leaves the payment page with the chosen payment. `presses`: how often the button is pressed at the same
   * moment; use `press` of define-shop.ts, which also submits a plain form several times.
   */
  continueFromPayment(presses?: number): Promise<Screen>;
  /**
   * On the review page: presses the order button once, without waiting. The shopper has not accepted anything
   * yet.
   */
  pressPlaceOrder(): Promise<void>;
  /**
   * Called on the payment page and on the review page. @returns false immediately if the page does not ask the
   * shopper to accept the seller's disclosure
   */
  acceptDisclosure(): Promise<boolean>;
  /** Accepts everything that is not accepted yet, and places the order. */
  placeOrder(presses?: number): Promise<Screen>;
  changePayment(): Promise<Screen>;
  removePayment(): Promise<Screen>;
  /** Pays again, from the failure page or any page that offers it. */
  tryAgain(): Promise<Screen>;
  /** Reloads the page. */
  reload(): Promise<Screen>;
  goBack(): Promise<Screen>;
  /** Runs `action`, which operates the portal, and waits for the resulting screen of the shop. */
  leavesPortal(action: () => Promise<void>): Promise<Screen>;
  /** Opens an address of the shop directly, like a bookmark. */
  visit(url: string): Promise<Screen>;
  /** Waits until a screen is shown, and returns it. */
  screen(): Promise<Screen>;
  /**
   * The order total on the review page, or on the payment page if the shop has no review page.
   * @returns undefined immediately if the page shows no total
   */
  totals(): Promise<ShownTotals | undefined>;
  /**
   * The total item price of the basket, without delivery and without taxes that the checkout adds, as a page
   * showed it during `enter`; a decimal amount of the currency. Optional: omit the verb if no page shows this
   * price. @returns undefined if no page showed the price
   */
  basketPrice?(): Promise<number | undefined>;
  /**
   * Goes back from the payment page, changes the price of the purchase (another delivery, quantity or coupon),
   * and returns to the payment page. Optional: omit the verb if the shopper cannot change anything then.
   */
  changePurchase?(): Promise<Screen>;
  /** The shop's number of the order, as shown on the confirmation page; absent if not shown. */
  orderNumber(): Promise<string | undefined>;
  /**
   * Text of the payment instructions, frames included; empty if there are none or they cannot be read. Follows the link on the
   * confirmation page, and opens collapsed parts, if necessary.
   */
  instructions(): Promise<string>;
  /**
   * The amount to pay in the shop's own text next to the instructions, as a decimal amount of the currency;
   * called on the page to which `instructions` led. Optional: omit the verb if no page has such a text.
   * @returns undefined if the text contains no amount
   */
  amountToPay?(): Promise<number | undefined>;
  /** Opens the order page in a new tab and reads it. */
  order(): Promise<ShownOrder>;
}

/** The payment provider's page. */
export interface PortalPages {
  /** For a provider at which the payer must sign in before the order. */
  signIn(): Promise<void>;
  approve(): Promise<void>;
  decline(): Promise<void>;
  cancel(): Promise<void>;
}

/**
 * Creates the page objects for one page. It is the member `pages` of an adapter module's default export (see
 * define-shop.ts).
 */
export type ShopAdapter = (page: Page, shopUrl: string) => ShopPages;

/** The card of a test trigger, or any card with which the payment succeeds. */
export function cardOf(trigger: Trigger): Card {
  return {
    number: trigger.value,
    expiry: trigger.expiry ?? '12/34',
    securityCode: trigger.securityCode ?? '123',
    ...(trigger.brand === undefined ? {} : { brand: trigger.brand }),
  };
}
