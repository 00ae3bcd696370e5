/** Walks through every page of shop, portal and SDK, with a scan of each. */
import type { TriggerEffect } from '../../../../contract/method.ts';
import type { ShopperActions } from '../../../certification/shopper-actions.ts';
import { subscriptionWalks } from './subscription-walks.ts';
import { chooses, framesDrawn, listed, type Walk } from './walking.ts';

async function refused(shopper: ShopperActions, effect: TriggerEffect): Promise<void> {
  shopper.usesTrigger(effect);
  await shopper.choosesPayment();
  await shopper.arrives(shopper.world.shop.continueFromPayment(), 'payment');
  shopper.world.useOrdinaryShopper();
}

export const walks: Readonly<Record<string, Walk>> = {
  ...subscriptionWalks,

  'from the first page to a paid order': {
    method: 'creditCard',
    walk: async (shopper, look) => {
      const { shop, page, run } = shopper.world;
      await page.goto(run.targets.shopUrl);
      await look('details');
      await shopper.entersShopByHand();
      await listed(shopper);
      await look('payment');
      await chooses(shopper);
      await page.frameLocator('iframe[id^="cardnumber-"]').getByRole('textbox').fill('4444222233331112');
      await page.getByText('Please check this field.').waitFor();
      await look('payment, a mistake in the card');
      await shopper.acceptsTerms();
      await refused(shopper, 'sourceFails');
      await look('payment, refused');
      await shopper.reachesReview();
      await look('review');
      await shopper.orders();
      await look('confirmation');
      await page.getByRole('link', { name: 'See your order' }).click();
      await look('order');
      await shop.visit(`${run.targets.shopUrl}/nothing-here`);
      await look('missing page');
    },
  },

  'a voucher of a convenience store': {
    method: 'konbini',
    walk: async (shopper, look) => {
      const { shop, page, control } = shopper.world;
      await shopper.entersShop();
      await chooses(shopper);
      await look('payment, a store');
      await shopper.reachesReview();
      await look('review in Japan');
      await shopper.orders();
      const source = (await shopper.attachedSource()) ?? '';
      await shop.instructions();
      await look('confirmation with a voucher');
      const voucher = page
        .frameLocator('iframe[id^="delayedpaymentinstructions-"]')
        .locator('a[href*="/vouchers/"]');
      const address = (await voucher.first().getAttribute('href')) ?? '';
      await page.goto(address);
      await look('portal, voucher');
      await control?.funds(source);
      await page.reload();
      await look('portal, voucher paid');
    },
  },

  'a transfer': {
    method: 'wireTransfer',
    walk: async (shopper, look) => {
      await shopper.entersShop();
      await shopper.reachesReview();
      await shopper.orders();
      await shopper.world.shop.instructions();
      await look('confirmation with bank details');
    },
  },

  'a payment declined at the portal': {
    method: 'klarnaCredit',
    walk: async (shopper, look) => {
      const { page } = shopper.world;
      await shopper.entersShop();
      await shopper.reachesPortal();
      await look('portal');
      const address = page.url();
      await shopper.turnsBack('decline');
      await look('failure');
      await page.goto(address);
      await look('portal, decided');
      await page.goto(`${address}-unknown`);
      await look('portal, unknown');
    },
  },

  'signing in at the portal': {
    method: 'amazonPay',
    walk: async (shopper, look) => {
      await shopper.entersShop();
      await chooses(shopper);
      await shopper.acceptsTerms();
      await framesDrawn(shopper);
      await look('payment, a button');
      await shopper.arrives(shopper.world.shop.continueFromPayment(), 'portal');
      await look('portal, sign-in');
    },
  },

  'a bank of a list': {
    method: 'onlineBanking',
    walk: async (shopper, look) => {
      await shopper.entersShop();
      await chooses(shopper);
      await look('payment, a bank');
    },
  },

  'a wallet': {
    method: 'googlePay',
    walk: async (shopper, look) => {
      const { page } = shopper.world;
      await shopper.entersShop();
      await shopper.acceptsTerms();
      await chooses(shopper);
      await page.frameLocator('iframe[id^="googlepay-"]').getByRole('button').click();
      await page.frameLocator('iframe[id^="DRPaymentSheet-"]').locator('button.pay').waitFor();
      await look('wallet');
    },
  },

  'the challenge of a bank': {
    method: 'creditCard',
    walk: async (shopper, look) => {
      shopper.usesTrigger('challenges');
      await shopper.entersShop();
      await shopper.acceptsTerms();
      await shopper.choosesPayment();
      await shopper.world.shop.pressContinue();
      await shopper.world.page.frameLocator('#DRPayment3ds').locator('button.pay').waitFor();
      await look('challenge');
    },
  },

  'Drop-in': {
    method: 'creditCard',
    walk: async (shopper, look) => {
      const { page, shop, shopper: who } = shopper.world;
      await shop.dropIn?.enter(who, 'dropin');
      await page.locator('.DR-card-header').first().waitFor();
      await framesDrawn(shopper);
      await look('Drop-in');
      await page.locator('.DR-card[data-method="klarnaCredit"] .DR-card-header').click();
      await look('Drop-in, a redirect');
      const wallet = page.locator('.DR-card[data-method="googlePay"]');
      await wallet.locator('.DR-card-header').click();
      await look('Drop-in, terms to accept');
      await wallet.getByRole('checkbox').first().check();
      await framesDrawn(shopper);
      await look('Drop-in, a button');
    },
  },

  'Drop-in in Japan': {
    method: 'konbini',
    walk: async (shopper, look) => {
      const { page, shop, method, shopper: who } = shopper.world;
      await shop.dropIn?.enter(who, 'shop');
      await page.locator('.DR-card-header').first().waitFor();
      await shop.dropIn?.choose(method.wire, who);
      await framesDrawn(shopper);
      await look('Drop-in in Japan');
    },
  },

  'account with saved payment methods and store credit': {
    method: 'creditCard',
    walk: async (shopper, look) => {
      const { page, shop, run, shopper: who, method } = shopper.world;
      await page.goto(`${run.targets.shopUrl}/account`);
      await look('sign-in');
      await shop.account?.signIn();
      await look('account, empty');
      await shop.account?.fillAnother(method.wire, who);
      await look('account, another method');
      await shop.account?.saveAnother();
      await look('account');
      await shopper.entersShop();
      await listed(shopper);
      await shopper.choosesPayment();
      await framesDrawn(shopper);
      await look('payment with an account');
      await shop.storeCredit?.apply(10);
      await listed(shopper);
      await look('payment with store credit');
      const left = await page.locator('[data-left]').getAttribute('value');
      await shop.storeCredit?.apply(Number(left));
      await look('payment, all by store credit');
    },
  },

  trouble: {
    method: 'creditCard',
    walk: async (shopper, look) => {
      const { shop, dialect, run } = shopper.world;
      const match = dialect.on('order.create', { senders: ['shop'] });
      await shopper.world.intervene({ id: 'order', match, respond: dialect.facts.refusals.broken });
      await shopper.entersShop();
      await shopper.reachesReview();
      await shopper.acceptsDisclosure();
      await shopper.arrives(shop.placeOrder(), 'waiting');
      await look('waiting');
      await shopper.entersShop();
      const reads = dialect.on('container.read', { senders: ['shop'] });
      await shopper.world.intervene({ id: 'checkout', match: reads, respond: dialect.facts.refusals.broken });
      await shop.visit(`${run.targets.shopUrl}/review`);
      await shopper.world.page.locator('main[data-screen="trouble"]').waitFor();
      await look('trouble');
    },
  },
};
