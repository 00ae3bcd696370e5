/** Stories in a shop that creates its checkout only when the shopper pays. */
import { expect, test } from '../plain-test.ts';
import { commerceMerchant } from '../../certification/merchant/commerce.ts';
import type { MerchantTools } from '../../certification/merchant/merchant.ts';
import { payingStories } from '../../certification/stories/paying.ts';
import { reviewStories } from '../../certification/stories/review.ts';
import { ShopperActions } from '../../certification/shopper-actions.ts';
import type { World } from '../../certification/world.ts';
import { beginPurchase } from '../../preflight/purchase.ts';
import { methodById } from '../../../contract/catalogue.ts';

const ENOUGH = new Error('far enough');
const nothing = async (): Promise<void> => undefined;
const observe = async (): Promise<object> => ({ containersMade: [], sourceRequests: [] });

test('fraud-review: the shopper pays although there is no checkout yet', async () => {
  const shopper = {
    world: { observe },
    entersShop: nothing,
    choosesPayment: nothing,
    reachesReview: () => Promise.reject(ENOUGH),
  };
  await expect(reviewStories['fraud-review'].play(shopper as unknown as ShopperActions)).rejects.toThrow(
    ENOUGH,
  );
});

test('migration: the call from the page names a session', async () => {
  let called = '';
  const shopper = {
    world: {
      observe,
      merchant: { opensContainer: async () => ({ session: 'a-session' }) },
      crossOriginApi: '',
      run: { targets: {} },
      page: {
        evaluate: (_script: unknown, [url]: [string]) => {
          called = url;
          return Promise.reject(ENOUGH);
        },
      },
    },
    entersShop: nothing,
  };
  await expect(payingStories.migration.play(shopper as unknown as ShopperActions)).rejects.toThrow(ENOUGH);
  expect(called).toBe('/payments/payment-methods?sessionId=a-session');
});

test('the purchase before the first scenario accepts what the payment page asks for', async () => {
  const done: string[] = [];
  const verb = (name: string) => async (): Promise<void> => void done.push(name);
  const names = ['enter', 'choose', 'acceptTerms', 'acceptDisclosure', 'continueFromPayment'];
  const call = { sender: 'shop', request: { method: 'POST', url: 'http://localhost/checkouts' } };
  const world = {
    shop: Object.fromEntries(names.map((name) => [name, verb(name)])),
    run: { dialect: 'digital-river-api' },
    observe: async () => ({ exchanges: done.includes('continueFromPayment') ? [call] : [] }),
  };
  const { row } = await beginPurchase(world as unknown as World, methodById('konbini'));
  expect(row.state).toBe('ok');
  expect(done).toEqual(names);
});

test('after a failed redirect the shopper pays again only if there is no new checkout', async () => {
  for (const [madeAt, pays] of [
    [5, true],
    [20, false],
  ] as const) {
    let paid = false;
    const world = {
      method: methodById('directDebit'),
      notes: { decisions: [{ at: 10 }] },
      observe: async () => ({ containersMade: [{ startedAt: madeAt }] }),
    };
    const shopper = new ShopperActions(world as unknown as World);
    shopper.returnsToPayment = nothing;
    shopper.reachesPortal = async () => {
      paid = true;
    };
    await shopper.returnsToNewCheckout();
    expect(paid).toBe(pays);
  }
});

test('a shop that creates its cart only when the shopper pays: the shopper pays and enters the shop again', async () => {
  const done: string[] = [];
  const shopper = new ShopperActions({ observe } as unknown as World);
  shopper.entersShop = async () => void done.push('enters');
  shopper.choosesPayment = async () => void done.push('chooses');
  shopper.goesOn = async () => {
    done.push('pays');
    return 'portal';
  };
  expect(await shopper.makesCart()).toBeUndefined();
  expect(done).toEqual(['enters', 'chooses', 'pays', 'enters']);
});

test('Commerce API: without a session of the shop, the harness fills a cart of the shop again', async () => {
  const asked: string[] = [];
  const answer = {
    cart: { id: 1, paymentSession: { id: 'a-session' } },
    shippingOptions: { shippingOption: [{ id: 7 }] },
  };
  const merchant = commerceMerchant({
    method: methodById('konbini'),
    seen: async () => ({ purchases: [{ items: [{ product: { id: 'lamp' } }] }] }),
    tap: {
      ask: async ({ method, path }: { method: string; path: string }) => {
        asked.push(`${method} ${path.split('/').at(-1) ?? ''}`);
        return { status: 200, body: answer };
      },
    },
  } as unknown as MerchantTools);
  expect(await merchant.opensContainer(async () => 'of-the-shop')).toMatchObject({ session: 'of-the-shop' });
  expect(asked).toEqual([]);
  expect(await merchant.opensContainer(nothing)).toMatchObject({ session: 'a-session' });
  await merchant.ordersTooEarly(nothing);
  const filled = ['DELETE line-items', 'POST active', 'GET shipping-options'];
  const shipped = 'POST apply-shipping-option?shippingOptionId=7';
  expect(asked).toEqual([...filled, shipped, ...filled, shipped, 'POST submit-cart', 'GET active']);
});
