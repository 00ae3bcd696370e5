/** Replays a shopper's steps with Playwright as any test would: nothing is recorded, judged or reported. */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { likePath, outermost, pathOf, type Place, type Step, type Steps } from './shopper-steps.ts';

export async function replayWithPlaywright(browser: Browser, { locale, steps, end }: Steps): Promise<void> {
  const context = await browser.newContext({ locale });
  try {
    const page = await context.newPage();
    for (const step of steps) await take(step, page, context);
    await isOn(page, end.page);
    if (end.screen !== '') await page.locator(`main[data-screen="${end.screen}"]`).waitFor();
  } finally {
    await context.close();
  }
}

async function take(step: Step, page: Page, context: BrowserContext): Promise<void> {
  switch (step.kind) {
    case 'open':
      await page.goto(step.url, { waitUntil: 'domcontentloaded' });
      return;
    case 'send': {
      const { url, form } = step;
      const response = await context.request.post(url, { form, maxRedirects: 0 });
      await page.goto(new URL(response.headers().location ?? '/', url).href, {
        waitUntil: 'domcontentloaded',
      });
      return;
    }
    case 'reload':
      await page.reload({ waitUntil: 'domcontentloaded' });
      return;
    case 'back':
      await page.goBack({ waitUntil: 'commit' });
      return;
    case 'press':
      await (await control(page, step.at)).click();
      return;
    case 'type':
      await (await control(page, step.at)).fill(step.value);
      return;
    case 'choose':
      await (await control(page, step.at)).selectOption(step.value);
  }
}

async function control(page: Page, place: Place): Promise<Locator> {
  const { page: path, frames, css } = place;
  await isOn(page, path);
  if (frames.length === 0) return page.locator(outermost(css, place));
  const [first = '', ...inner] = frames.map((frame) => `iframe[src*="${frame}"]`);
  return inner
    .reduce((outer, frame) => outer.frameLocator(frame), page.frameLocator(outermost(first, place)))
    .locator(css);
}

async function isOn(page: Page, path: string): Promise<void> {
  const wanted = likePath(path);
  if (!wanted.test(pathOf(page.url())))
    await page.waitForURL((url) => wanted.test(url.pathname), { waitUntil: 'commit' });
}
