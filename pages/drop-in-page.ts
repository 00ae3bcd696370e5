import type { Locator, Page } from '@playwright/test';
import type { Wire } from '../contract/method.ts';
import { poll } from '../harness/poll.ts';
import type { Arrival } from './arrival.ts';
import { fillElements } from './fields.ts';
import { PortalPage } from './portal-page.ts';
import { press } from './press.ts';
import { optionalTimeout } from './timeouts.ts';
import type { DropInPages, PayingInDropIn, Screen, Shopper } from './shop.ts';

/** The payment page with Drop-in. */
export class DropInPage implements DropInPages {
  readonly #page: Page;
  readonly #url: string;
  readonly #arrival: Arrival;
  readonly #enter: (shopper: Shopper) => Promise<Screen>;
  #card: Locator;

  /** @param enter opens the payment page with elements */
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

  async choose(method: Wire, shopper: Shopper, saves = false): Promise<void> {
    await this.#fill(method, shopper);
    const boxes = this.#card.locator(saves ? 'label' : 'label:not(.DR-save)').getByRole('checkbox');
    for (const box of await boxes.all()) await box.check();
  }

  async pressUnaccepted(method: Wire, shopper: Shopper): Promise<void> {
    await this.#fill(method, shopper);
    await this.#card.locator('.DR-pay-button').click();
  }

  async #fill(method: Wire, shopper: Shopper): Promise<void> {
    this.#card = this.#page.locator(`.DR-card[data-method="${method.type}"]`);
    const header = this.#card.locator('.DR-card-header');
    if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    await fillElements(this.#page, method, shopper);
  }

  async hasSheet(): Promise<boolean> {
    return (await this.#provider.count()) > 0;
  }

  pay({ decision, presses = 1 }: PayingInDropIn = {}): Promise<Screen> {
    return this.#arrival.after(async () => {
      if (await this.hasSheet()) {
        await this.#provider.contentFrame().getByRole('button').click();
        await this.#decideInSheet(decision ?? 'approve');
        return;
      }
      const opened = decision ? this.#page.waitForEvent('popup') : undefined;
      await press(this.#card.locator('.DR-pay-button'), presses);
      if (opened && decision) await new PortalPage(await opened)[decision]();
    });
  }

  get #provider(): Locator {
    return this.#card.locator('iframe.DRButton');
  }

  /** If the source cannot be made, an error appears instead of a sheet. */
  async #decideInSheet(decision: 'approve' | 'decline' | 'cancel'): Promise<void> {
    const sheet = this.#page.frameLocator('iframe[id^="DRPaymentSheet-"]');
    const button = sheet.locator(decision === 'approve' ? 'button.pay' : 'button.cancel');
    const refused = this.#card.getByRole('alert').filter({ hasText: /\S/ });
    const shown = await poll(
      async () => ({ asks: await button.isVisible(), refuses: await refused.first().isVisible() }),
      ({ asks, refuses }) => asks || refuses,
      { timeout: optionalTimeout() },
    );
    if (shown.asks) await button.click();
  }
}
