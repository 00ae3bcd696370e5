/** Automated accessibility scan of every page of shop, portal and SDK, at phone and desktop size. */
import { expect, test } from '../../../certification/fixtures.ts';
import { fixtureShop } from '../../../../pages/fixture-shop.ts';
import { findings, scrolledSideways } from '../accessibility.ts';
import { ShopperActions } from '../../../certification/shopper-actions.ts';
import { World } from '../../../certification/world.ts';
import { methodOf } from './walking.ts';
import { walks } from './walks.ts';

const WIDTHS = [390, 1280];
const NARROW = 320;

for (const [title, walk] of Object.entries(walks)) {
  test(`${title}: the accessibility scan finds nothing on any page`, async ({ run, browser }) => {
    const world = await World.open({
      run,
      browser,
      method: methodOf(walk),
      adapter: fixtureShop,
      bypassCsp: true,
    });
    const look = async (name: string): Promise<void> => {
      const { page } = world;
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await findings(page), `${name} at ${width} px`).toEqual([]);
      }
      await page.setViewportSize({ width: NARROW, height: 900 });
      expect.soft(await scrolledSideways(page), `${name} at ${NARROW} px`).toEqual([]);
    };
    try {
      await walk.walk(new ShopperActions(world), look);
    } finally {
      await world.close();
    }
  });
}
