/**
 * Texts of Playwright. If possible, the tests let Playwright create them, so that a new wording makes a test
 * fail.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../../harness/root.ts';
import { rules } from '../../../contract/rules.ts';
import { visible } from '../../../harness/html.ts';
import {
  environmentMessage,
  isActionTitle,
  isFailedExpectation,
  isForcedEnd,
  replaceFieldDigits,
  replaceTyped,
  secondCopyMessage,
  shortMessage,
} from '../../../harness/playwright-messages.ts';

import { failureOf } from '../../certification/check-rules.ts';
import type { Finding } from '../../certification/reading/finding.ts';
import { expect, test } from '../plain-test.ts';

const shown = { typed: () => '…', pressed: () => '•' };

function messageOf(fails: () => unknown): string {
  try {
    fails();
  } catch (error) {
    // with the colour codes of a terminal
    return visible(String(error));
  }
  throw new Error('nothing was thrown');
}

test('knows the message of a failed expectation', () => {
  expect(isFailedExpectation(messageOf(() => expect(1).toBe(2)))).toBe(true);
  expect(isFailedExpectation('TypeError: expected a function')).toBe(false);
});

test('knows the message of a worker that Playwright had to kill', () => {
  const runner = readFileSync(join(ROOT, 'node_modules/playwright/lib/runner/index.js'), 'utf8');
  const [message = ''] = /`Error: [^`]*force-killed it`/.exec(runner) ?? [];
  expect(isForcedEnd(message.replaceAll(/\$\{[^}]*\}/g, '30000'))).toBe(true);
  expect(isForcedEnd('Error: another')).toBe(false);
});

test('knows the message of a second copy of Playwright', () => {
  const require = createRequire(import.meta.url);
  const loaded = { ...require.cache };
  const forget = (): void => {
    for (const file of Object.keys(require.cache))
      if (/playwright[\\/](?:test|lib[\\/]index)\.js$/.test(file)) delete require.cache[file];
  };
  forget();
  try {
    expect(secondCopyMessage(messageOf(() => void require('playwright/test')))).toMatch(/only once/);
  } finally {
    Object.assign(require.cache, loaded);
  }
  expect(secondCopyMessage('Error: another')).toBeUndefined();
});

/** As a check throws it, with its rule and source. */
function messageOfCheck(outcome: 'notMet' | 'notExercised'): string {
  const words =
    outcome === 'notMet'
      ? { outcome, expected: 'an order', actual: 'none', message: 'no order', exchanges: [] }
      : { outcome, message: 'nothing was ordered', exchanges: [] };
  const failure = failureOf('ORD-01', rules['ORD-01'], words as unknown as Finding);
  return messageOf(() => {
    throw new Error(failure);
  });
}

test('knows the message of a failed check', () => {
  for (const outcome of ['notMet', 'notExercised'] as const)
    expect(isFailedExpectation(messageOfCheck(outcome))).toBe(true);
});

test('knows an error of the environment and its message', () => {
  expect(environmentMessage('EnvironmentError: the provider is out of reach')).toBe(
    'the provider is out of reach',
  );
  expect(environmentMessage('Error: EnvironmentError: no answer')).toBe('no answer');
  expect(environmentMessage('TypeError: EnvironmentError')).toBeUndefined();
});

test('replaces typed text and pressed keys in titles and call logs', () => {
  expect(replaceTyped(`Fill "4444" locator('#number')`, shown)).toBe(`Fill "…" locator('#number')`);
  expect(replaceTyped('- fill("123")', shown)).toBe('- fill("…")');
  expect(replaceTyped('Press "1"', shown)).toBe('Press "•"');
  expect(replaceTyped('Refill "x"', shown)).toBe('Refill "x"');
});

test('replaces the digits of a field in the description of a page', () => {
  const text = '- textbox "Code": "123"\n  - textbox "Year": 2027\n- text: "123"';
  expect(replaceFieldDigits(text, () => '…')).toBe(
    '- textbox "Code": "…"\n  - textbox "Year": …\n- text: "123"',
  );
});

test('the titles of Playwright’s actions are recognized', () => {
  for (const title of ["Click getByRole('button')", 'Fill "x"', 'Navigate to "/"'])
    expect(isActionTitle(title)).toBe(true);
  for (const title of ['Evaluate', 'Wait for event "x"', 'Clicks the button'])
    expect(isActionTitle(title)).toBe(false);
});

test('the short message of an action contains why the control could not be used', () => {
  const log = (...lines: readonly string[]): string =>
    [
      'locator.click: Timeout 1500ms exceeded.',
      'Call log:',
      "  - waiting for locator('#pay')",
      ...lines,
    ].join('\n');
  const waiting = [
    '  - attempting click action',
    '    2 × waiting for element to be visible, enabled and stable',
  ];
  const start = "locator.click: Timeout 1500ms exceeded. - waiting for locator('#pay')";
  const found = '    - locator resolved to <button id="pay">Pay</button>';
  const covered = [
    '    - element is visible, enabled and stable',
    '    - <div id="banner">…</div> intercepts pointer events',
  ];
  expect(shortMessage(log(found))).toBe(`${start} ${found.trim()}`);
  expect(shortMessage(log(found, ...waiting, ...covered, '  - retrying click action'))).toBe(
    `${start} - <div id="banner">…</div> intercepts pointer events`,
  );
  expect(shortMessage(log(found, ...waiting, '\u001b[2m      - element is not enabled\u001b[22m'))).toBe(
    `${start} - element is not enabled`,
  );
});
