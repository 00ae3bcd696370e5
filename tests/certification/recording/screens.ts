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

/**
 * @returns the content of the page; if the page redirects immediately, the content of the next page, because
 * the shopper sees only that page
 */
export function readScreen(page: Page): Promise<ScreenContent> {
  return page.evaluate(screenContent, LIMITS).catch(async (error: unknown) => {
    if (!leftMeanwhile(error)) throw error;
    await page.waitForLoadState('domcontentloaded');
    return page.evaluate(screenContent, LIMITS);
  });
}

/** Runs in the page. Not every document has a body (XML) or a storage (the browser's own error page, a sandboxed page). */
function screenContent({ storedCharacters, scannedCharacters }: typeof LIMITS): ScreenContent {
  const allowed = (read: () => string): string => {
    try {
      return read();
    } catch {
      return '';
    }
  };
  const root = document.documentElement as HTMLElement | null;
  const shown = document.querySelector('main') ?? (document.body as HTMLElement | null);
  return {
    url: location.href,
    text: (shown?.innerText ?? root?.textContent ?? '').slice(0, storedCharacters),
    links: [...document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')]
      .filter((link) => link.checkVisibility())
      .slice(0, 100)
      .map(({ href }) => href),
    html: (root?.outerHTML ?? '').slice(0, scannedCharacters),
    storage: [
      allowed(() => Object.values(localStorage).join('\n')),
      allowed(() => Object.values(sessionStorage).join('\n')),
    ].join('\n'),
    cookies: allowed(() => document.cookie),
  };
}
