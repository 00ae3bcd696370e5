/** Texts in the shopper's language on English pages have a lang attribute, for screen readers. */
import { methodById } from '../../../../contract/catalogue.ts';
import { expect, test } from '../../../certification/fixtures.ts';
import { fixtureShop } from '../../../../pages/fixture-shop.ts';
import { ShopperActions } from '../../../certification/shopper-actions.ts';
import { World } from '../../../certification/world.ts';

test('legal texts, elements and Drop-in have the right lang attribute', async ({ run, browser }) => {
  const world = await World.open({
    run,
    browser,
    method: methodById('wireTransfer'),
    adapter: fixtureShop,
  });
  const { page, shop, shopper } = world;
  try {
    const story = new ShopperActions(world);
    await story.entersShop();
    await story.reachesReview();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('#disclosure')).toHaveAttribute('lang', 'fr-FR');
    await expect(page.locator('#DR-Legal-Footer')).toHaveAttribute('lang', 'fr');
    await shop.changePayment();
    await shop.dropIn?.enter(shopper, 'shop');
    await expect(page.locator('.DR-drop-in')).toHaveAttribute('lang', 'fr');
    await page.locator('.DR-card[data-method="creditCard"] .DR-card-header').click();
    await expect(page.locator('iframe[id^="cardnumber-"]')).toHaveAttribute('lang', 'fr');
  } finally {
    await world.close();
  }
});
