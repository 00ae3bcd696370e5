/** Buttons that make a source by themselves: wallets, accounts, and redirects to a provider's site. */
import { expect, session, test, type BarePage } from './bare-page.ts';

const REQUEST = {
  country: 'US',
  currency: 'USD',
  total: { label: 'Total', amount: 107.53 },
  displayItems: [{ label: 'Lamp', amount: 100 }],
  requestShipping: true,
  shippingOptions: [
    { id: 'slow', label: 'Slow', amount: 0, detail: '5 days' },
    { id: 'fast', label: 'Fast', amount: 10, detail: '1 day' },
  ],
};

/** Mounts a wallet with the given answers of the shop. */
async function wallet(bare: BarePage, update: object, status: string): Promise<void> {
  await bare.open();
  const { id } = await session();
  await bare.page.evaluate(
    async ([request, answer, end]) => {
      const element = window.make('googlepay', window.dr.paymentRequest(request));
      element.on('source', ({ complete }) => complete?.(end));
      for (const event of ['shippingaddresschange', 'shippingoptionchange'])
        element.on(event, (payload) => {
          window.heard.push(['googlepay', event, payload]);
          payload.updateWith?.(answer);
        });
      if (element.canMakePayment()) element.mount('a');
    },
    [{ ...REQUEST, sessionId: id }, update, status] as const,
  );
  await bare.frame('googlepay').getByRole('button').click();
}

test('an invalid payment request names the missing member', async ({ bare }) => {
  await bare.open();
  const said = await bare.page.evaluate((request) => {
    const without = [
      { ...request, country: undefined },
      { ...request, currency: 'DOLLAR' },
      { ...request, total: { amount: 1 } },
      { ...request, total: { label: 'Total', amount: 'much' } },
      undefined,
    ];
    return without.map((data) => {
      try {
        return window.dr.paymentRequest(data) && 'made';
      } catch (error) {
        return (error as Error).message;
      }
    });
  }, REQUEST);
  expect(said).toEqual([
    expect.stringContaining('country'),
    expect.stringContaining('currency'),
    expect.stringContaining('total.label'),
    expect.stringContaining('total.amount'),
    expect.any(String),
  ]);
});

test('a wallet shows its sheet, waits for the shop, and returns the source', async ({ bare }) => {
  await wallet(bare, { status: 'success', total: { label: 'Total', amount: 117.53 } }, 'success');
  const { sheet } = bare;
  await sheet.getByLabel('Delivery').selectOption({ index: 1 });
  await expect(sheet.getByRole('button', { name: 'Pay $117.53' })).toBeVisible();
  await sheet.getByLabel('Deliver to').selectOption({ index: 1 });
  await sheet.locator('button.pay').click();
  await expect(bare.page.locator('iframe[id^="DRPaymentSheet-"]')).toHaveCount(0);
  expect(await bare.heard('googlepay', 'click')).toEqual([{ elementType: 'googlepay' }]);
  expect(await bare.heard('googlepay', 'shippingoptionchange')).toMatchObject([
    { shippingOption: { id: 'fast' } },
  ]);
  expect(await bare.heard('googlepay', 'shippingaddresschange')).toMatchObject([
    { shippingAddress: { name: expect.any(String), address: { country: 'US' } } },
  ]);
  const [event] = await bare.heard('googlepay', 'source');
  expect(event).toHaveProperty('billingAddress');
  expect(event).toHaveProperty('contactInformation');
  expect(event).toMatchObject({ elementType: 'googlepay', shippingOption: { id: 'fast' } });
});

test('a change that the shop refuses is undone, and cancelling makes no source', async ({ bare }) => {
  await wallet(bare, { status: 'failure', error: { message: 'Not there.' } }, 'failure');
  const { sheet } = bare;
  await sheet.getByLabel('Deliver to').selectOption({ index: 1 });
  await expect(sheet.getByRole('alert')).toHaveText('Not there.');
  await expect(sheet.getByLabel('Deliver to')).toHaveJSProperty('selectedIndex', 0);
  await bare.page.keyboard.press('Escape');
  await expect.poll(() => bare.heard('googlepay', 'cancel')).toEqual([{ elementType: 'googlepay' }]);
  expect(await bare.heard('googlepay', 'source')).toEqual([]);
});

test('Apple Pay validates the merchant with the provider before it shows the sheet', async ({ bare }) => {
  const SESSIONS = '**/payments/apple-pay/session';
  await bare.open();
  await bare.mount(['applepay', REQUEST]);
  const press = (): Promise<void> => bare.frame('applepay').getByRole('button').click();
  const vouched = bare.page.waitForResponse(SESSIONS);
  await press();
  expect(await (await vouched).json()).toMatchObject({ merchantSessionIdentifier: expect.any(String) });
  await bare.sheet.locator('button.pay').waitFor();
  await bare.page.keyboard.press('Escape');
  await expect(bare.page.locator('iframe[id^="DRPaymentSheet-"]')).toHaveCount(0);
  await bare.page.route(SESSIONS, (route) => route.fulfill({ status: 409, json: { errors: [] } }));
  await press();
  await expect.poll(() => bare.heard('applepay', 'cancel')).toHaveLength(2);
  expect(await bare.heard('applepay', 'source')).toEqual([]);
});

test('the shopper approves PayPal in its sheet', async ({ bare }) => {
  await bare.open();
  const { id } = await session();
  const payPal = { returnUrl: `${bare.origin}/return`, cancelUrl: `${bare.origin}/cancel` };
  await bare.mount(['paypal', { sourceData: { type: 'payPal', sessionId: id, payPal } }]);
  await bare.frame('paypal').getByRole('button').click();
  await bare.sheet.locator('button.pay').click();
  await expect
    .poll(() => bare.heard('paypal', 'source'))
    .toMatchObject([{ elementType: 'paypal', error: null, source: { state: 'chargeable', sessionId: id } }]);
});

test('Amazon Pay needs the country, from the session or from the shop', async ({ bare }) => {
  await bare.open();
  await bare.mount(['amazonpay', { sourceData: { type: 'amazonPay', sessionId: 'none' } }]);
  expect(await bare.heard('amazonpay', 'ready')).toMatchObject([
    {
      elementType: 'amazonpay',
      error: {
        liveMode: false,
        type: 'bad_request',
        errors: [{ code: 'missing_parameter', parameter: 'country' }],
      },
    },
  ]);
  await expect(bare.frame('amazonpay').getByRole('button')).toBeDisabled();
});
