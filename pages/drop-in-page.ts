import type { Locator, Page } from '@playwright/test';
import type { Wire } from '../contract/method.ts';
import type { Arrival } from './arrival.ts';
import { fillElements } from './payment-page.ts';
import { PortalPage } from './portal-page.ts';
import type { DropInPages, Screen, Shopper } from './shop.ts';

/** The payment page where it holds Drop-in. */
export class DropInPage implements DropInPages {
  readonly #page: Page;
  readonly #url: string;
  readonly #arrival: Arrival;
  readonly #enter: (shopper: Shopper) => Promise<Screen>;
  #card: Locator;

  /** @param enter to the payment page with elements */
  constructor(page: Page, url: string, arrival: Arrival, enter: (shopper: Shopper) => Promise<Screen>) {
    this.#page = page;
    this.#url = url;
    this.#arrival = arrival;
    this.#enter = enter;
    this.#card = page.locator('.DR-card').first();
  }

  async enter(shopper: Shopper, redirects: 'shop' | 'dropin'): Promise<Screen> {
    await this.#enter(shopper);
    const address = `${this.#url}/payment?integration=dropin&redirects=${redirects}`;
    return this.#arrival.after(() => this.#page.goto(address, { waitUntil: 'domcontentloaded' }));
  }

  async choose(method: Wire, shopper: Shopper): Promise<void> {
    this.#card = this.#page.locator(`.DR-card[data-method="${method.type}"]`);
    const header = this.#card.locator('.DR-card-header');
    if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    await fillElements(this.#page, method, shopper);
    for (const box of await this.#card.getByRole('checkbox').all()) await box.check();
  }

  pay(decision?: 'approve' | 'decline'): Promise<Screen> {
    return this.#arrival.after(async () => {
      const provider = this.#card.locator('iframe.DRButton');
      if ((await provider.count()) > 0) {
        await provider.contentFrame().getByRole('button').click();
        await this.#page.frameLocator('iframe[id^="DRPaymentSheet-"]').locator('button.pay').click();
        return;
      }
      const opened = decision ? this.#page.waitForEvent('popup') : undefined;
      await this.#card.locator('.DR-pay-button').click();
      if (opened && decision) await new PortalPage(await opened)[decision]();
    });
  }
}
