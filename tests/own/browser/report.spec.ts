/** The HTML report of a run with eight faults, made of recorded plays: what it shows first, what its links and its search do. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { certificationHtml } from '../../../reports/html/page.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { EIGHT, eightFaults } from '../eight-faults.ts';
import { testsOfReport } from './accessibility.ts';

let markup = '';

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const input = eightFaults(await page.screenshot({ type: 'jpeg' }));
  await page.close();
  markup = certificationHtml(input);
});

async function opened(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  await page.setContent(markup);
  return page;
}

testsOfReport(() => markup);

test('the first screen lists only the eight causes and subjects, and the lines to sign', async ({
  browser,
}) => {
  const page = await opened(browser);
  const rows = page.locator('.causes li');
  await expect(rows).toHaveCount(EIGHT.length);
  expect((await rows.locator('b').allTextContents()).toSorted()).toEqual(EIGHT.toSorted());
  const subjects = (await rows.locator('small').allTextContents()).map((text) => text.trim().split(' ')[0]);
  expect(new Set(subjects)).toEqual(new Set(['shop', 'SDK', 'provider']));
  await expect(rows.last()).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.signoff')).toBeInViewport({ ratio: 1 });
  await page.close();
});

test('each cause fits one screen: rule, source, expected, actual, records, timeline', async ({ browser }) => {
  const page = await opened(browser);
  for (const index of EIGHT.keys()) {
    await page.locator('.causes a').nth(index).click();
    const finding = page.locator(`#cause-${index + 1}`);
    for (const part of [
      ':scope > summary',
      '.expected a[href^="#rule"]',
      '.sides a[href*="github.com/DigitalRiver"]',
      '.actual',
      'figure img',
      '.exchange mark, mark.absent',
      '.timeline .verdict',
    ])
      await expect(finding.locator(part).first(), part).toBeInViewport({ ratio: 1 });
  }
  await page.close();
});

test('a search shows its matches, or that nothing was found, and hides the rest', async ({ browser }) => {
  const page = await opened(browser);
  await page.locator('#search').fill('RDR-04');
  await expect(page.locator('#count')).toHaveText(/^\d+ causes?, \d+ rules?/);
  await expect(page.locator('#cause-1')).toBeHidden();
  await expect(page.locator('.finding', { hasText: 'RDR-04' }).first()).toBeVisible();
  await expect(page.locator('#matrix')).toBeHidden();
  await page.locator('#search').fill('no such word');
  await expect(page.locator('#count')).toHaveText('Nothing found');
  await expect(page.locator('main > section:visible')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('#matrix')).toBeVisible();
  await page.close();
});

test('a screenshot opens in full size, and closes', async ({ browser }) => {
  const page = await opened(browser);
  const picture = page.locator('.finding[open] a.zoom').first();
  await picture.click();
  const zoomed = page.locator('#zoomed img');
  await expect(zoomed).toBeVisible();
  const [small, large] = [await picture.locator('img').boundingBox(), await zoomed.boundingBox()];
  expect(large?.width).toBe(1280);
  expect(small?.width).toBeLessThan(500);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(zoomed).toBeHidden();
  await page.close();
});

test('on paper no record is taller than its box and covers what follows', async ({ browser }) => {
  const page = await opened(browser);
  await page.emulateMedia({ media: 'print' });
  await page.locator('.finding:not([open]) > summary').evaluateAll((all) => {
    for (const { parentElement } of all) parentElement?.setAttribute('open', '');
  });
  const heights = await page
    .locator('.finding pre:visible')
    .evaluateAll((all) => all.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight));
  expect(heights.length).toBeGreaterThan(EIGHT.length);
  expect(Math.max(...heights)).toBeLessThanOrEqual(1);
  await page.close();
});

test('at 390 px no line ends within the id of a rule', async ({ browser }) => {
  const page = await opened(browser, { viewport: { width: 390, height: 800 } });
  const boxes = await page
    .locator('.answer .id')
    .evaluateAll((all) => all.map((one) => one.getClientRects().length));
  expect(new Set(boxes)).toEqual(new Set([1]));
  await page.close();
});

test('at 390 px a link leads back to the causes', async ({ browser }) => {
  const page = await opened(browser, { viewport: { width: 390, height: 844 } });
  await page.locator('#cause-8').scrollIntoViewIfNeeded();
  await page.getByRole('link', { name: '↑ Causes' }).click();
  await expect(page.locator('#causes')).toBeInViewport();
  await page.close();
});
