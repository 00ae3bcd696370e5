/** Errors of an adapter are distinguished from failures of the shop. */
import { errors, type Page, type Request } from '@playwright/test';
import { EnvironmentError } from '../../../harness/tap-client.ts';
import { NotArrived } from '../../../pages/arrival.ts';
import type { ShopPages } from '../../../pages/shop.ts';
import { guarded } from '../../certification/guarded-adapter.ts';
import { failureOf } from '../../certification/recording/outages.ts';
import { expect, test } from '../plain-test.ts';

const page = {} as Page;
const pagesOf = (verbs: object): ShopPages =>
  guarded(() => ({ page, ...verbs }) as unknown as ShopPages, '/x/my-shop.ts')(page, 'https://shop.example');
const refuse = (error: Error) => () => Promise.reject(error);

test("a verb's error names the verb, the line and no colours", async () => {
  const error = new errors.TimeoutError(
    'locator.click: Timeout 10000ms exceeded.\nCall log:\n\u001B[2m  - waiting for #pay\u001B[22m\n',
  );
  error.stack = 'Error\n    at MyShop.choose (/x/my-shop.ts:42:7)';
  await expect(
    pagesOf({ choose: refuse(error) }).choose(...([] as unknown as [never, never])),
  ).rejects.toThrow(
    /^Adapter, choose\(\): locator\.click: Timeout 10000ms exceeded\. - waiting for #pay \(my-shop\.ts:42\)$/,
  );
});

test('errors thrown by any part of an adapter become adapter errors', async () => {
  const parts = pagesOf({
    account: {
      count: () => {
        throw new TypeError('no list');
      },
    },
  });
  await expect(parts.account?.count()).rejects.toThrow('Adapter, account.count(): no list');
  const none = guarded(() => {
    throw new Error('no page');
  })(page, '');
  await expect(none.screen()).rejects.toThrow('Adapter, pages(): no page');
});

for (const [verb, answer, line] of [
  ['screen', 'checkout', 'must return one of details, payment, '],
  ['placeOrder', undefined, 'it returned nothing.'],
  ['acceptTerms', 'yes', 'must return true or false; it returned "yes".'],
  ['totals', { total: Number.NaN }, 'must return totals with a number as total'],
  ['order', { status: 'paid', messages: [] }, 'must return an order with messages and a status'],
] as const)
  test(`an invalid result of a verb is reported: ${verb}`, async () => {
    await expect(pagesOf({ [verb]: () => Promise.resolve(answer) })[verb]()).rejects.toThrow(line);
  });

test('failures of shop and target are not adapter errors', async () => {
  const nowhere = new NotArrived('the review page', 'nothing happened');
  await expect(pagesOf({ screen: refuse(nowhere) }).screen()).rejects.toBe(nowhere);
  const portal = new errors.TimeoutError('no button at the portal');
  const leaves = pagesOf({ leavesPortal: (action: () => Promise<void>) => action() });
  await expect(leaves.leavesPortal(refuse(portal))).rejects.toBe(portal);
  const circle = new Error('page.goto: net::ERR_TOO_MANY_REDIRECTS at http://shop.example/');
  await expect(pagesOf({ reload: refuse(circle) }).reload()).rejects.toThrow(
    /^Expected a page, actual: .*ERR_TOO_MANY_REDIRECTS/,
  );
  const request = { failure: () => ({ errorText: 'net::ERR_TOO_MANY_REDIRECTS' }) } as Request;
  expect(failureOf(request)).toBeUndefined();
  const down = new Error('page.goto: net::ERR_CONNECTION_REFUSED at http://shop.example/');
  await expect(pagesOf({ reload: refuse(down) }).reload()).rejects.toBeInstanceOf(EnvironmentError);
});

test('a disabled button is an error, except for a press before acceptance', async () => {
  const disabled = refuse(
    new errors.TimeoutError('locator.click: Timeout 1ms exceeded.\n  - element is not enabled'),
  );
  const pages = pagesOf({ pressContinue: disabled, pressPlaceOrder: disabled, placeOrder: disabled });
  await pages.pressContinue();
  await pages.pressPlaceOrder();
  await expect(pages.placeOrder()).rejects.toThrow('Adapter, placeOrder(): ');
});

test('the currency of a total must be a code of three letters', async () => {
  const totals = (currency: string): Promise<unknown> =>
    pagesOf({ totals: () => Promise.resolve({ total: 1, currency }) }).totals();
  await expect(totals('JPY')).resolves.toMatchObject({ currency: 'JPY' });
  await expect(totals('¥')).rejects.toThrow('no currency or its code of three letters');
});
