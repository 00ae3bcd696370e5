import type { Page } from '@playwright/test';

/** Totals of the order, and the last button before it is made. */
export class ReviewPage {
  readonly placeOrder;
  readonly changePayment;
  readonly removePayment;
  readonly #total;

  constructor(page: Page) {
    this.placeOrder = page.getByRole('button', { name: 'Place order' });
    this.changePayment = page
      .getByRole('link', { name: 'Change payment method' })
      .or(page.getByRole('button', { name: 'Change payment method' }));
    this.removePayment = page.getByRole('button', { name: 'Remove payment' });
    this.#total = page.locator('[data-total="totalAmount"]');
  }

  async total(): Promise<number> {
    return Number(await this.#total.getAttribute('value'));
  }
}
