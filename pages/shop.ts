/**
 * What the harness needs of a shop's pages. The fixture shop's page objects implement it; another
 * shop is driven by a module of its own (`DR_SHOP_ADAPTER`) that makes one of these, see define-shop.ts.
 *
 * Verbs press, type and wait for what they lead to (a bounded wait, 45 s at most); they never judge. A verb that leads
 * somewhere returns the screen on which the shopper arrived; a page that is none of `SCREENS` is `elsewhere`, and any page
 * that is not the shop's is the `portal`. A message on the same page is an arrival, too.
 *
 * - What to throw: `NotArrived` (of define-shop.ts) where a control was used and nothing came of it: that is the shop's
 *   doing. Any other error, as Playwright's when a control is not there, is the adapter's own: rules stay not exercised.
 * - Disabled buttons: `pressContinue` and `pressPlaceOrder` may wait in vain for a button that is disabled or not there yet;
 *   return where it is not there, and Playwright's error for a disabled one is understood.
 * - One page for everything: a shop without a review page has terms, disclosure and totals on its payment page, and
 *   `continueFromPayment` leads to the confirmation or to the portal. Where terms and disclosure are accepted, and whether a
 *   review page comes before the portal, after it, or not at all, is the shop's choice: the harness asks every page.
 * - Panels that are drawn anew: `choose` is called again whenever the shopper pays once more. It picks the method even where
 *   it is picked already, and fills the elements even where they are filled.
 * - Optional parts are those with a `?`: leave them out, and do not name the ability.
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

/** Who pays, in which market, and with which card where one is typed. */
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
  /** In the currency's own scale. */
  readonly total: number;
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
  /** Opens the account of a shopper who is new to the shop. */
  signIn(): Promise<Screen>;
  /** From the account to the form that saves a payment method without a purchase; fills it in, and agrees. */
  fillAnother(method: Wire, shopper: Shopper): Promise<void>;
  /** Saves what was filled in. */
  saveAnother(): Promise<Screen>;
  /** How many payment methods the account shows. */
  count(): Promise<number>;
  removeFirst(): Promise<Screen>;
  /** On the payment page: approves that the chosen payment method is saved. */
  approveSaving(): Promise<void>;
  /** On the payment page: picks the first of the saved payment methods. */
  chooseSaved(): Promise<void>;
}

/** Store credit on the payment page. */
export interface StoreCreditPages {
  /** Applies an amount, in the currency's scale, with a decimal point. */
  apply(amount: number): Promise<Screen>;
  /** If credit pays for everything: accepts the terms, if asked, and continues to the review page. */
  continueCovered(): Promise<Screen>;
}

/** Subscriptions that renew themselves. */
export interface SubscriptionPages {
  /** To the payment page of a shopper who has signed in, with one subscription in the basket and nothing else. */
  enter(shopper: Shopper): Promise<Screen>;
  /** The same, to the payment page that holds Drop-in; absent where there is none. */
  enterDropIn?(shopper: Shopper): Promise<Screen>;
  /** The text of the renewal terms, where the shopper accepts them; empty if there are none. */
  terms(): Promise<string>;
  /** @returns false if the page asks for no separate acceptance */
  acceptTerms(): Promise<boolean>;
}

/** A place for the shopper's tax identifier, at the latest on the payment page. */
export interface TaxIdentifierPages {
  /** Opens it. @returns false where there is none */
  offers(): Promise<boolean>;
  /** Types a number and applies it to the purchase, or sees an error message for it. */
  apply(value: string): Promise<Screen>;
}

/** A page for each order, for a shopper who does not come from the confirmation page. */
export interface OrderPages {
  /** Opens it in the shopper's tab. @param number the shop's own order number, as the confirmation page shows it */
  open(number: string): Promise<Screen>;
  /** Reads it in a new tab. */
  read(number: string): Promise<ShownOrder>;
}

/** As the API writes them; absent where the shop keeps none. */
export interface KeptOrder {
  /** The provider's id of the order (`id`). */
  readonly id?: string;
  /**
   * Of the payment, whichever of the two the shop keeps: of its last charge (`payment.charges[].state`, which the events
   * `order.charge.*` tell), or of its session (`payment.session.state`).
   */
  readonly paymentState?: string;
  /** `fraudState` of the order. */
  readonly fraudState?: string;
}

/** The payment page where it holds Drop-in. */
export interface DropInPages {
  /** To the payment page with the shopper's details. `redirects`: who takes the shopper to the provider. */
  enter(shopper: Shopper, redirects: 'shop' | 'dropin'): Promise<Screen>;
  /**
   * Opens the method, fills its elements and accepts all there is to accept.
   * @param saves whether the shopper also agrees that the method is kept
   */
  choose(method: Wire, shopper: Shopper, saves?: boolean): Promise<void>;
  /** Whether the method is paid by a button of the provider's, which asks in a sheet. */
  hasSheet(): Promise<boolean>;
  /** Opens the method, fills its elements and presses the button that pays, without accepting anything or waiting. */
  pressUnaccepted(method: Wire, shopper: Shopper): Promise<void>;
  /** Presses the button that pays, and decides in the provider's sheet or window. */
  pay(how?: PayingInDropIn): Promise<Screen>;
}

export interface PayingInDropIn {
  /** The shopper's decision in the window that Drop-in opens; a sheet has only `approve` and `cancel`. Absent: no window opens. */
  readonly decision?: 'approve' | 'decline' | 'cancel';
  /** How often Drop-in's own button is pressed at once. */
  readonly presses?: number;
}

export interface ShopPages {
  readonly page: Page;
  /** Absent where the shop has no Drop-in; its module then names no ability `dropIn`. */
  readonly dropIn?: DropInPages;
  /** Absent where the shop takes no store credit; its module then names no ability `storeCredit`. */
  readonly storeCredit?: StoreCreditPages;
  /** Absent where shoppers have no accounts; its module then names no ability `account`. */
  readonly account?: AccountPages;
  /** Absent where the shop sells no subscriptions; its module then names no ability `subscriptions`. */
  readonly subscriptions?: SubscriptionPages;
  /** Absent where the shop asks for no tax identifiers; its module then names no ability `taxIdentifiers`. */
  readonly taxIdentifiers?: TaxIdentifierPages;
  /** Absent where an order has no page that its number leads to; its module then names no ability `orderPages`. */
  readonly orderPages?: OrderPages;
  /** From the shop's first page to the payment page, entering the details by hand. */
  enter(shopper: Shopper): Promise<Screen>;
  /** To the payment page with the shopper's details, by the shortest way that the shop has. */
  enterDirectly(shopper: Shopper): Promise<Screen>;
  /** On the payment page: picks the method and fills its elements. The terms are left alone. */
  choose(method: Wire, shopper: Shopper): Promise<void>;
  /** Presses the button once and waits for nothing: for a shopper who has not accepted the terms. */
  pressContinue(): Promise<void>;
  /** On the payment page and on the review page. @returns false, at once, where the page asks for no terms */
  acceptTerms(): Promise<boolean>;
  /** Leaves the payment page with the payment chosen. `presses`: how often the button is pressed at once. */
  continueFromPayment(presses?: number): Promise<Screen>;
  /** On the review page: presses the button once and waits for nothing: for a shopper who has accepted nothing yet. */
  pressPlaceOrder(): Promise<void>;
  /** On both, too. @returns false, at once, where the page asks for no acceptance of the seller's disclosure */
  acceptDisclosure(): Promise<boolean>;
  /** Accepts what is still to be accepted, and orders. */
  placeOrder(presses?: number): Promise<Screen>;
  changePayment(): Promise<Screen>;
  removePayment(): Promise<Screen>;
  /** Pays again, from the failure page or any page that offers it. */
  tryAgain(): Promise<Screen>;
  /** Loads the page anew. */
  reload(): Promise<Screen>;
  goBack(): Promise<Screen>;
  /** Acts at the portal, and waits for the resulting screen of the shop. */
  leavesPortal(action: () => Promise<void>): Promise<Screen>;
  /** Opens an address of the shop, as from a bookmark. */
  visit(url: string): Promise<Screen>;
  /** Waits until a screen is shown, and returns it. */
  screen(): Promise<Screen>;
  /**
   * What the order costs, as the review page shows it, or the payment page of a shop that has no review page.
   * @returns undefined, at once, where the page shows none
   */
  totals(): Promise<ShownTotals | undefined>;
  /**
   * What the items in the basket cost together, before taxes that the checkout adds and before delivery, in the currency's
   * own scale, as a page on the way of `enter` showed it. @returns undefined where none did; leave the verb out then
   */
  basketPrice?(): Promise<number | undefined>;
  /**
   * From the payment page: goes back and changes what the purchase costs (another delivery, quantity or coupon), and comes to
   * payment again. Leave the verb out where nothing can be changed there.
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
   * The amount that the shop's own words beside the instructions ask to pay, in the currency's own scale; read where
   * `instructions` led. @returns undefined where the shop names none; leave the verb out where no page does
   */
  amountToPay?(): Promise<number | undefined>;
  /** Opens the order page in a new tab and reads it. */
  order(): Promise<ShownOrder>;
}

/** The payment provider's page. */
export interface PortalPages {
  /** For a provider that needs the payer before the order. */
  signIn(): Promise<void>;
  approve(): Promise<void>;
  decline(): Promise<void>;
  cancel(): Promise<void>;
}

/** Makes the page objects of one page. An adapter module's default export has it as `pages` (see define-shop.ts). */
export type ShopAdapter = (page: Page, shopUrl: string) => ShopPages;

/** The card of a trigger, or any card that pays. */
export function cardOf(trigger: Trigger): Card {
  return {
    number: trigger.value,
    expiry: trigger.expiry ?? '12/34',
    securityCode: trigger.securityCode ?? '123',
    ...(trigger.brand === undefined ? {} : { brand: trigger.brand }),
  };
}
