import type { Locator } from '@playwright/test';
import { expect, test } from '../../certification/fixtures.ts';
import { certificationHtml } from '../../../reports/html/page.ts';
import { junitXml } from '../../../reports/formats/junit.ts';
import { certificationMarkdown } from '../../../reports/formats/markdown.ts';
import { summary } from '../../../reports/terminal/summary.ts';
import { Recordings } from '../../../reports/verdict/recordings.ts';
import { findings } from './accessibility.ts';
import { cell, judged, seen } from '../unit/reports/made-up.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</pre></style><svg onload=alert(1)>',
  '`${alert(1)}` ]]> --> &lt;',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png) @everyone | a | b |',
  '\u001b[2J\u001b]8;;https://evil.example\u0007link\u202e\u0000',
].join('\n');

const owed = cell('AAA-01');
const exchange = {
  id: 'tap-1',
  sender: 'shop',
  startedAt: 1,
  finishedAt: 2,
  request: {
    method: HOSTILE,
    url: `https://shop.example/${HOSTILE}`,
    headers: { [HOSTILE]: HOSTILE },
    body: HOSTILE,
  },
  response: { status: 200, headers: {}, body: { [HOSTILE]: [HOSTILE] } },
};
const certification = judged(
  [
    seen(owed, 'notMet', { message: HOSTILE, exchanges: ['tap-1', HOSTILE] }),
    seen(cell('AAA-02'), 'notExercised', { message: HOSTILE }),
  ],
  {
    run: { selection: [HOSTILE], partial: true, browser: HOSTILE },
    context: {
      errors: [HOSTILE],
      drift: [{ member: HOSTILE, seen: HOSTILE, method: HOSTILE, scenario: HOSTILE }],
      environment: [{ message: HOSTILE, method: HOSTILE, scenario: HOSTILE }],
      waivers: [
        { rule: 'AAA-02', method: 'konbini', reason: HOSTILE, owner: HOSTILE, expires: '2026-12-31' },
      ],
    },
  },
);
const recordings = new Recordings();
recordings.add(owed, [exchange], certification.evidence);

test('a hostile shop runs no script in the page', async ({ browser }) => {
  const page = await browser.newPage();
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => alarms.push(request.url()));
  await page.setContent(
    certificationHtml({ certification, scenarios: [{ id: 'pays', title: HOSTILE }], recordings }),
  );
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  // one script, ours
  await expect(page.locator('script')).toHaveCount(1);
  await expect(page.locator('img:not([src^="data:image/jpeg"]), svg, iframe')).toHaveCount(0);
  await expect(page.locator('[onerror], [onload], [onmouseover]')).toHaveCount(0);
  await expect(page.locator('a[href^="javascript"]')).toHaveCount(0);
  await expect(page.getByText('<script>alert(1)</script>').first()).toBeVisible();
  await expect(page.locator('.answer .said')).toHaveText('Incomplete');
  // our own script runs: it shows the filters
  await expect(page.getByRole('search')).toBeVisible();
  expect(alarms).toEqual([]);
  await page.close();
});

test('an accessibility scan of the report finds nothing, and it fits a phone', async ({ browser }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      bypassCSP: true,
      colorScheme,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.setContent(
      certificationHtml({ certification, scenarios: [{ id: 'pays', title: HOSTILE }], recordings }),
    );
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await context.close();
  }
});

test('search and filters hide what does not match, and Escape shows everything again', async ({
  browser,
}) => {
  const page = await browser.newPage();
  await page.setContent(
    certificationHtml({ certification, scenarios: [{ id: 'pays', title: 'pays' }], recordings }),
  );
  const rule = (id: string): Locator => page.locator(`#rule\\.${id}`);
  await page.keyboard.press('/');
  await page.keyboard.type('aaa-01');
  await expect(rule('AAA-01')).toBeVisible();
  await expect(rule('AAA-02')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(rule('AAA-02')).toBeVisible();
  await page.getByLabel('All verdicts').selectOption('notMet');
  await expect(rule('AAA-02')).toBeHidden();
  await page.close();
});

test('the size of the page is limited, also after many exchanges', () => {
  const methods = Array.from({ length: 40 }, (_, index) => `method${index}`);
  const evidence = methods.flatMap((method) =>
    Array.from({ length: 60 }, (_, index) =>
      seen(cell('AAA-01', method, `scenario${index}`), index % 2 ? 'met' : 'notMet', {
        exchanges: ['tap-1'],
      }),
    ),
  );
  const many = new Recordings();
  const body = { text: 'x'.repeat(50_000) };
  for (const one of evidence) many.add(one, [{ ...exchange, request: { ...exchange.request, body } }], [one]);
  const page = certificationHtml({ certification: judged(evidence), scenarios: [], recordings: many });
  expect(page.length).toBeLessThan(3_000_000);
});

test('text from a target has no effect as Markdown', () => {
  const markdown = certificationMarkdown(certification);
  expect(markdown).not.toMatch(/<(?:script|img|svg)/);
  expect(markdown).not.toMatch(/(?<!\\)\[click/);
  expect(markdown).not.toMatch(/@everyone/);
  expect(markdown).not.toContain('\u001b');
  expect(markdown.split('\n')[0]).toBe('# Incomplete');
  expect(markdown.length).toBeLessThan(4_000);
});

test('junit.xml stays well-formed, without control and direction characters', async ({ browser }) => {
  const xml = junitXml(certification);
  expect(xml).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  const page = await browser.newPage();
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'application/xml');
    const of = (name: string): number => parsed.querySelectorAll(name).length;
    return {
      errors: of('parsererror'),
      cases: of('testcase'),
      failures: of('failure'),
      skipped: of('skipped'),
      harness: of('error'),
    };
  }, xml);
  expect(found).toEqual({ errors: 0, cases: 3, failures: 1, skipped: 1, harness: 1 });
  await page.close();
});

test('the terminal summary contains no control characters from a target', () => {
  const said = summary(certification, { columns: 80, paint: (_, text) => text });
  for (const character of ['\u001b', '\u0007', '\u0000', '\u202e']) expect(said).not.toContain(character);
});
