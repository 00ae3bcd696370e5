import type { Page } from '@playwright/test';
import { poll } from '../harness/poll.ts';
import type { Arrival } from './arrival.ts';
import type { Screen, TaxIdentifierPages } from './shop.ts';
import { optionalTimeout } from './timeouts.ts';

/** A tax number on the payment page: collapsed to one line. */
export class TaxCard implements TaxIdentifierPages {
  readonly #card;
  readonly #field;
  readonly #arrival: Arrival;

  constructor(page: Page, arrival: Arrival) {
    this.#arrival = arrival;
    this.#card = page.locator('details#tax');
    this.#field = page.frameLocator('iframe[id^="taxidentifier-"]').getByRole('textbox');
  }

  async offers(): Promise<boolean> {
    if ((await this.#card.count()) === 0) return false;
    await this.#open();
    return poll(
      () => this.#field.isVisible(),
      (visible) => visible,
      { timeout: optionalTimeout() },
    );
  }

  async apply(value: string): Promise<Screen> {
    await this.#open();
    await this.#field.fill(value);
    return this.#arrival.after(() => this.#card.getByRole('button', { name: 'Apply number' }).click());
  }

  /** When the page returns with a message, the card is collapsed again. */
  async #open(): Promise<void> {
    if ((await this.#card.getAttribute('open')) === null) await this.#card.locator('summary').click();
  }
}
