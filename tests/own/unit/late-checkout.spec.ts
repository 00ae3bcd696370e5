/** Stories in a shop that creates its checkout only when the shopper pays. */
import { expect, test } from '../plain-test.ts';
import { payingStories } from '../../certification/stories/paying.ts';
import { reviewStories } from '../../certification/stories/review.ts';
import type { ShopperActions } from '../../certification/shopper-actions.ts';

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
