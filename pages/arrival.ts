/** Waiting for the shopper to arrive somewhere: on a new document, or before a new alert on the same one. */
import type { Page } from '@playwright/test';
import { currentRun } from '../harness/run.ts';
import { SCREENS, type Screen } from './shop.ts';

/** Milliseconds until a shopper counts as stranded. Long, because only what is broken ever waits for it. */
export function patience(): number {
  // asked for when somebody waits: a shop's own module may use these pages, and is read before there is a run
  return 15_000 * currentRun().timeoutFactor;
}

/** The shopper arrived nowhere, or not where the story goes on. */
export class NotArrived extends Error {
  override readonly name = 'Stranded';
}

export class Arrival {
  readonly #page: Page;
  readonly #shopHost: string;

  constructor(page: Page, shopUrl: string) {
    this.#page = page;
    this.#shopHost = new URL(shopUrl).host;
  }

  /**
   * Does something that leads to another screen, or to an alert on this one, and says which screen is shown then.
   * @throws Stranded when neither comes
   */
  async after(action: () => Promise<unknown>): Promise<Screen> {
    const document_ = this.#page.waitForEvent('domcontentloaded', { timeout: patience() });
    const alert = this.#page.evaluate(newAlert).catch(() => NEVER);
    // whoever comes second is heard by nobody
    document_.catch(() => undefined);
    await action();
    try {
      await Promise.race([document_, alert]);
    } catch (error) {
      if (!/Timeout/.test(String(error))) throw error;
      throw new NotArrived(
        `nothing happened for ${patience() / 1000} s at ${this.#page.url().split('?')[0]}`,
      );
    }
    return this.now();
  }

  /** The screen that is shown. */
  async now(): Promise<Screen> {
    const { host, origin, screen } = await this.#page.evaluate(whereabouts).catch(async (error: unknown) => {
      if (!/context was destroyed/.test(String(error))) throw error;
      // the page was being left: the next one counts
      await this.#page.waitForLoadState('domcontentloaded', { timeout: patience() });
      return this.#page.evaluate(whereabouts);
    });
    // a page of the shop without TLS is still the shop's
    if (host !== this.#shopHost) return origin === 'null' ? 'elsewhere' : 'portal';
    return SCREENS.find((known) => known === screen) ?? 'elsewhere';
  }
}

/** Runs in the page. */
function whereabouts(): { host: string; origin: string; screen: string | null | undefined } {
  return {
    host: location.host,
    origin: location.origin,
    screen: document.querySelector('main[data-screen]')?.getAttribute('data-screen'),
  };
}

/** The document was left: no alert of it will be seen any more. */
const NEVER = new Promise<never>(() => undefined);

/** Runs in the page: resolves when an alert says something, even what it said before. */
function newAlert(): Promise<void> {
  return new Promise((resolve) => {
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const changed = target instanceof Element ? target : target.parentElement;
        const added = [...addedNodes].flatMap((node) =>
          node instanceof Element ? [node, ...node.querySelectorAll('[role="alert"]')] : [],
        );
        const alerts = [changed?.closest('[role="alert"]'), ...added.filter((node) => node.role === 'alert')];
        if (alerts.some((alert) => alert?.textContent?.trim())) resolve();
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}
