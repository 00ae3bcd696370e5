/** The shopper's way in a shop that shows a waiting page before the result of the order. */
import { methodById } from '../../../contract/catalogue.ts';
import type { Screen } from '../../../pages/shop.ts';
import { ShopperActions } from '../../certification/shopper-actions.ts';
import { onOrder, ordersWithoutAnswer } from '../../certification/stories/trouble.ts';
import type { World } from '../../certification/world.ts';
import { expect, test } from '../plain-test.ts';

/** A shopper who sees these screens one after the other; the last one stays. */
function shopperAt(...screens: readonly Screen[]): { shopper: ShopperActions; visits: Screen[] } {
  let looks = 0;
  const visits: Screen[] = [];
  const world = {
    method: methodById('directDebit'),
    shop: { screen: async () => screens[Math.min(looks++, screens.length - 1)] },
    recordVisit: async (screen: Screen) => visits.push(screen),
  };
  return { shopper: new ShopperActions(world as unknown as World), visits };
}

test('an order that waits already leads to the portal', async () => {
  const { shopper, visits } = shopperAt('waiting', 'waiting', 'portal');
  await shopper.orders();
  expect(visits).toEqual(['waiting', 'portal']);
});

test('the way ends at a waiting page if the scenario allows it', async () => {
  const { shopper } = shopperAt('waiting');
  expect(await shopper.placesOrder(1, ['waiting'])).toBe('waiting');
});

test('the page is reloaded only after the shop has requested the order in the background', async () => {
  let requests = 0;
  const done: string[] = [];
  const world = {
    method: methodById('konbini'),
    shop: {
      screen: async () => 'waiting',
      reload: async () => {
        done.push(`reload after ${requests} requests`);
        return 'waiting';
      },
    },
    recordVisit: async () => undefined,
    // the request comes while the shopper waits
    applied: async () => requests++,
  };
  const trouble = onOrder({ on: () => ({}) } as never, 'lost', {});
  await ordersWithoutAnswer(new ShopperActions(world as unknown as World), trouble);
  expect(done).toEqual(['reload after 2 requests']);
});
