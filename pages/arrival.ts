/** Waiting for the shopper to arrive somewhere: on a new document, or before an alert of the same one. */
import type { Page } from '@playwright/test';
import { SCREENS, type Screen } from './shop.ts';

/** Milliseconds until a shopper counts as stranded. Long, because only what is broken ever waits for it. */
const PATIENCE = 15_000;

/** The shopper arrived nowhere, or not where the story goes on. */
export class Stranded extends Error {
  override readonly name = 'Stranded';
}

export class Arrival {
  readonly #page: Page;
  readonly #shopOrigin: string;

  constructor(page: Page, shopUrl: string) {
    this.#page = page;
    this.#shopOrigin = new URL(shopUrl).origin;
  }

  /**
   * Does something that leads to another screen, or to an alert on this one, and says which screen is shown then.
   * @throws Stranded when neither comes
   */
  async after(action: () => Promise<unknown>): Promise<Screen> {
    const before = await this.#page.evaluate(() => ({
      document: performance.timeOrigin,
      alert: document.querySelector('[role="alert"]')?.textContent?.trim() ?? '',
    }));
    await action();
    return this.#shown(before);
  }

  /** The screen that is shown, once one is. */
  now(): Promise<Screen> {
    return this.#shown({ document: 0, alert: '' });
  }

  async #shown(before: { document: number; alert: string }): Promise<Screen> {
    const seen = await this.#page
      .waitForFunction(
        ([left, shop]) => {
          if (document.readyState === 'loading') return undefined;
          if (performance.timeOrigin === left.document) {
            const alert = document.querySelector('[role="alert"]')?.textContent?.trim() ?? '';
            if (alert === '' || alert === left.alert) return undefined;
          }
          if (location.origin !== shop) return location.protocol.startsWith('http') ? 'portal' : undefined;
          return document.querySelector('main[data-screen]')?.getAttribute('data-screen') ?? 'elsewhere';
        },
        [before, this.#shopOrigin] as const,
        { timeout: PATIENCE },
      )
      .then((handle) => handle.jsonValue())
      .catch((error: unknown) => {
        if (/Timeout/.test(String(error)))
          throw new Stranded(
            `nothing happened for ${PATIENCE / 1000} s at ${this.#page.url().split('?')[0]}`,
          );
        throw error;
      });
    return SCREENS.find((screen) => screen === seen) ?? 'elsewhere';
  }
}
