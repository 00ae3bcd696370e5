/**
 * If a page is left while its call waits for a permit or for the answer, the permit becomes free for other
 * callers.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitRate } from '../../certification/recording/rate-limit.ts';
import { expect, test } from '../../certification/fixtures.ts';

const CALLS = /\/payments\/sources/;

let url: string;
const server = createServer((request, response) => {
  // never an answer to a call
  if (CALLS.test(request.url ?? '')) return;
  response.setHeader('content-type', 'text/html').end('<h1>Shop</h1>');
});
test.beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The tap's budget: permits are granted when the test says so. */
class Budget {
  readonly waiting: ((permit: string) => void)[] = [];
  readonly returned: string[] = [];

  permit(): Promise<string> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  returnPermit(permit: string): Promise<void> {
    this.returned.push(permit);
    return Promise.resolve();
  }
}

for (const left of ['by going elsewhere', 'by closing it'] as const)
  test(`permits of a page that is left ${left} are returned once`, async ({ browser }) => {
    const context = await browser.newContext();
    const budget = new Budget();
    await limitRate(context, budget, CALLS);
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(() => {
      for (const id of ['granted', 'waiting']) void fetch(`/payments/sources/${id}`).catch(() => undefined);
    });
    await expect.poll(() => budget.waiting).toHaveLength(2);
    const sent = page.waitForRequest(CALLS);
    budget.waiting[0]?.('granted');
    await sent;
    expect(budget.returned).toEqual([]);
    if (left === 'by closing it') await page.close();
    else await page.goto(`${url}/elsewhere`);
    await expect.poll(() => budget.returned).toEqual(['granted']);
    budget.waiting[1]?.('granted late');
    await expect.poll(() => budget.returned).toEqual(['granted', 'granted late']);
    await context.close();
    expect(budget.returned).toHaveLength(2);
  });
