/** Reads the content of a screen: of its page, of the shop's frames in it, and of their open shadow roots. */
import type { Frame, Page } from '@playwright/test';
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
 * @param isShop frames of other hosts are not read
 * @returns the content of the page; if the page redirects immediately, the content of the next page, because
 * the shopper sees only that page
 */
export async function readScreen(page: Page, isShop: (url: string) => boolean): Promise<ScreenContent> {
  const main = page.mainFrame();
  const frames = page.frames().filter((frame) => frame !== main && isShop(frame.url()));
  const [shown, ...inner] = await Promise.all([
    readFrame(main).catch(async (error: unknown) => {
      if (!leftMeanwhile(error)) throw error;
      await page.waitForLoadState('domcontentloaded');
      return readFrame(main);
    }),
    // a frame that was removed meanwhile shows nothing
    ...frames.map((frame) => readFrame(frame).catch(() => undefined)),
  ]);
  return inner
    .filter((content) => content !== undefined)
    .reduce(
      (all, { text, links, html, storage, cookies }) => ({
        url: all.url,
        text: `${all.text}\n${text}`,
        links: [...all.links, ...links],
        html: all.html + html,
        storage: all.storage + storage,
        cookies: all.cookies + cookies,
      }),
      shown,
    );
}

function readFrame(frame: Frame): Promise<ScreenContent> {
  return frame.evaluate(screenContent, LIMITS);
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
  const shadowsIn = (top: Element | ShadowRoot): ShadowRoot[] =>
    [...(top instanceof Element ? [top] : []), ...top.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? [shadowRoot, ...shadowsIn(shadowRoot)] : [],
    );
  const textOf = (top: Element): string =>
    [
      ((top as HTMLElement).innerText as string | undefined) ?? top.textContent,
      ...shadowsIn(top).flatMap(({ children }) =>
        [...children].map((child) => (child instanceof HTMLElement ? child.innerText : '')),
      ),
    ].join('\n');
  const root = document.documentElement as HTMLElement | null;
  const shown = document.querySelector('main') ?? (document.body as HTMLElement | null) ?? root;
  const shadows = root ? shadowsIn(root) : [];
  return {
    url: location.href,
    text: (shown ? textOf(shown) : '').slice(0, storedCharacters),
    links: [document, ...shadows]
      .flatMap((part) => [...part.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')])
      .filter((link) => link.checkVisibility())
      .slice(0, 100)
      .map(({ href }) => href),
    html: [root?.outerHTML ?? '', ...shadows.map(({ innerHTML }) => innerHTML)]
      .join('')
      .slice(0, scannedCharacters),
    storage: [
      allowed(() => Object.values(localStorage).join('\n')),
      allowed(() => Object.values(sessionStorage).join('\n')),
    ].join('\n'),
    cookies: allowed(() => document.cookie),
  };
}
