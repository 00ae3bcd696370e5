/** Detects the current page, and whether an action had an effect. */
import { expect, type Page } from '@playwright/test';
import { NotArrived, type Screen } from '../../pages/define-shop.ts';

/** Maximum wait in milliseconds. */
export const TIMEOUT = 15_000;

/** The harness's screen for each page name of the shop. */
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

  /** Runs an action, then waits for another page, or for changed content on the current page. */
  async after(action: () => Promise<unknown>, where: 'shop' | 'anywhere' = 'anywhere'): Promise<Screen> {
    const before = await this.#mark();
    await action();
    const hasArrived = async (): Promise<boolean> => {
      const mark = await this.#mark();
      return mark !== '' && mark !== before && (where === 'anywhere' || mark !== 'portal');
    };
    // the control was used: a missing effect is a failure of the shop, not of this adapter
    await expect
      .poll(hasArrived, { timeout: TIMEOUT, intervals: [20, 50, 100] })
      .toBe(true)
      .catch(() => {
        throw new NotArrived('another page or a message', `nothing new at ${this.#page.url().split('?')[0]}`);
      });
    return this.#current();
  }

  async now(): Promise<Screen> {
    await expect.poll(() => this.#mark(), { timeout: TIMEOUT }).not.toBe('');
    return this.#current();
  }

  /** Changes whenever the visible content changes; empty while the page is busy. */
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
