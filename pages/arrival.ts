/** Waits for the shopper to arrive: on a new document, or at a new alert on the same document. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { inTime } from '../harness/in-time.ts';
import { leftMeanwhile } from '../harness/playwright-messages.ts';
import { poll } from '../harness/poll.ts';
import { SCREENS, type Screen } from './shop.ts';
import { arrivalTimeout } from './timeouts.ts';

/** The shopper did not arrive, or not at the expected screen. */
export class NotArrived extends Error {
  override readonly name = 'NotArrived';
  readonly expected: string;
  readonly actual: string;

  /** @param expected expected screen @param actual screen that the shopper is on */
  constructor(expected: string, actual: string) {
    super(`Expected ${expected}, actual: ${actual}.`);
    this.expected = expected;
    this.actual = actual;
  }
}

/**
 * Waits while the shop shows a waiting page.
 * @returns the screen after it, or `waiting` if it does not change in time
 */
export function afterWaiting(shown: () => Promise<Screen>): Promise<Screen> {
  return poll(shown, (screen) => screen !== 'waiting', { timeout: arrivalTimeout() });
}

const LOADING = 'loading';

/** Runs in the page: a locator would first load Playwright's script into each document on the way. */
function shownScreen(): string | undefined {
  const main = document.querySelector<HTMLElement>('main[data-screen]');
  return main || document.readyState !== 'loading' ? main?.dataset.screen : 'loading';
}

export class Arrival {
  readonly #page: Page;
  readonly #shopHost: string;
  readonly #watching: Promise<void>;
  /** The caller that currently waits for an alert. */
  #alerted: () => void = () => undefined;

  constructor(page: Page, shopUrl: string) {
    this.#page = page;
    this.#shopHost = new URL(shopUrl).host;
    this.#watching = this.#watchAlerts();
    // reported to the caller that waits for it
    this.#watching.catch(() => undefined);
  }

  /**
   * Runs an action that leads to another document, or to an alert on the current document. The page reports
   * both by events: a call to the page would fail when the page is left.
   * @returns the screen shown then
   * @throws NotArrived if neither comes
   */
  async after(action: () => Promise<unknown>): Promise<Screen> {
    await this.#watching;
    const timeout = arrivalTimeout();
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    this.#alerted = arrive;
    this.#page.once('domcontentloaded', arrive);
    try {
      await action();
      await inTime(
        arrived,
        timeout,
        () =>
          new NotArrived(
            `another page or a message within ${timeout / 1000} s`,
            `nothing happened at ${this.#page.url().split('?')[0]}`,
          ),
      );
    } finally {
      this.#page.off('domcontentloaded', arrive);
      this.#alerted = () => undefined;
    }
    return this.now();
  }

  /** The screen that is shown. */
  async now(): Promise<Screen> {
    for (;;) {
      const url = this.#page.url();
      const { host, origin } = new URL(url);
      // a page of the shop without TLS still belongs to the shop
      if (host !== this.#shopHost) return origin === 'null' ? 'elsewhere' : 'portal';
      const screen = await this.#page.evaluate(shownScreen).catch((error: unknown) => {
        if (!leftMeanwhile(error)) throw error;
        return LOADING;
      });
      if (screen === LOADING) await this.#page.waitForLoadState('domcontentloaded');
      // the page may have been left meanwhile: the next one counts
      else if (this.#page.url() === url) return SCREENS.find((known) => known === screen) ?? 'elsewhere';
    }
  }

  async #watchAlerts(): Promise<void> {
    const name = `__alert_${randomUUID().replaceAll('-', '')}`;
    await this.#page.exposeBinding(name, () => this.#alerted());
    await this.#page.addInitScript(reportAlerts, name);
  }
}

/** Runs in every document: reports each alert, also one with the same text as before. */
function reportAlerts(name: string): void {
  if (window !== window.top) return;
  new MutationObserver((changes) => {
    // alerts that are in a document from the start are reported by the document's own event
    if (document.readyState === 'loading') return;
    for (const { target, addedNodes } of changes) {
      const changed = target instanceof Element ? target : target.parentElement;
      const added = [...addedNodes].flatMap((node) =>
        node instanceof Element ? [node, ...node.querySelectorAll('[role="alert"]')] : [],
      );
      const alerts = [changed?.closest('[role="alert"]'), ...added.filter((node) => node.role === 'alert')];
      if (!alerts.some((alert) => alert?.textContent?.trim())) continue;
      const report: unknown = Reflect.get(window, name);
      if (typeof report === 'function') report();
      return;
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
