/** Automated accessibility scan of every element's frame and every document of the SDK. */
import { findings, scrolledSideways } from '../browser/accessibility.ts';
import { CARD, expect, session, targets, test } from './bare-page.ts';

test.use({ bypassCSP: true });

const total = { label: 'Total', amount: 1 };
const GROUPS: Readonly<Record<string, readonly (readonly [type: string, options?: object])[]>> = {
  'card fields': CARD,
  'a card in one frame, IBAN and a list': [['creditcard'], ['iban'], ['konbini']],
  'a list of nothing, and instructions of nothing': [
    ['onlinebanking', { onlineBanking: { country: 'US', currency: 'USD' } }],
    ['delayedpaymentinstructions', { sourceId: 'a', sourceClientSecret: 'a_b' }],
  ],
  'small forms': [
    ['offlinerefund', { refundToken: 'token' }],
    ['taxidentifier', { taxIdentifier: { country: 'IT' } }],
    ['invoiceattribute', { invoiceAttribute: { country: 'TW', sellingEntity: 'DR_TAIWAN-ENTITY' } }],
  ],
  'buttons of accounts': [
    ['paypal', { sourceData: { type: 'payPal' } }],
    ['paypalcredit', { sourceData: { type: 'payPalCredit' } }],
    ['amazonpay', { sourceData: { type: 'amazonPay', country: 'US' } }],
  ],
  'buttons of wallets': [
    ['googlepay', { country: 'US', currency: 'USD', total }],
    ['applepay', { country: 'US', currency: 'USD', total }],
    ['msts', { sourceData: { type: 'msts', country: 'US' } }],
  ],
  'buttons in pale colours, one that cannot be used': [
    ['googlepay', { country: 'US', currency: 'USD', total, style: { buttonColor: 'light' } }],
    ['amazonpay', { sourceData: { type: 'amazonPay' }, style: { color: 'DarkGray' } }],
    ['compliance', { compliance: { entity: 'DR_IRELAND-ENTITY', locale: 'de-DE' } }],
  ],
};

for (const [title, elements] of Object.entries(GROUPS)) {
  test(`${title}: the accessibility scan finds nothing in any frame`, async ({ bare }) => {
    await bare.open();
    await bare.page.addStyleTag({ url: targets.jsUrl.replace('DigitalRiver.js', 'css/DigitalRiver.css') });
    await bare.mount(...elements);
    expect(await findings(bare.page)).toEqual([]);
    await bare.page.setViewportSize({ width: 320, height: 700 });
    expect(await scrolledSideways(bare.page)).toEqual([]);
  });
}

test('the accessibility scan finds nothing in iDEAL with consent for later payments', async ({ bare }) => {
  const { id } = await session({
    country: 'NL',
    currency: 'EUR',
    item: { subscriptionInfo: { autoRenewal: true, subscriptionId: 'subscription-1' } },
  });
  await bare.open();
  await bare.mount(['ideal', { ideal: { sessionId: id } }]);
  await bare.frame('ideal').getByRole('checkbox').check();
  expect(await findings(bare.page)).toEqual([]);
});

test('a field announces its own error', async ({ bare }) => {
  await bare.open();
  await bare.mount(...CARD);
  const number = bare.frame('cardnumber').getByRole('textbox');
  await number.fill('4444222233331112');
  await expect(number).toHaveAttribute('aria-invalid', 'true');
  expect(await findings(bare.page)).toEqual([]);
});

test('the accessibility scan finds nothing in legal documents, which are in the requested language', async ({
  bare,
}) => {
  await bare.open({ locale: 'de-DE' });
  await bare.mount(['compliance', { compliance: { entity: 'DR_IRELAND-ENTITY', locale: 'de-DE' } }]);
  const footer = bare.page.locator('#DR-Legal-Footer');
  await expect(footer).toHaveAttribute('lang', 'de');
  await bare.page.goto((await footer.getByRole('link').first().getAttribute('href')) ?? '');
  await expect(bare.page.locator('html')).toHaveAttribute('lang', 'de');
  expect(await findings(bare.page)).toEqual([]);
});
