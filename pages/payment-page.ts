import type { Page } from '@playwright/test';
import type { Wire } from '../contract/method.ts';
import { press } from './press.ts';
import type { Shopper } from './shop.ts';

/** What is typed or chosen in an element's frame, by element type: an element of another type is left as it comes. */
const FIELDS: Readonly<Record<string, (shopper: Shopper) => string>> = {
  cardnumber: ({ card }) => card.number,
  cardexpiration: ({ card }) => card.expiry,
  cardcvv: ({ card }) => card.securityCode,
};

/** Elements in which one of a list is chosen. */
const CHOICES: readonly string[] = ['konbini', 'onlinebanking'];

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

  /** What pays: the shop's own button, or the SDK's and then, where that opens a sheet, the sheet's. */
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

  /** Whether what pays is there to be pressed. */
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

  /** Fills in the elements of a method, wherever they are shown. */
  fill(method: Wire, shopper: Shopper): Promise<void> {
    return fillElements(this.#page, method, shopper);
  }
}

/** Types and chooses what a method's elements ask for. */
export async function fillElements(page: Page, method: Wire, shopper: Shopper): Promise<void> {
  for (const element of method.elements) {
    const frame = page.frameLocator(`iframe[id^="${element}-"]`);
    const text = FIELDS[element]?.(shopper);
    if (text !== undefined) await frame.getByRole('textbox').fill(text);
    else if (CHOICES.includes(element)) await frame.getByRole('combobox').selectOption({ index: 1 });
  }
}
