/** What the runner knows of a test beside its evidence: the shopper's actions and the last page. */
import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { TestResult, TestStep } from '@playwright/test/reporter';
import { isActionTitle } from '../../harness/playwright-messages.ts';
import type { Action, Circumstances } from '../verdict/recordings.ts';

/** Name of the attachment with the picture of the last page. */
const LAST_PAGE = 'last page';
/** Steps that judge, and the step around them, are no actions of the shopper. */
const JUDGES = /^(?:[A-Z]{2,4}-\d+\b|Checks \d+ rules?$)/;
const MOST = 200;

/** @param out folder of the reports */
export function circumstancesOf(
  result: Pick<TestResult, 'steps' | 'attachments'>,
  out: string,
): Circumstances {
  const named = result.steps.filter(({ category, title }) => category === 'test.step' && !JUDGES.test(title));
  const steps = named.length > 0 ? named : result.steps.filter(isAction);
  const screenshot = pictureOf(result);
  const trace = result.attachments.find(({ name }) => name === 'trace')?.path;
  return {
    actions: steps.slice(0, MOST).map(actionOf),
    ...(screenshot === undefined ? {} : { screenshot }),
    ...(trace === undefined ? {} : { trace: relative(out, trace).replaceAll(sep, '/') }),
  };
}

function isAction({ category, title }: TestStep): boolean {
  return category === 'pw:api' && isActionTitle(title);
}

function actionOf({ title, startTime }: TestStep): Action {
  return { title, at: startTime.getTime() };
}

function pictureOf({ attachments }: Pick<TestResult, 'attachments'>): Uint8Array | undefined {
  const picture = attachments.findLast(
    ({ name, contentType }) => name === LAST_PAGE && contentType === 'image/jpeg',
  );
  if (picture?.body) return picture.body;
  return picture?.path !== undefined && existsSync(picture.path) ? readFileSync(picture.path) : undefined;
}
