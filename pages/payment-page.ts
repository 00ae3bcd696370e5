import type { Page } from '@playwright/test';
import type { Wire } from '../contract/method.ts';
import type { Shopper } from './shop.ts';

/** What is typed or chosen in an element's frame, by element type: an element of another type is left as it comes. */
const FIELDS: Readonly<Record<string, (shopper: Shopper) => string>> = {
  cardnumber: ({ card }) => card.number,
  cardexpiration: ({ card }) => card.expiry,
  cardcvv: ({ card }) => card.securityCode,
};

/** The method list, the SDK's elements and the terms. */
export class PaymentPage {
  readonly button;
  readonly terms;
  readonly alert;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.button = page.getByRole('button', { name: /^Continue to/ });
    this.terms = page.getByRole('checkbox', { name: /terms/i });
    this.alert = page.getByRole('alert');
  }

  async choose(method: Wire, shopper: Shopper): Promise<void> {
    await this.#page.locator(`input[type="radio"][value="${method.type}"]`).check();
    for (const element of method.elements) {
      const frame = this.#page.frameLocator(`iframe[id^="${element}-"]`);
      const text = FIELDS[element]?.(shopper);
      if (text !== undefined) await frame.getByRole('textbox').fill(text);
      else if (method.flow === 'receiver') await frame.getByRole('combobox').selectOption({ index: 1 });
    }
  }
}
