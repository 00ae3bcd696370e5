/**
 * Operates the pages of your shop for a certification. `npm run adapter:new -- FILE` copies this file. Replace the lines
 * with TODO, then run `npm run adapter:check`: it runs each verb once and reports which verbs do not work yet.
 *
 * - A verb presses, types, and waits for what it leads to. It judges nothing, and tries nothing twice.
 * - It returns the page on which the shopper arrived: one of `Screen`. A page of another host is the `portal`.
 * - Throw `NotArrived` where a control was used and nothing came of it: that is your shop's doing, and may fail a rule. Any
 *   other error, as Playwright's where a control is not there, is the adapter's own: rules are then not exercised.
 * - Wait for `domcontentloaded`, not for `load`: a picture or a frame of another company may never come.
 * - A verb has 45 s. Give what may never come a shorter timeout.
 */
import { defineShop, expect, NotArrived, press } from './define-shop.ts';
import type {
  Locator,
  Page,
  Screen,
  Shopper,
  ShopPages,
  ShownOrder,
  ShownTotals,
  Wire,
} from './define-shop.ts';

/** Milliseconds after which an action of the shopper counts as without effect. */
const TIMEOUT = 15_000;

class Shop implements ShopPages {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  // --- Where the shopper is -------------------------------------------------------------------------------------------

  /**
   * Waits until the current page can be used, and returns its name. The harness defines the names: `details` (address form),
   * `payment`, `review` (last page before the order), `confirmation`, `failure`, `waiting` (the outcome is not known yet),
   * `order`, `account`, `portal` (of the payment provider), `elsewhere`. In a one-page checkout, the page that asks for the
   * payment is `payment`, and there is no `review`.
   */
  async screen(): Promise<Screen> {
    await expect.poll(() => this.#state(), { timeout: TIMEOUT }).not.toBe('');
    return this.#screenNow();
  }

  async #screenNow(): Promise<Screen> {
    if (!this.#isShop()) return this.page.url().startsWith('http') ? 'portal' : 'elsewhere';
    // TODO how to distinguish your pages: by a heading, an attribute, or the address
    const path = new URL(this.page.url()).pathname;
    if (path.startsWith('/payment')) return 'payment';
    if (path.startsWith('/review')) return 'review';
    if (path.startsWith('/confirmation')) return 'confirmation';
    return 'elsewhere';
  }

  /** A text that changes with each page and with each message on the page; empty while the page is busy. */
  async #state(): Promise<string> {
    if (!this.#isShop()) return this.page.url();
    const read = (): string => {
      // TODO how your pages show that they are busy, and where they show messages
      const isBusy =
        document.readyState === 'loading' || document.querySelector('[aria-busy="true"]') !== null;
      const main = document.querySelector('main') ?? document.body;
      return isBusy ? '' : `${performance.timeOrigin} ${location.href} ${main?.textContent}`;
    };
    // the page is being left
    return this.page.evaluate(read).catch(() => '');
  }

  #isShop(): boolean {
    const url = this.page.url();
    return URL.canParse(url) && new URL(url).host === new URL(this.#url).host;
  }

  /** Runs an action, and waits for another page or for a message on the current page. */
  async #after(action: () => Promise<unknown>, isThere = (): boolean => true): Promise<Screen> {
    const before = await this.#state();
    await action();
    const hasArrived = async (): Promise<boolean> => {
      const state = await this.#state();
      return state !== '' && state !== before && isThere();
    };
    await expect
      .poll(hasArrived, { timeout: TIMEOUT })
      .toBe(true)
      .catch(() => {
        throw new NotArrived('another page or a message', `no change at ${this.page.url().split('?')[0]}`);
      });
    return this.#screenNow();
  }

  // --- To the payment page --------------------------------------------------------------------------------------------

  /**
   * Goes from the shop's first page to the payment page, as a shopper does. Every member of `shopper.owner`
   * must be typed unchanged: a last name may be a test trigger.
   */
  async enter({ owner, country }: Shopper): Promise<Screen> {
    await this.page.goto(this.#url, { waitUntil: 'domcontentloaded' });
    // TODO put something into the basket and fill in the address form
    await this.page.getByLabel('First name').fill(owner.firstName);
    await this.page.getByLabel('Last name').fill(owner.lastName);
    await this.page.getByLabel('E-mail').fill(owner.email);
    await this.page.getByLabel('Phone').fill(owner.phoneNumber);
    const { line1, line2 = '', city = '', state = '', postalCode } = owner.address;
    await this.page.getByLabel('Address line 1').fill(line1);
    await this.page.getByLabel('Address line 2').fill(line2);
    await this.page.getByLabel('Postal code').fill(postalCode);
    await this.page.getByLabel('City').fill(city);
    await this.page.getByLabel('State').fill(state);
    await this.page.getByLabel('Country').selectOption(country);
    return this.#after(() => this.page.getByRole('button', { name: 'Continue' }).click());
  }

  /**
   * Goes to the payment page in the shortest way that your shop has, for scenarios that do not judge the way to
   * this page.
   */
  enterDirectly(shopper: Shopper): Promise<Screen> {
    return this.enter(shopper);
  }

  // --- The payment page -----------------------------------------------------------------------------------------------

  /**
   * Chooses the method and fills its elements, but does not accept the terms. Called each time the shopper
   * pays: choose the method and fill the elements even if this was done before, because your page may have
   * drawn an empty panel. `wire.type` is the API's name of the method, `wire.elements` lists its SDK elements.
   */
  async choose({ type, elements, fields }: Wire, { card }: Shopper): Promise<void> {
    // TODO your control for a method
    await this.page.locator(`input[name="method"][value="${type}"]`).check();
    const typed: Readonly<Record<string, string>> = {
      cardnumber: card.number,
      cardexpiration: card.expiry,
      cardcvv: card.securityCode,
    };
    for (const element of elements) {
      // a button needs no input: continueFromPayment presses it
      if (fields[element]?.kind === 'button') continue;
      // the SDK draws each element in a frame, which it names after the element
      const frame = this.page.locator(`iframe[id^="${element}"]`).first().contentFrame();
      const text = typed[element];
      if (text !== undefined) await frame.getByRole('textbox').fill(text);
      else await frame.locator('select').selectOption({ index: 1 });
    }
  }

  /** @returns false if this page does not ask for the terms; any page may ask for them */
  acceptTerms(): Promise<boolean> {
    return this.#tick(this.page.getByRole('checkbox', { name: /terms/i })); // TODO
  }

  /**
   * Leaves the payment page. `presses`: how often the button is pressed at the same moment, like an impatient
   * shopper does.
   */
  continueFromPayment(presses = 1): Promise<Screen> {
    return this.#after(() => press(this.#payButton(), presses));
  }

  /**
   * Presses the same button once, without waiting, although the terms are not accepted. If the button is
   * missing, return; if it is disabled, Playwright's error is accepted.
   */
  async pressContinue(): Promise<void> {
    if ((await this.#payButton().count()) > 0) await this.#payButton().click({ timeout: 2_000 });
  }

  #payButton(): Locator {
    return this.page.getByRole('button', { name: 'Continue to review' }); // TODO
  }

  // --- The review page: in a one-page checkout these verbs use the payment page ----------------------------------------

  /**
   * The displayed total as a decimal amount of the currency (12.5, not 1250), and if they are displayed, your
   * product ids and the code of the currency, e.g. `currency: 'JPY'`. The harness calls this on every page:
   * return undefined immediately if the page shows no total.
   */
  async totals(): Promise<ShownTotals | undefined> {
    const total = this.page.locator('.total'); // TODO
    return (await total.count()) === 0 ? undefined : { total: amountIn(await total.innerText()) };
  }

  /** @returns false if this page does not ask the shopper to accept the seller's disclosure */
  acceptDisclosure(): Promise<boolean> {
    return this.#tick(this.page.getByRole('checkbox', { name: /disclosure/i })); // TODO
  }

  /** Accepts everything that is not accepted yet, and places the order. */
  async placeOrder(presses = 1): Promise<Screen> {
    await this.acceptTerms();
    await this.acceptDisclosure();
    return this.#after(() => press(this.#orderButton(), presses));
  }

  /** Presses the button once, without waiting; see pressContinue. */
  async pressPlaceOrder(): Promise<void> {
    if ((await this.#orderButton().count()) > 0) await this.#orderButton().click({ timeout: 2_000 });
  }

  #orderButton(): Locator {
    return this.page.getByRole('button', { name: 'Place order' }); // TODO
  }

  /** Goes back to the payment page, to choose another payment method. */
  changePayment(): Promise<Screen> {
    return this.#after(() => this.page.getByRole('button', { name: 'Change payment' }).click()); // TODO
  }

  /**
   * Removes the chosen payment from the purchase; if your shop does not support this, does the same as
   * changePayment.
   */
  removePayment(): Promise<Screen> {
    return this.changePayment(); // TODO
  }

  // --- Other ways to arrive -------------------------------------------------------------------------------------------

  /**
   * After a failed payment or order: goes from the current page (any page, also the review page) to the payment
   * page.
   */
  async tryAgain(): Promise<Screen> {
    const again = this.page.getByRole('link', { name: 'Try again' }); // TODO
    if ((await again.count()) > 0) return this.#after(() => again.click());
    const screen = await this.screen();
    return screen === 'review' ? this.changePayment() : screen;
  }

  reload(): Promise<Screen> {
    return this.#after(() => this.page.reload({ waitUntil: 'domcontentloaded' }));
  }

  goBack(): Promise<Screen> {
    return this.#after(() => this.page.goBack({ waitUntil: 'commit' }));
  }

  visit(url: string): Promise<Screen> {
    return this.#after(() => this.page.goto(url, { waitUntil: 'domcontentloaded' }));
  }

  /** `action` operates the portal. Wait until all redirects have ended on a page of your shop. */
  leavesPortal(action: () => Promise<void>): Promise<Screen> {
    return this.#after(action, () => this.#isShop());
  }

  // --- The order ------------------------------------------------------------------------------------------------------

  /** Your shop's order number, as the confirmation page shows it. */
  async orderNumber(): Promise<string | undefined> {
    return (await this.page.locator('.order-number').textContent()) ?? undefined; // TODO
  }

  /**
   * The complete text that tells the shopper how to send the money, including text in frames; '' if the page
   * has no such text.
   */
  async instructions(): Promise<string> {
    const element = this.page.locator('#instructions'); // TODO the container in which your page mounts the SDK's instructions element
    if ((await element.count()) === 0) return '';
    const inside = element.locator('iframe').contentFrame().locator('body');
    await expect(inside).not.toBeEmpty({ timeout: TIMEOUT });
    return inside.innerText();
  }

  /**
   * The amount to pay in your shop's own text next to the instructions, on the page to which `instructions`
   * led; undefined if this text contains no amount.
   */
  async amountToPay(): Promise<number | undefined> {
    const amount = this.page.locator('.amount-to-pay'); // TODO
    return (await amount.count()) === 0 ? undefined : amountIn(await amount.innerText());
  }

  /**
   * Opens the order page in a new tab and reads it. `kept` contains the provider's order data that your shop
   * stores. Read it from any place: a page, an address of your API, a database. Without `kept`, rules ORD-08
   * and ORD-09 are not exercised, so that the run is incomplete (exit code 3).
   */
  async order(): Promise<ShownOrder> {
    const number = await this.orderNumber();
    const tab = await this.page.context().newPage();
    try {
      await tab.goto(`${this.#url}/orders/${number}`, { waitUntil: 'domcontentloaded' }); // TODO
      const text = await tab.locator('.status').innerText({ timeout: TIMEOUT }); // TODO
      // TODO map the words of your order page to: awaiting-payment, under-review, ready, cancelled, blocked
      const statuses: Readonly<Record<string, ShownOrder['status']>> = {
        Paid: 'ready',
        Cancelled: 'cancelled',
      };
      return {
        status: statuses[text] ?? 'unknown',
        // the messages to the shopper about the order, e.g. that it was cancelled
        messages: await tab.locator('.messages li').allTextContents(), // TODO
        // TODO kept: { id: …, paymentState: …, fraudState: … }
      };
    } finally {
      await tab.close();
    }
  }

  // --- Tools ----------------------------------------------------------------------------------------------------------

  /** @returns false if there is no such checkbox; a checked checkbox stays checked */
  async #tick(box: Locator): Promise<boolean> {
    if ((await box.count()) === 0) return false;
    await box.check();
    return true;
  }
}

/**
 * TODO how your shop writes amounts: this code expects a point before the decimals, and any other characters
 * around the number.
 */
function amountIn(text: string): number {
  return Number(text.replaceAll(/[^\d.]/g, ''));
}

export default defineShop({
  name: 'My shop', // TODO
  version: '1.0', // TODO the release or the commit of your shop
  /** TODO all methods that your shop offers; `npm run certify -- --list` without DR_ settings shows the ids. */
  methods: ['creditCard', 'payPal'],
  /**
   * Optional parts: storeCredit, account, dropIn, subscriptions, taxIdentifiers, orderPages. List a part here
   * only if `Shop` has the member with this name (`ShopPages` describes it). The scenarios of parts that are
   * not listed are excluded. `ShopPages` also describes the optional verbs: amountToPay, basketPrice,
   * changePurchase.
   */
  abilities: [],
  pages: (page, shopUrl) => new Shop(page, shopUrl.replace(/\/$/, '')),
});
