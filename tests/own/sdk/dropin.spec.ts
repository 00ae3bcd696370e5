/** Drop-in: its content, its inputs and its four callbacks. */
import { called, open, types } from './bare-dropin.ts';
import { expect, test } from './bare-page.ts';

test('Drop-in shows an accordion of methods, the first one open, and the legal footer', async ({ bare }) => {
  await open(bare);
  const headers = bare.page.locator('.DR-card-header');
  await expect(headers.first()).toHaveAttribute('aria-expanded', 'true');
  await expect(headers.nth(1)).toHaveAttribute('aria-expanded', 'false');
  await expect(bare.page.locator('#DR-Legal-Footer a').first()).toBeVisible();
  await expect(bare.page.getByRole('region', { name: 'Payment methods' })).toBeVisible();
  await headers.nth(1).press('Enter');
  await expect(headers.nth(1)).toHaveAttribute('aria-expanded', 'true');
  await expect(headers.first()).toHaveAttribute('aria-expanded', 'false');
  expect(await types(bare)).toContain('creditCard');
});

test('methods can be enabled, disabled and refreshed', async ({ bare }) => {
  await open(bare, {
    paymentMethodConfiguration: {
      enabledPaymentMethods: ['creditCard', 'wireTransfer', 'codJapan'],
      disabledPaymentMethods: ['wireTransfer'],
    },
    options: { expandFirstPaymentMethod: false, showComplianceSection: false },
  });
  expect(await types(bare)).toEqual(['creditCard']);
  await expect(bare.page.locator('.DR-card-header')).toHaveAttribute('aria-expanded', 'false');
  await expect(bare.page.locator('#DR-Legal-Footer')).toHaveCount(0);
  await bare.page.evaluate(() => (window as unknown as { dropin: { refresh(): void } }).dropin.refresh());
  await expect
    .poll(() => called(bare).then((all) => all.filter(([name]) => name === 'onReady').length))
    .toBe(2);
});

test('a card pays after the terms are accepted, and can be saved', async ({ bare }) => {
  await open(bare, {
    paymentMethodConfiguration: {
      enabledPaymentMethods: ['creditCard'],
      creditCard: { cardNumberPlaceholderText: 'The number', mask: true },
    },
    options: {
      showSavePaymentAgreement: true,
      usage: 'convenience',
      button: { type: 'custom', buttonText: 'Take my money' },
      consents: { companyName: 'Cool Company', eula: { url: 'https://cool.example/eula' } },
    },
  });
  await expect(bare.frame('cardnumber').getByRole('textbox')).toHaveAttribute('placeholder', 'The number');
  await bare.typeCard();
  const pay = bare.page.getByRole('button', { name: 'Take my money' });
  await pay.click();
  await expect(bare.page.getByRole('alert')).toHaveText('Please accept the terms first.');
  await bare.page.getByRole('checkbox', { name: 'terms of sale' }).check();
  await expect(bare.page.locator('.DR-alert')).toBeEmpty();
  await bare.page.getByRole('checkbox', { name: 'Cool Company' }).check();
  await bare.page.getByRole('checkbox', { name: /keep/i }).check();
  await pay.click();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toMatchObject([
      'onSuccess',
      {
        source: { type: 'creditCard', state: 'chargeable', futureUse: true, usage: 'convenience' },
        readyForStorage: true,
        supportsStorage: true,
        consents: { eula: true, termsOfUse: false, termsOfSale: true },
      },
    ]);
});

test('a card error is reported to the shop, and the shopper can continue', async ({ bare }) => {
  await open(bare, {
    paymentMethodConfiguration: { enabledPaymentMethods: ['creditCard'] },
    options: { showTermsOfSaleDisclosure: false, button: { type: 'payNow' } },
  });
  await bare.page.getByRole('button', { name: 'Pay now' }).click();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toMatchObject([
      'onError',
      {
        paymentMethod: 'creditCard',
        errors: expect.arrayContaining([expect.objectContaining({ message: expect.any(String) })]),
      },
    ]);
  await bare.typeCard();
  await bare.page.getByRole('button', { name: 'Pay now' }).click();
  await expect.poll(() => called(bare).then((all) => all.at(-1)?.[0])).toBe('onSuccess');
  expect((await called(bare)).at(-1)?.[1]).not.toHaveProperty('consents');
});

const REDIRECT = { paymentMethodConfiguration: { enabledPaymentMethods: ['directDebit'] } };

for (const [choice, callback] of [
  ['Approve', 'onSuccess'],
  ['Decline', 'onCancel'],
] as const) {
  test(`with automatic redirects the shopper decides in the provider's window: ${choice}`, async ({
    bare,
  }) => {
    await open(bare, { ...REDIRECT, options: { showTermsOfSaleDisclosure: false } });
    const opened = bare.page.waitForEvent('popup');
    await bare.page.getByRole('button', { name: 'Continue' }).click();
    await (await opened).getByRole('button', { name: choice }).click();
    await expect.poll(() => called(bare).then((all) => all.at(-1)?.[0])).toBe(callback);
    const [, data] = (await called(bare)).at(-1) ?? [];
    if (choice === 'Approve') expect(data).toMatchObject({ source: { state: 'chargeable' } });
    else expect(data).toEqual({ paymentMethod: 'directDebit' });
  });
}

test('with redirects by the shop, onSuccess returns the pending source', async ({ bare }) => {
  const redirect = {
    disableAutomaticRedirects: true,
    returnUrl: `${bare.origin}/back`,
    cancelUrl: `${bare.origin}/back`,
  };
  await open(bare, { ...REDIRECT, options: { showTermsOfSaleDisclosure: false, redirect } });
  await bare.page.getByRole('button', { name: 'Continue' }).click();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toMatchObject([
      'onSuccess',
      { source: { state: 'pending_redirect', redirect: { returnUrl: redirect.returnUrl } } },
    ]);
});

test('in an account, Drop-in shows only methods that can be saved, and asks for consent', async ({
  bare,
}) => {
  await open(bare, {
    options: { flow: 'managePaymentMethods' },
    paymentMethodConfiguration: { enabledPaymentMethods: ['creditCard', 'wireTransfer'] },
  });
  expect(await types(bare)).toEqual(['creditCard']);
  await expect(bare.page.locator('#DR-Legal-Footer')).toHaveCount(0);
  await bare.typeCard();
  await bare.page.getByRole('checkbox').check();
  await bare.page.getByRole('button', { name: 'Continue' }).click();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toMatchObject(['onSuccess', { readyForStorage: true, source: { futureUse: true } }]);
});

test('Drop-in uses the language of the locale', async ({ bare }) => {
  await open(
    bare,
    {
      options: { button: { type: 'buyNow' } },
      paymentMethodConfiguration: { enabledPaymentMethods: ['creditCard'] },
    },
    'de-DE',
  );
  await expect(bare.page.getByRole('button', { name: 'Jetzt kaufen' })).toBeVisible();
  await expect(bare.page.getByRole('checkbox', { name: 'Verkaufsbedingungen' })).toBeVisible();
});
