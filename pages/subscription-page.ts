import type { Page } from '@playwright/test';
import type { Arrival } from './arrival.ts';
import type { Screen, Shopper, SubscriptionPages } from './shop.ts';

const PRODUCT = 'pack-care-monthly';

/** A subscription in the basket, and its renewal terms. */
export class SubscriptionPage implements SubscriptionPages {
  readonly #page: Page;
  readonly #url: string;
  readonly #arrival: Arrival;
  readonly #enter: (shopper: Shopper, product: string) => Promise<Screen>;
  readonly #box;

  /** @param enter opens the payment page with a product in the basket */
  constructor(
    page: Page,
    url: string,
    arrival: Arrival,
    enter: (shopper: Shopper, product: string) => Promise<Screen>,
  ) {
    this.#page = page;
    this.#url = url;
    this.#arrival = arrival;
    this.#enter = enter;
    this.#box = page.locator('label').filter({ has: page.locator('input[name="renewal"]') });
  }

  enter(shopper: Shopper): Promise<Screen> {
    return this.#enter(shopper, PRODUCT);
  }

  async enterDropIn(shopper: Shopper): Promise<Screen> {
    await this.enter(shopper);
    const address = `${this.#url}/payment?integration=dropin&redirects=shop`;
    return this.#arrival.after(() => this.#page.goto(address, { waitUntil: 'domcontentloaded' }));
  }

  async terms(): Promise<string> {
    return (await this.#box.count()) === 0 ? '' : this.#box.innerText();
  }

  async acceptTerms(): Promise<boolean> {
    if ((await this.#box.count()) === 0) return false;
    await this.#box.getByRole('checkbox').check();
    return true;
  }
}
