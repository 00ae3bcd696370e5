/** Keyboard-only use of shop, SDK and portal: every control is reachable with Tab, has visible focus, and works. */
import { methodById } from '../../../../contract/catalogue.ts';
import { expect, test } from '../../../certification/fixtures.ts';
import { fixtureShop } from '../../../../pages/fixture-shop.ts';
import { arrowTo, controls, focused, tabTo } from '../keyboard.ts';
import { ShopperActions } from '../../../certification/shopper-actions.ts';
import { World } from '../../../certification/world.ts';

type Fixtures = Pick<Parameters<typeof World.open>[0], 'run' | 'browser'>;

const open = (method: string, fixtures: Fixtures): Promise<World> =>
  World.open({
    ...fixtures,
    method: methodById(method),
    adapter: fixtureShop,
    bypassCsp: true,
  });

/** Presses Tab through the whole page once. */
async function expectAllReached({ page }: World): Promise<void> {
  const wanted = await controls(page);
  const reached = new Set<string>();
  // the start of the page and the browser's controls are also tab stops
  for (let stop = 0; stop < wanted.length + 5; stop += 1) {
    await page.keyboard.press('Tab');
    const { name } = await focused(page);
    reached.add(name);
    // the container of an SDK field gets its focus state a little later
    const seen = (): Promise<boolean> => focused(page).then(({ ring }) => ring);
    if (name !== 'body') await expect.soft.poll(seen, `the focus on ${name} is seen`).toBe(true);
  }
  expect.soft([...wanted].filter((name) => !reached.has(name))).toEqual([]);
}

test('a shopper buys with a card', async ({ run, browser }) => {
  const world = await open('creditCard', { run, browser });
  const { page, shop } = world;
  const { keyboard } = page;
  const arrives = async (screen: string): Promise<void> => {
    await page.locator(`main[data-screen="${screen}"]`).waitFor();
  };
  try {
    await page.goto(`${run.targets.shopUrl}/?country=US&currency=USD`);
    await expectAllReached(world);
    await tabTo(page, /^Standard/);
    await keyboard.press('ArrowDown');
    await tabTo(page, /^Continue to payment$/);
    await keyboard.press('Enter');
    await arrives('payment');
    await page.locator('#methods:not([aria-busy])').waitFor();
    await tabTo(page, /^Use store credit$/);
    await keyboard.press('Space');
    await expect(page.getByLabel(/^Amount/)).toBeVisible();
    await arrowTo(page, /^Amazon Pay$/, /^Credit Card$/);
    for (const [field, text] of [
      [/^Card number$/, '4444222233331111'],
      [/^Expiration date$/, '1234'],
      [/^Security code$/, '123'],
    ] as const) {
      await tabTo(page, field);
      await keyboard.type(text);
    }
    await expectAllReached(world);
    await tabTo(page, /^I accept the terms/);
    await keyboard.press('Space');
    await tabTo(page, /^Continue to review$/);
    await keyboard.press('Enter');
    await arrives('review');
    await expectAllReached(world);
    await page.locator('#disclosure').waitFor();
    await tabTo(page, /sells|sold|accept/i);
    await keyboard.press('Space');
    await tabTo(page, /^Place order$/);
    await keyboard.press('Space');
    await arrives('confirmation');
    await expectAllReached(world);
    expect(await shop.orderNumber()).toBeDefined();
  } finally {
    await world.close();
  }
});

test('a shopper approves at the portal', async ({ run, browser }) => {
  const world = await open('klarnaCredit', { run, browser });
  const shopper = new ShopperActions(world);
  try {
    await shopper.entersShop();
    await shopper.reachesPortal();
    await expectAllReached(world);
    await tabTo(world.page, /^Approve$/);
    await world.page.keyboard.press('Enter');
    await world.page.locator('main[data-screen="confirmation"]').waitFor();
  } finally {
    await world.close();
  }
});

test('a challenge keeps the focus, and Escape cancels it', async ({ run, browser }) => {
  const world = await open('creditCard', { run, browser });
  const { page, shop } = world;
  const shopper = new ShopperActions(world);
  try {
    shopper.usesTrigger('challenges');
    await shopper.entersShop();
    await shopper.acceptsTerms();
    await shopper.choosesPayment();
    await tabTo(page, /^Continue to review$/);
    await page.keyboard.press('Enter');
    const challenge = page.frameLocator('#DRPayment3ds');
    await expect(challenge.getByRole('textbox')).toBeFocused();
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      const { name, frame } = await focused(page);
      // the browser's own controls are also tab stops
      if (name !== 'body') expect(frame, `${name} is below the challenge`).toBe('DRPayment3ds');
    }
    await tabTo(page, /^Cancel$/);
    await page.keyboard.press('Escape');
    await expect(page.locator('#DRPayment3ds')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Continue to review' })).toBeFocused();
    expect(await shop.screen()).toBe('payment');
  } finally {
    await world.close();
  }
});

test('Drop-in is opened, used for payment and closed by keyboard', async ({ run, browser }) => {
  const world = await open('creditCard', { run, browser });
  const { page, shop, shopper } = world;
  const { keyboard } = page;
  try {
    await shop.dropIn?.enter(shopper, 'dropin');
    await page.locator('.DR-card-header').first().waitFor();
    await tabTo(page, /^PayPal$/);
    await keyboard.press('Enter');
    await expectAllReached(world);
    await tabTo(page, /^Credit Card$/);
    await keyboard.press('Space');
    await page.frameLocator('iframe[id^="cardcvv-"]').getByRole('textbox').waitFor();
    for (const text of ['4444222233331111', '1234', '123']) {
      await keyboard.press('Tab');
      await keyboard.type(text);
    }
    await tabTo(page, /^I .*terms/i);
    await keyboard.press('Space');
    await tabTo(page, /^Continue$/);
    await keyboard.press('Enter');
    await page.locator('main[data-screen="review"]').waitFor();
  } finally {
    await world.close();
  }
});
