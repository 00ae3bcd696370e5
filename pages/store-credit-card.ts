import type { Page } from '@playwright/test';
import type { Arrival } from './arrival.ts';
import type { Screen, StoreCreditPages } from './shop.ts';

/** Store credit on the payment page: collapsed to one line. */
export class StoreCreditCard implements StoreCreditPages {
  readonly #card;
  readonly #page: Page;
  readonly #arrival: Arrival;

  constructor(page: Page, arrival: Arrival) {
    this.#page = page;
    this.#arrival = arrival;
    this.#card = page.locator('details.credit');
  }

  async apply(amount: number): Promise<Screen> {
    const field = this.#card.getByLabel(/^Amount/);
    if (!(await field.isVisible())) await this.#card.locator('summary').click();
    await field.fill(String(amount));
    return this.#arrival.after(() => this.#card.getByRole('button', { name: 'Apply credit' }).click());
  }

  async continueCovered(): Promise<Screen> {
    const terms = this.#page.getByRole('checkbox', { name: /terms/i });
    if ((await terms.count()) > 0) await terms.check();
    return this.#arrival.after(() => this.#page.getByRole('button', { name: 'Continue to review' }).click());
  }
}
