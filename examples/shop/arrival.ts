/** Knows where the shopper is, and when something has come of what the shopper did. */
import { expect, type Page } from '@playwright/test';
import { NotArrived, type Screen } from '../../pages/define-shop.ts';

/** How long a shopper waits, in milliseconds. */
export const PATIENCE = 15_000;

/** The shop's names of its pages, in the harness's words. */
const STEPS: Readonly<Record<string, Screen>> = {
  details: 'details',
  payment: 'payment',
  review: 'review',
  waiting: 'waiting',
  trouble: 'failure',
  confirmation: 'confirmation',
  order: 'order',
};

export class Arrival {
  readonly #page: Page;
  readonly #host: string;

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#host = new URL(url).host;
  }

  /** Does something, and waits for another page, or for something else or something new on this one. */
  async after(action: () => Promise<unknown>, where: 'shop' | 'anywhere' = 'anywhere'): Promise<Screen> {
    const before = await this.#mark();
    await action();
    const hasArrived = async (): Promise<boolean> => {
      const mark = await this.#mark();
      return mark !== '' && mark !== before && (where === 'anywhere' || mark !== 'portal');
    };
    // the control was there and was used: that nothing came of it is the shop's doing, not this adapter's
    await expect
      .poll(hasArrived, { timeout: PATIENCE, intervals: [20, 50, 100] })
      .toBe(true)
      .catch(() => {
        throw new NotArrived('another page or a message', `nothing new at ${this.#page.url().split('?')[0]}`);
      });
    return this.#current();
  }

  async now(): Promise<Screen> {
    await expect.poll(() => this.#mark(), { timeout: PATIENCE }).not.toBe('');
    return this.#current();
  }

  /** Changes with whatever the shopper gets to see; empty while something is under way. */
  async #mark(): Promise<string> {
    if (!this.#isShop()) return this.#elsewhere();
    return this.#page
      .evaluate(() => {
        const main = document.querySelector('main');
        const { step, change } = main?.dataset ?? {};
        const isSettled =
          step !== undefined && step !== 'leaving' && main?.hasAttribute('aria-busy') === false;
        return isSettled ? `${performance.timeOrigin} ${change}` : '';
      })
      .catch(() => '');
  }

  async #current(): Promise<Screen> {
    if (!this.#isShop()) return this.#elsewhere();
    const step = await this.#page.locator('main').getAttribute('data-step');
    return STEPS[step ?? ''] ?? 'elsewhere';
  }

  #elsewhere(): Screen {
    return this.#page.url().startsWith('http') ? 'portal' : 'elsewhere';
  }

  #isShop(): boolean {
    const url = this.#page.url();
    return URL.canParse(url) && new URL(url).host === this.#host;
  }
}
