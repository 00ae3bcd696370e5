import type { Page } from '@playwright/test';
import type { ShownTotals } from './shop.ts';

/** The page with the totals of the order and the button that places the order. */
export class ReviewPage {
  readonly placeOrder;
  readonly disclosure;
  readonly changePayment;
  readonly removePayment;
  readonly #page: Page;

  constructor(page: Page) {
    this.placeOrder = page.getByRole('button', { name: 'Place order' });
    this.disclosure = page.locator('input[name="disclosure"]');
    this.changePayment = page
      .getByRole('link', { name: 'Change payment method' })
      .or(page.getByRole('button', { name: 'Change payment method' }));
    this.removePayment = page.getByRole('button', { name: 'Remove payment' });
    this.#page = page;
  }

  /** @returns undefined on a page without totals */
  totals(): Promise<ShownTotals | undefined> {
    return this.#page.evaluate(() => {
      const total = document.querySelector('[data-total="totalAmount"]');
      const products = [...document.querySelectorAll<HTMLElement>('[data-product]')];
      if (!total) return undefined;
      return {
        total: Number(total.getAttribute('value')),
        products: products.map(({ dataset }) => dataset.product ?? ''),
      };
    });
  }
}
