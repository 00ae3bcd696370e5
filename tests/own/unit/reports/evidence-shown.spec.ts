/**
 * Tests that the evidence shown for a finding contains the deciding part: for every recorded violation, and for
 * every way to shorten a record.
 */
import { expect, test } from '../../plain-test.ts';
import { DIALECTS } from '../../../../contract/method.ts';
import { excerptLines } from '../../../../reports/formats/excerpt.ts';
import { testHtml } from '../../../../reports/html/case.ts';
import type { ReportInput } from '../../../../reports/html/parts.ts';
import { Recordings } from '../../../../reports/verdict/recordings.ts';
import { type Recording, readRecordings } from '../../record/recording.ts';
import { judgedTest } from '../../stored-run.ts';

const texts = (body: unknown, words: string, member?: string): string[] =>
  excerptLines(body, { words, member }).map(({ kind, text }) => `${kind ?? ''}|${text}`);

/** Many members before the deciding member. */
const long = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`member${index}`, index]));

test('an excerpt shows the deciding member and its neighbours, and counts omitted members', () => {
  const body = { ...long, items: [{ skuId: 'a', aggregatePrice: 5, quantity: 2 }], locale: 'ja_JP' };
  expect(texts(body, 'x', 'items.0.quantity')).toEqual([
    '|{',
    'left|  … 28 members left out',
    '|  "member28": 28',
    '|  "member29": 29',
    '|  "items": [',
    '|    {',
    '|      "skuId": "a"',
    '|      "aggregatePrice": 5',
    'decides|      "quantity": 2',
    '|    }',
    '|  ]',
    '|  "locale": "ja_JP"',
    '|}',
  ]);
});

test('a missing member is named where it was expected, with its neighbours', () => {
  const body = { ...long, items: [{ skuId: 'a', aggregatePrice: 5 }] };
  expect(texts(body, 'an item with quantity', 'items.0.quantity')).toEqual([
    '|{',
    'left|  … 28 members left out',
    '|  "member28": 28',
    '|  "member29": 29',
    '|  "items": [',
    '|    {',
    '|      "skuId": "a"',
    '|      "aggregatePrice": 5',
    'missing|      ○ expected here: "quantity"',
    '|    }',
    '|  ]',
    '|}',
  ]);
});

test('the excerpt of a page shows the lines with the value, in any format of the page', () => {
  const page = [
    ...Array.from({ length: 9 }, (_, index) => `Line ${index}`),
    'Please pay ¥102,300',
    'by 7 May',
  ];
  expect(texts(page.join('\n'), 'expected the total 10230, actual 102300')).toEqual([
    'left|… 8 lines left out',
    '|Line 8',
    'decides|Please pay ¥102,300',
    '|by 7 May',
  ]);
});

test('equal consecutive entries become one line with their number', () => {
  const body = { messages: ['Paid.', 'Paid.', 'Sent.', 'Paid.'] };
  expect(texts(body, 'messages')).toEqual([
    '|{',
    'decides|  "messages": [',
    'decides|    "Paid." (2 times)',
    'decides|    "Sent."',
    'decides|    "Paid."',
    '|  ]',
    '|}',
  ]);
});

test('only the amount in the finding is marked, not every member with the name amount', () => {
  const body = { shipping: { amount: 340 }, totalAmount: 4994 };
  expect(texts(body, 'expected the total 4994 of the order as the amount to pay')).toEqual([
    '|{',
    '|  "shipping": { … 1 member }',
    'decides|  "totalAmount": 4994',
    '|}',
  ]);
});

/** The recordings with a fault. Read in a test, because Playwright loads this file in two processes. */
const violations = () =>
  DIALECTS.flatMap((dialect) =>
    readRecordings(dialect).flatMap((recording) =>
      recording.fault ? [{ what: `${dialect} ${recording.fault.breaks}`, recording }] : [],
    ),
  );

/** The violated rule as the report shows it; empty if the recording does not violate it. */
function shown(recording: Recording | undefined): string {
  if (!recording) return '';
  const { cell, evidence, recorded: own } = judgedTest(recording);
  const recordings = new Recordings();
  recordings.add(cell, own, evidence);
  const finding = evidence.find(({ rule }) => rule === recording.fault?.breaks);
  const input = { recordings } as ReportInput;
  return finding ? testHtml({ ...finding, exchanges: [...finding.exchanges] }, input, true).markup : '';
}

test('each recorded violation has a marked place; few records decide by their presence', () => {
  const pages = violations().map(({ what, recording }) => ({ what, page: shown(recording) }));
  expect(pages.filter(({ page }) => !/<mark|class="missing"/.test(page)).map(({ what }) => what)).toEqual([]);
  const byItself = pages.filter(({ page }) => page.includes('Deciding record: '));
  expect(byItself.length, byItself.map(({ what }) => what).join(', ')).toBeLessThanOrEqual(
    pages.length * 0.06,
  );
});

const pageOf = (rule: string): string =>
  shown(violations().find(({ what }) => what === `digital-river-api ${rule}`)?.recording).replaceAll(
    /\s+/g,
    ' ',
  );

test('a missing refresh is shown as a call at its place: after the return, before the page', () => {
  const page = pageOf('RDR-04');
  const timeline = page.slice(page.indexOf('class="timeline"'));
  const missing = timeline.indexOf('expected here: POST /orders/…/refresh by the shop');
  expect(missing).toBeGreaterThan(timeline.indexOf('opens /return'));
  expect(timeline.slice(missing)).toContain('confirmation page');
});

test('a finding about an amount on a page shows the text that was read there', () => {
  expect(pageOf('INS-07')).toMatch(/Payment instructions on the confirmation page/);
  expect(pageOf('INS-07')).toMatch(/<mark>[^<]*toPay[^<]*<\/mark>/);
});

test('an event sent twice is shown once, as a call to the shop, with the order page before and after', () => {
  const page = pageOf('WHK-03');
  expect(page).toContain('harness → shop (webhook of the provider, sent again)');
  expect(page).not.toContain('harness → provider');
  expect(page).toMatch(/Sent \d+ times/);
  expect(page).toContain('Order page before the webhooks');
  expect(page).toContain('Order page after the webhooks');
  expect(page).toContain('<b>Webhook again</b>');
});

test('a missing member of an item is shown within the item', () => {
  expect(pageOf('CHK-02')).toMatch(/<mark class="absent">\s*○ expected here: &quot;skuGroupId&quot;/);
});
