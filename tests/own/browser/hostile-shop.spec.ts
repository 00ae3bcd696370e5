/** Hostile texts from a shop neither break the layout nor execute code: on the screen, in print and in Allure. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { buildAllureReport, writeAllureFacts } from '../../../reports/formats/allure.ts';
import { annotateResults } from '../../../reports/formats/allure-results.ts';
import { certificationHtml } from '../../../reports/html/page.ts';
import { proofOf } from '../../../reports/playwright/proof.ts';
import { Recordings } from '../../../reports/verdict/recordings.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { cell, judged, seen } from '../unit/reports/made-up.ts';
import { testsOfReport } from './accessibility.ts';

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>';
/** Right-to-left override without an end. */
const TURNED = '\u202e\u2067txet desrever';
const NAME = `${SCRIPT}${TURNED}${'W'.repeat(10_000)}`;

const owed = cell('AAA-01');
const records = [
  {
    id: 'tap-1',
    sender: 'shop',
    startedAt: 1_000,
    finishedAt: 1_100,
    request: {
      method: 'POST',
      url: `https://shop.example/${NAME}`,
      headers: { [NAME]: NAME },
      body: { [NAME]: NAME },
    },
    response: { status: 201, headers: {}, body: { state: NAME } },
  },
  { id: 'visit-1', screen: NAME, url: `javascript:alert(1)//${NAME}`, at: 1_200, text: NAME },
  { id: 'error-1', error: 'console', message: NAME, at: 1_300 },
];
const failed = [
  seen(owed, 'notMet', {
    exchanges: records.map(({ id }) => id),
    message: NAME,
    expected: NAME,
    actual: `no ${NAME}`,
    test: NAME,
  }),
];
const certification = judged(failed, {
  run: { browser: NAME },
  context: {
    identity: {
      shop: { name: NAME, version: NAME, url: `javascript:alert(1)//${NAME}` },
      provider: { name: NAME, url: NAME },
      methods: [NAME],
      operator: NAME,
      reviewer: NAME,
    },
    drift: [{ member: NAME, seen: NAME, method: NAME, scenario: NAME }],
    environment: [{ message: NAME, method: NAME, scenario: NAME }],
  },
});
const recordings = new Recordings();
const actions = [{ title: NAME, at: 900 }];
recordings.add(owed, records, failed, { actions });
const report = certificationHtml({ certification, scenarios: [{ id: 'pays', title: 'pays' }], recordings });

/** Records every sign of executed code. */
function watched(page: Page): string[] {
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url())) alarms.push(request.url());
  });
  return alarms;
}

for (const width of [1280, 390])
  test(`on a screen of ${width} px no text of the shop is executed, overflows or changes the reading direction`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const alarms = watched(page);
    await page.setContent(report);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await expect(page.locator('script')).toHaveCount(1);
    await expect(
      page.locator('a[href^="javascript" i], [onerror], img:not([src^="data:image/jpeg"])'),
    ).toHaveCount(0);
    expect(await page.locator('body').innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    // the result and its cause are still on the first screen
    await expect(page.locator('.answer .said')).toBeInViewport();
    await expect(page.locator('.causes')).toBeInViewport();
    expect(alarms).toEqual([]);
    await page.close();
  });

testsOfReport(() => report);

test('the printed report has no controls and few pages', async ({ browser }) => {
  const page = await browser.newPage();
  const alarms = watched(page);
  await page.setContent(report);
  const pdf = (
    await page.pdf({ format: 'A4', preferCSSPageSize: true, tagged: true, outline: true })
  ).toString('latin1');
  expect(pdf).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\(javascript:/i);
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeLessThan(40);
  expect(alarms).toEqual([]);
  await page.close();
});

test('Allure executes no text of the shop', async ({ browser }) => {
  test.setTimeout(300_000);
  const out = test.info().outputPath('out');
  const results = join(out, 'allure-results');
  mkdirSync(results, { recursive: true });
  const proof = proofOf({ evidence: failed, exchanges: records }, { actions });
  for (const [index, { body = '' }] of proof.entries())
    writeFileSync(join(results, `${index}-attachment.txt`), body);
  const labels = ['epic', 'feature', 'story', 'owner', 'tag'].map((name) => ({ name, value: NAME }));
  writeFileSync(
    join(results, 'a-result.json'),
    JSON.stringify({
      uuid: 'a',
      historyId: 'h',
      name: NAME,
      fullName: NAME,
      status: 'failed',
      statusDetails: { message: NAME, trace: NAME },
      steps: [
        { name: NAME, status: 'failed', steps: [], attachments: [], parameters: [], start: 1, stop: 2 },
      ],
      attachments: proof.map(({ name, contentType }, index) => ({
        name,
        type: contentType,
        source: `${index}-attachment.txt`,
      })),
      parameters: [{ name: NAME, value: NAME }],
      labels,
      start: 1,
      stop: 2,
    }),
  );
  writeAllureFacts(results, certification);
  annotateResults(results, certification);
  const file = await buildAllureReport(out, 'run-1', { file: join(out, 'history.jsonl'), enters: true });
  const page = await browser.newPage();
  const alarms = watched(page);
  await page.goto(pathToFileURL(file).href, { waitUntil: 'commit', timeout: 120_000 });
  const leaf = page.getByTestId('tree-leaf').first();
  await expect(leaf).toContainText('<script>alert(1)</script>', { timeout: 120_000 });
  await leaf.click();
  await expect(page.getByText('Timeline').first()).toBeVisible({ timeout: 60_000 });
  await page.getByText('Timeline').first().click();
  expect(await page.locator('img[src="x"], script:text("alert(1)")').count()).toBe(0);
  expect(alarms).toEqual([]);
  await page.close();
});
