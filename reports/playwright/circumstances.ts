/** What the test runner knows about a test: the shopper's actions and the last page. */
import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { TestResult, TestStep } from '@playwright/test/reporter';
import { STEP_ANNOTATIONS } from '../../contract/evidence.ts';
import { isActionTitle } from '../../harness/playwright-messages.ts';
import type { Circumstances } from '../verdict/recordings.ts';

/** Name of the attachment with the screenshot of the last page. */
const LAST_PAGE = 'last page';
const MOST = 200;

/** @param out folder of the reports */
export function circumstancesOf(
  result: Pick<TestResult, 'steps' | 'attachments' | 'annotations'>,
  out: string,
): Circumstances {
  const harness = stepsMarked(result, STEP_ANNOTATIONS.harness);
  const judging = stepsMarked(result, STEP_ANNOTATIONS.judging);
  const named = result.steps.filter(({ category, title }) => category === 'test.step' && !judging.has(title));
  const steps = named.length > 0 ? named : result.steps.filter(isAction);
  const screenshot = pictureOf(result);
  const trace = result.attachments.find(({ name }) => name === 'trace')?.path;
  return {
    actions: steps.slice(0, MOST).map(({ title, startTime }) => ({
      title,
      at: startTime.getTime(),
      ...(harness.has(title) ? ({ by: 'harness' } as const) : {}),
    })),
    ...(screenshot === undefined ? {} : { screenshot }),
    ...(trace === undefined ? {} : { trace: relative(out, trace).replaceAll(sep, '/') }),
  };
}

function isAction({ category, title }: TestStep): boolean {
  return category === 'pw:api' && isActionTitle(title);
}

function stepsMarked({ annotations }: Pick<TestResult, 'annotations'>, type: string): ReadonlySet<string> {
  return new Set(annotations.flatMap((one) => (one.type === type ? (one.description ?? []) : [])));
}

function pictureOf({ attachments }: Pick<TestResult, 'attachments'>): Uint8Array | undefined {
  const picture = attachments.findLast(
    ({ name, contentType }) => name === LAST_PAGE && contentType === 'image/jpeg',
  );
  if (picture?.body) return picture.body;
  return picture?.path !== undefined && existsSync(picture.path) ? readFileSync(picture.path) : undefined;
}
