/** Operates the fixture shop through its page objects. */
import type { Page } from '@playwright/test';
import type { Wire } from '../contract/method.ts';
import { AccountPage } from './account-page.ts';
import { Arrival } from './arrival.ts';
import { DetailsPage, detailsForm } from './details-page.ts';
import { DropInPage } from './drop-in-page.ts';
import { awaitInstructions } from './instructions.ts';
import { PaymentPage } from './payment-page.ts';
import { press } from './press.ts';
import { ReviewPage } from './review-page.ts';
import { StoreCreditCard } from './store-credit-card.ts';
import { SubscriptionPage } from './subscription-page.ts';
import { TaxCard } from './tax-card.ts';
import type { OrderPages, Screen, ShopAdapter, Shopper, ShopPages, ShownOrder, ShownTotals } from './shop.ts';

const PRODUCT = 'canvas-day-pack';
const STATUSES = ['awaiting-payment', 'under-review', 'ready', 'cancelled', 'blocked'] as const;

class FixtureShop implements ShopPages {
  readonly page: Page;
  readonly dropIn;
  readonly storeCredit: StoreCreditCard;
  readonly account: AccountPage;
  readonly subscriptions: SubscriptionPage;
  readonly taxIdentifiers: TaxCard;
  readonly orderPages: OrderPages;
  readonly #url: string;
  readonly #arrival: Arrival;
  readonly #details: DetailsPage;
  readonly #payment: PaymentPage;
  readonly #review: ReviewPage;
  /** Address of the last order's page, as the confirmation page links it. */
  #orderPage = '';
  /** The last basket price that the first page showed. */
  #basketPrice: number | undefined;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    this.#arrival = new Arrival(page, url);
    this.#details = new DetailsPage(page);
    this.#payment = new PaymentPage(page);
    this.#review = new ReviewPage(page);
    this.account = new AccountPage(page, url, this.#arrival, this.#payment);
    this.dropIn = new DropInPage(page, url, this.#arrival, (shopper) => this.enterDirectly(shopper));
    this.storeCredit = new StoreCreditCard(page, this.#arrival);
    this.subscriptions = new SubscriptionPage(page, url, this.#arrival, (shopper, product) =>
      this.#enterWith(shopper, product),
    );
    this.taxIdentifiers = new TaxCard(page, this.#arrival);
    this.orderPages = {
      open: (number) => this.visit(`${url}/orders/${number}`),
      read: (number) => this.#read(`${url}/orders/${number}`),
    };
  }

  async enter(shopper: Shopper): Promise<Screen> {
    await this.#details.open(this.#url, shopper);
    this.#basketPrice = await this.#details.price();
    await this.#details.fill(shopper);
    return this.#arrival.after(() => this.#details.button.click());
  }

  basketPrice(): Promise<number | undefined> {
    return Promise.resolve(this.#basketPrice);
  }

  async changePurchase(): Promise<Screen> {
    await this.page.goto(this.#url, { waitUntil: 'domcontentloaded' });
    await this.#details.chooseDelivery('express');
    return this.#arrival.after(() => this.#details.button.click());
  }

  /** Sends the form without showing it: the scenarios that use `enter` judge that page. */
  enterDirectly(shopper: Shopper): Promise<Screen> {
    return this.#enterWith(shopper, PRODUCT);
  }

  async #enterWith(shopper: Shopper, product: string): Promise<Screen> {
    const response = await this.page.context().request.post(`${this.#url}/details`, {
      form: detailsForm(shopper, product),
      maxRedirects: 0,
    });
    return this.visit(new URL(response.headers().location ?? '/', this.#url).href);
  }

  choose(method: Wire, shopper: Shopper): Promise<void> {
    return this.#payment.choose(method, shopper);
  }

  async pressContinue(): Promise<void> {
    if (await this.#payment.canPress()) await this.#payment.press();
  }

  async acceptTerms(): Promise<boolean> {
    if ((await this.#payment.terms.count()) === 0) return false;
    await this.#payment.terms.check();
    return true;
  }

  continueFromPayment(presses = 1): Promise<Screen> {
    return this.#arrival.after(() => this.#payment.press(presses));
  }

  pressPlaceOrder(): Promise<void> {
    return this.#review.placeOrder.click();
  }

  async acceptDisclosure(): Promise<boolean> {
    if ((await this.#review.disclosure.count()) === 0) return false;
    await this.#review.disclosure.check();
    return true;
  }

  placeOrder(presses = 1): Promise<Screen> {
    return this.#arrival.after(() => press(this.#review.placeOrder, presses));
  }

  changePayment(): Promise<Screen> {
    return this.#arrival.after(() => this.#review.changePayment.click());
  }

  removePayment(): Promise<Screen> {
    return this.#arrival.after(() => this.#review.removePayment.click());
  }

  tryAgain(): Promise<Screen> {
    return this.#arrival.after(() => this.page.getByRole('button', { name: /try again/i }).click());
  }

  reload(): Promise<Screen> {
    return this.#arrival.after(() => this.page.reload({ waitUntil: 'domcontentloaded' }));
  }

  goBack(): Promise<Screen> {
    return this.#arrival.after(() => this.page.goBack({ waitUntil: 'commit' }));
  }

  leavesPortal(action: () => Promise<void>): Promise<Screen> {
    return this.#arrival.after(action);
  }

  visit(url: string): Promise<Screen> {
    return this.#arrival.after(() => this.page.goto(url, { waitUntil: 'domcontentloaded' }));
  }

  screen(): Promise<Screen> {
    return this.#arrival.now();
  }

  totals(): Promise<ShownTotals | undefined> {
    return this.#review.totals();
  }

  async orderNumber(): Promise<string | undefined> {
    const number = this.page.locator('[data-order-number]');
    return (await number.count()) === 0 ? undefined : ((await number.textContent()) ?? undefined);
  }

  async instructions(): Promise<string> {
    return (await awaitInstructions(this.page))?.text ?? '';
  }

  async amountToPay(): Promise<number | undefined> {
    const amount = this.page.locator('[data-to-pay]');
    return (await amount.count()) === 0 ? undefined : Number(await amount.getAttribute('value'));
  }

  async order(): Promise<ShownOrder> {
    const link = this.page.locator('a[href*="/orders/"]').first();
    if ((await link.count()) > 0)
      this.#orderPage = new URL((await link.getAttribute('href')) ?? '', this.#url).href;
    return this.#read(this.#orderPage || `${this.#url}/orders/none`);
  }

  async #read(address: string): Promise<ShownOrder> {
    const response = await this.page.context().request.get(address);
    // read in a separate tab, so that the shopper's page does not change
    const { status, messages, kept } = await this.page.evaluate(
      (html) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        const items = [...parsed.querySelectorAll('[data-messages] li')].map(
          (item) => item.textContent?.trim() ?? '',
        );
        return {
          status: parsed.querySelector('[data-status]')?.getAttribute('data-status'),
          messages: items,
          kept: Object.fromEntries(
            [...parsed.querySelectorAll('[data-kept]')].flatMap((item) => {
              const value = item.getAttribute('data-value');
              return value ? [[item.getAttribute('data-kept') ?? '', value]] : [];
            }),
          ),
        };
      },
      await response.text(),
    );
    return { status: STATUSES.find((known) => known === status) ?? 'unknown', messages, kept };
  }
}

export const fixtureShop: ShopAdapter = (page, url) => new FixtureShop(page, url);
