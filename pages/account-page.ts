import type { Page } from '@playwright/test';
import type { Wire } from '../contract/method.ts';
import type { Arrival } from './arrival.ts';
import type { PaymentPage } from './payment-page.ts';
import type { AccountPages, Screen, Shopper } from './shop.ts';

/** The account page with sign-in and saved payment methods, and the account's parts of the payment page. */
export class AccountPage implements AccountPages {
  readonly #page: Page;
  readonly #url: string;
  readonly #arrival: Arrival;
  readonly #payment: PaymentPage;
  readonly #saved;

  constructor(page: Page, url: string, arrival: Arrival, payment: PaymentPage) {
    this.#page = page;
    this.#url = url;
    this.#arrival = arrival;
    this.#payment = payment;
    this.#saved = page.locator('[data-saved] li');
  }

  async signIn(): Promise<Screen> {
    await this.#page.goto(`${this.#url}/account`, { waitUntil: 'domcontentloaded' });
    const email = this.#page.getByLabel('E-mail');
    if ((await email.inputValue()) === '') await email.fill('account@shop.example');
    return this.#arrival.after(() => this.#page.getByRole('button', { name: 'Sign in' }).click());
  }

  async fillAnother(method: Wire, shopper: Shopper): Promise<void> {
    await this.#page.goto(`${this.#url}/account/add`, { waitUntil: 'domcontentloaded' });
    await this.#payment.fill(method, shopper);
    await this.#page.getByRole('checkbox', { name: /saved for later/ }).check();
  }

  saveAnother(): Promise<Screen> {
    return this.#arrival.after(() => this.#page.getByRole('button', { name: 'Save payment method' }).click());
  }

  count(): Promise<number> {
    return this.#saved.count();
  }

  removeFirst(): Promise<Screen> {
    return this.#arrival.after(() =>
      this.#saved
        .first()
        .getByRole('button', { name: /^Remove/ })
        .click(),
    );
  }

  async approveSaving(): Promise<void> {
    await this.#page.getByRole('checkbox', { name: /^Save this payment method/ }).check();
  }

  async chooseSaved(): Promise<void> {
    await this.#page.locator('input[type="radio"][value^="saved:"]').first().check();
  }
}
