/**
 * Measures the overhead of the harness: redirect tests of the plan, compared with plain Playwright tests that make the same
 * navigations on the same servers without judging. They alternate in one process, so that the ratio is stable on a busy machine.
 */
import type { Browser } from '@playwright/test';
import { methodById } from '../../../contract/catalogue.ts';
import type { Wire } from '../../../contract/wire.ts';
import { playScenario } from '../../certification/play-scenario.ts';
import { planOf } from '../../../harness/plan.ts';
import type { RunContext } from '../../../harness/run.ts';
import { test } from '../../certification/fixtures.ts';

const ROUNDS = 5;
/** Enough methods for a representative result. */
const METHODS = 4;

test('redirect test with the harness, compared with plain Playwright', async ({ run, adapter, browser }) => {
  test.setTimeout(300_000);
  const cells = planOf(run)
    .scenarios.filter(({ scenario, method }) => scenario === 'pays' && isPlain(methodById(method).wire))
    .slice(0, METHODS);
  const times: { harness: number[]; floor: number[] } = { harness: [], floor: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const cell of cells) {
      times.floor.push(await timed(() => floor(browser, run, cell.method)));
      times.harness.push(await timed(() => playScenario(cell, { run, browser, adapter })));
    }
  }
  const [harness, bare] = [median(times.harness), median(times.floor)];
  process.stdout.write(
    `redirect test, median of ${times.harness.length}: harness ${harness.toFixed(0)} ms, floor ${bare.toFixed(0)} ms, ratio ${(harness / bare).toFixed(2)}\n`,
  );
});

/** Redirect methods without input in a frame. */
function isPlain({ flow, createdBy, elements }: Wire): boolean {
  return flow === 'redirect' && createdBy === 'createSource' && elements.length === 0;
}

async function floor(browser: Browser, run: RunContext, id: string): Promise<void> {
  const { wire } = methodById(id);
  const [{ country, currency, locale }] = wire.markets;
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  await page.goto(`${run.targets.shopUrl}/?country=${country}&currency=${currency}`, {
    waitUntil: 'domcontentloaded',
  });
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.locator(`input[type="radio"][value="${wire.type}"]`).check();
  await page.getByRole('checkbox', { name: /terms/i }).check();
  await page.getByRole('button', { name: /^Continue to/ }).click();
  const approve = page.getByRole('button', { name: /approve/i });
  const order = page.getByRole('button', { name: 'Place order' });
  const steps = wire.paymentFlow === 'redirect-then-submit' ? [approve, order] : [order, approve];
  for (const step of steps) {
    if (step === order) await page.locator('input[name="disclosure"]').check();
    await step.click();
  }
  await page.locator('main[data-screen="confirmation"]').waitFor();
  await context.close();
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await action();
  return performance.now() - began;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
