import type { Page } from '@playwright/test';
import type { Wire } from '../contract/method.ts';
import { fillElements } from './fields.ts';
import { press } from './press.ts';
import type { Shopper } from './shop.ts';

/** The method list, the SDK's elements and the terms. */
export class PaymentPage {
  readonly button;
  readonly terms;
  readonly alert;
  readonly #page: Page;
  #chosen: Wire | undefined;

  constructor(page: Page) {
    this.#page = page;
    this.button = page.getByRole('button', { name: /^Continue to/ });
    this.terms = page.getByRole('checkbox', { name: /terms/i });
    this.alert = page.getByRole('alert');
  }

  /**
   * The button that pays: the shop's button, or the SDK's button and then the button of its sheet, if a sheet
   * opens.
   */
  async press(times = 1): Promise<void> {
    const [element] = this.#chosen?.elements ?? [];
    if (this.#chosen?.createdBy !== 'element' || element === undefined) {
      await press(this.button, times);
      return;
    }
    await this.#page.frameLocator(`iframe[id^="${element}-"]`).getByRole('button').click();
    if (this.#chosen.flow === 'standard')
      await press(this.#page.frameLocator('iframe[id^="DRPaymentSheet-"]').locator('button.pay'), times);
  }

  /** Whether the button that pays can be pressed. */
  async canPress(): Promise<boolean> {
    const [element] = this.#chosen?.elements ?? [];
    return (
      this.#chosen?.createdBy !== 'element' ||
      (await this.#page.locator(`iframe[id^="${element}-"]`).count()) > 0
    );
  }

  async choose(method: Wire, shopper: Shopper): Promise<void> {
    this.#chosen = method;
    await this.#page.locator(`input[type="radio"][value="${method.type}"]`).check();
    await this.fill(method, shopper);
  }

  /** Fills in the elements of a method. */
  fill(method: Wire, shopper: Shopper): Promise<void> {
    return fillElements(this.#page, method, shopper);
  }
}
