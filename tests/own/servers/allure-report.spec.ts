/** Allure's own generator builds the report, in a separate process. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildAllureReport, entries, writeAllureFacts } from '../../../reports/formats/allure.ts';
import { annotateResults } from '../../../reports/formats/allure-results.ts';
import { cell, judged, seen } from '../unit/reports/made-up.ts';

test('the report is built in a folder with special characters and with an invalid history', async () => {
  test.setTimeout(120_000);
  const out = test.info().outputPath('out [1] {a}');
  const results = join(out, 'allure-results');
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, 'a-result.json'),
    JSON.stringify({
      name: 'shopper pays',
      status: 'failed',
      statusDetails: { message: 'a message of the runner' },
      labels: [],
      uuid: 'a',
      historyId: 'h',
      steps: [],
      attachments: [],
      parameters: [],
      start: 1,
      stop: 2,
    }),
  );
  const file = test.info().outputPath('history/allure.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '{"uuid": broken\n');
  const certification = judged([seen(cell('AAA-01'), 'notMet')]);
  writeAllureFacts(results, certification);
  annotateResults(results, certification);
  const page = await buildAllureReport(out, 'run-1', { file, enters: true });
  expect(page).toBe(join(out, 'allure-report', 'index.html'));
  for (const one of [page, join(out, 'allure-report/dashboard.html')])
    expect(readFileSync(one, 'utf8')).not.toContain('googletagmanager');
  expect(readFileSync(join(out, 'allure-report/tests.csv'), 'utf8')).toContain('"shopper pays","failed"');
  const history = (): unknown[] => entries(readFileSync(file, 'utf8')).map(({ name }) => name);
  expect(history()).toEqual(['Payment-session certification run-1']);
  // a second build does not add the run to the history again, and a partial run is not in the history
  await buildAllureReport(out, 'run-1', { file, enters: true });
  await buildAllureReport(out, 'run-2', { file, enters: false });
  expect(history()).toHaveLength(1);
  await buildAllureReport(out, 'run-3', { file, enters: true });
  expect(history()).toHaveLength(2);
  expect(readFileSync(join(results, 'environment.properties'), 'utf8')).toContain('Shop=Test shop 2.1');
});
