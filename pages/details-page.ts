import type { Page } from '@playwright/test';
import type { Shopper } from './shop.ts';

/**
 * The page with the basket and the shopper's details. The shop fills in a sample shopper, so only values that
 * differ are typed.
 */
export class DetailsPage {
  readonly button;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.button = page.getByRole('button', { name: 'Continue to payment' });
  }

  async open(url: string, { country, currency }: Shopper): Promise<void> {
    await this.#page.goto(`${url}/?country=${country}&currency=${currency}`, {
      waitUntil: 'domcontentloaded',
    });
  }

  /** The price of the basket. */
  async price(): Promise<number> {
    return Number(await this.#page.locator('[data-basket-price]').getAttribute('value'));
  }

  chooseDelivery(delivery: 'standard' | 'express'): Promise<void> {
    return this.#page.locator(`[name="delivery"][value="${delivery}"]`).check();
  }

  async fill({ owner }: Shopper): Promise<void> {
    const { address } = owner;
    const wanted: readonly (readonly [string, string])[] = [
      ['First name', owner.firstName],
      ['Last name', owner.lastName],
      ['E-mail', owner.email],
      ['Phone', owner.phoneNumber],
      ['Address', address.line1],
      ['Address line 2', address.line2 ?? ''],
      ['City', address.city ?? ''],
      ['State or region', address.state ?? ''],
      ['Postal code', address.postalCode],
    ];
    // reads the whole form in one call: one call per field would take longer than typing
    const filled = await this.#page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLInputElement>('form input')].map(({ labels, value }) => [
          labels?.[0]?.textContent?.trim() ?? '',
          value,
        ]),
      ),
    );
    for (const [label, value] of wanted) {
      if (filled[label] !== value) await this.#page.getByLabel(label, { exact: true }).fill(value);
    }
  }
}

/** The form's fields by their names in the request. */
export function detailsForm({ owner, country, currency }: Shopper, product: string): Record<string, string> {
  const { address } = owner;
  return {
    market: `${country}-${currency}`,
    product,
    firstName: owner.firstName,
    lastName: owner.lastName,
    email: owner.email,
    phone: owner.phoneNumber,
    line1: address.line1,
    line2: address.line2 ?? '',
    city: address.city ?? '',
    state: address.state ?? '',
    postalCode: address.postalCode,
    country: address.country,
    delivery: 'standard',
  };
}
