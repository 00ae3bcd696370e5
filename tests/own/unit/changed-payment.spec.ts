import { expect, test } from '../plain-test.ts';
import { payingStories } from '../../certification/stories/paying.ts';
import type { ShopperActions } from '../../certification/shopper-actions.ts';
import type { Screen } from '../../../pages/shop.ts';

test('a source that the shop detaches at the first change is read and attached again', async () => {
  const calls: string[] = [];
  // after the change, the shop orders when the shopper comes back from the portal
  const screens: Screen[] = ['review', 'confirmation', 'confirmation'];
  const nothing = async (): Promise<void> => undefined;
  const shopper = {
    world: {
      dialect: { on: () => ({}), facts: { refusals: { broken: {} } } },
      intervene: nothing,
      observe: async () => ({ detaches: [{ source: 'first' }] }),
      api: { source: async (id: string) => calls.push(`read ${id}`) },
      merchant: { attachesDetached: async (id: string) => calls.push(`attach ${id}`) },
    },
    where: async () => screens.shift(),
    entersShop: nothing,
    reachesReview: nothing,
    changesPayment: nothing,
    looksUp: nothing,
    placesOrder: async () => 'confirmation',
    reloads: nothing,
  };
  await payingStories['changes-payment'].play(shopper as unknown as ShopperActions);
  expect(calls).toEqual(['read first', 'attach first']);
});
