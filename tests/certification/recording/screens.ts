/** Reads the content of a screen. */
import type { Page } from '@playwright/test';
import { LIMITS } from '../../../harness/limits.ts';
import { leftMeanwhile } from '../../../harness/playwright-messages.ts';
import type { Screen } from '../../../pages/shop.ts';

/** Content of a screen when the shopper arrived. */
export interface Visit {
  readonly id: string;
  readonly screen: Screen;
  readonly url: string;
  readonly at: number;
  readonly text: string;
  /** URLs of the visible links; absent in older recordings. */
  readonly links?: readonly string[];
}

interface ScreenContent {
  readonly url: string;
  readonly text: string;
  readonly links: string[];
  readonly html: string;
  readonly storage: string;
  readonly cookies: string;
}

/** @returns what the page shows, or the page that it leaves for at once: the shopper sees only that one */
export function readScreen(page: Page): Promise<ScreenContent> {
  return page.evaluate(screenContent, LIMITS).catch(async (error: unknown) => {
    if (!leftMeanwhile(error)) throw error;
    await page.waitForLoadState('domcontentloaded');
    return page.evaluate(screenContent, LIMITS);
  });
}

/** Runs in the page. */
function screenContent({ storedCharacters, scannedCharacters }: typeof LIMITS): ScreenContent {
  return {
    url: location.href,
    text: (document.querySelector('main') ?? document.body).innerText.slice(0, storedCharacters),
    links: Array.from(document.links)
      .filter((link) => link.checkVisibility())
      .slice(0, 100)
      .map(({ href }) => href),
    html: document.documentElement.outerHTML.slice(0, scannedCharacters),
    storage: JSON.stringify(
      [localStorage, sessionStorage].map((storage) =>
        Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')),
      ),
    ),
    cookies: document.cookie,
  };
}
