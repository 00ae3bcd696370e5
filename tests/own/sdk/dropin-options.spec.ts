/** Every option of Drop-in, and the structure of its document. */
import { called, open, types } from './bare-dropin.ts';
import { type BarePage, expect, OWNER, session, test } from './bare-page.ts';

const CARD = { paymentMethodConfiguration: { enabledPaymentMethods: ['creditCard'] } };
const WITHOUT_TERMS = { showTermsOfSaleDisclosure: false };

test('each method is a card with a header button, its fields and a button that pays', async ({ bare }) => {
  await open(bare, {
    paymentMethodConfiguration: { enabledPaymentMethods: ['creditCard', 'wireTransfer', 'googlePay'] },
  });
  const card = bare.page.locator('.DR-card[data-method="creditCard"]');
  await expect(card.locator('h3 > button.DR-card-header')).toHaveAttribute('aria-expanded', 'true');
  await expect(card.locator('button[type="submit"].DR-pay-button')).toHaveText('Continue');
  for (const type of ['cardnumber', 'cardexpiration', 'cardcvv'])
    await expect(card.locator(`iframe[id^="${type}-"]`)).toHaveAttribute('title', /./);
  // with the keyboard: the next header opens its method and closes this one
  const next = bare.page.getByRole('button', { name: 'Wire Transfer' });
  await next.focus();
  await bare.page.keyboard.press('Space');
  await expect(bare.page.getByRole('form', { name: 'Wire Transfer' })).toBeVisible();
  await expect(card.locator('.DR-pay-button')).toBeHidden();
  // a wallet has its own button, independent of Drop-in's button text
  await bare.page.getByRole('button', { name: 'Google Pay' }).click();
  const wallet = bare.page.locator('.DR-card[data-method="googlePay"]');
  await expect(wallet.getByRole('status')).toHaveText(/terms/);
  await wallet.getByRole('checkbox').check();
  await expect(wallet.locator('iframe.DRButton')).toBeVisible();
  await expect(wallet.locator('.DR-pay-button')).toHaveCount(0);
});

for (const [type, text] of [
  ['continue', 'Continue'],
  ['payNow', 'Pay now'],
  ['buyNow', 'Buy now'],
  ['completeOrder', 'Complete order'],
  ['submitOrder', 'Submit order'],
  ['unheard of', 'Continue'],
] as const) {
  test(`the button of type ${type} has the text ${text}`, async ({ bare }) => {
    await open(bare, { ...CARD, options: { button: { type } } });
    await expect(bare.page.locator('.DR-pay-button')).toHaveText(text);
  });
}

test('without options, Drop-in asks only for the terms of sale, not for saving or terms of use', async ({
  bare,
}) => {
  await open(bare, CARD);
  await expect(bare.page.getByRole('checkbox')).toHaveCount(1);
  await expect(bare.page.getByRole('checkbox', { name: 'terms of sale' })).toBeVisible();
});

test('a method that cannot be stored asks for no consent, and reports supportsStorage false', async ({
  bare,
}) => {
  await open(bare, {
    paymentMethodConfiguration: { enabledPaymentMethods: ['wireTransfer'] },
    options: { ...WITHOUT_TERMS, showSavePaymentAgreement: true },
  });
  await expect(bare.page.getByRole('checkbox')).toHaveCount(0);
  await bare.page.getByRole('button', { name: 'Continue' }).click();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toMatchObject([
      'onSuccess',
      { readyForStorage: false, supportsStorage: false, source: { state: 'pending_funds' } },
    ]);
});

test("Drop-in asks for the shop's terms of use, and reports the acceptance", async ({ bare }) => {
  await open(bare, {
    ...CARD,
    options: { consents: { companyName: 'Cool Company', termsOfUse: { url: 'https://cool.example/use' } } },
  });
  await expect(bare.page.getByRole('link', { name: /Cool Company/ })).toHaveAttribute(
    'href',
    'https://cool.example/use',
  );
  await bare.typeCard();
  for (const box of await bare.page.getByRole('checkbox').all()) await box.check();
  await bare.page.getByRole('button', { name: 'Continue' }).click();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toMatchObject(['onSuccess', { consents: { eula: false, termsOfUse: true, termsOfSale: true } }]);
});

test('the terms of a subscription mention the subscription', async ({ bare }) => {
  const plain = /^I accept the terms of sale\.?$/;
  await open(bare, CARD);
  const label = bare.page.locator('.DR-terms');
  await expect(label).toHaveText(plain);
  await open(bare, {
    ...CARD,
    item: { subscriptionInfo: { autoRenewal: true, subscriptionId: 'subscription-1' } },
  });
  await expect(label).not.toHaveText(plain);
});

test('placeholders, masking and style reach the fields', async ({ bare }) => {
  const style = { base: { color: 'rgb(1, 2, 3)' } };
  await open(bare, {
    paymentMethodConfiguration: {
      style: { base: { color: 'rgb(9, 9, 9)' } },
      enabledPaymentMethods: ['creditCard', 'onlineBanking'],
      creditCard: {
        cardNumberPlaceholderText: 'The number',
        cardExpirationPlaceholderText: 'The date',
        cardCvvPlaceholderText: 'The code',
        mask: true,
        style,
      },
      onlineBanking: { placeholderText: 'Choose the bank' },
    },
  });
  for (const [type, text] of [
    ['cardnumber', 'The number'],
    ['cardexpiration', 'The date'],
    ['cardcvv', 'The code'],
  ] as const)
    await expect(bare.frame(type).getByRole('textbox')).toHaveAttribute('placeholder', text);
  const number = bare.frame('cardnumber').getByRole('textbox');
  await expect(number).toHaveCSS('color', 'rgb(1, 2, 3)');
  await bare.typeCard();
  await expect(number).toHaveCSS('-webkit-text-security', 'disc');
  await bare.page.locator('.DR-card[data-method="onlineBanking"] .DR-card-header').click();
  const bank = bare.frame('onlinebanking').getByRole('combobox');
  await expect(bank.locator('option').first()).toHaveText('Choose the bank');
  await expect(bank).toHaveCSS('color', 'rgb(9, 9, 9)');
});

test("provider buttons use the shop's style options", async ({ bare }) => {
  await open(bare, {
    country: 'US',
    currency: 'USD',
    options: WITHOUT_TERMS,
    paymentMethodConfiguration: {
      enabledPaymentMethods: ['googlePay', 'applePay', 'payPal'],
      googlePay: { style: { buttonColor: 'light' } },
      applePay: { style: { buttonColor: 'outline' } },
      payPal: { style: { color: 'gold' } },
    },
  });
  expect(await types(bare)).toEqual(expect.arrayContaining(['googlePay', 'applePay', 'payPal']));
  for (const [method, color] of [
    ['googlePay', 'light'],
    ['applePay', 'outline'],
    ['payPal', 'gold'],
  ] as const) {
    const card = bare.page.locator(`.DR-card[data-method="${method}"]`);
    const header = card.locator('.DR-card-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    const button = card.locator('iframe.DRButton').contentFrame().getByRole('button');
    await expect(button).toHaveAttribute('data-color', color);
  }
});

for (const name of ['enrollmentUrl', 'enrollment']) {
  test(`TreviPay links to the enrollment page for companies (${name})`, async ({ bare }) => {
    await open(bare, {
      country: 'US',
      currency: 'USD',
      paymentMethodConfiguration: {
        enabledPaymentMethods: ['msts'],
        msts: { [name]: 'https://credit.example/apply' },
      },
    });
    await expect(bare.page.locator('.DR-card a[href="https://credit.example/apply"]')).toBeVisible();
  });
}

test('onCancel reports a refused sheet and a closed window', async ({ bare }) => {
  await open(bare, {
    options: WITHOUT_TERMS,
    paymentMethodConfiguration: { enabledPaymentMethods: ['googlePay', 'directDebit'] },
  });
  const googlePay = bare.page.locator('.DR-card[data-method="googlePay"]');
  const header = googlePay.locator('.DR-card-header');
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
  await googlePay.locator('iframe.DRButton').contentFrame().getByRole('button').click();
  await bare.sheet.locator('button.cancel').click();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toEqual(['onCancel', { paymentMethod: 'googlePay' }]);
  await bare.page.locator('.DR-card[data-method="directDebit"] .DR-card-header').click();
  const opened = bare.page.waitForEvent('popup');
  await bare.page.locator('.DR-card[data-method="directDebit"] .DR-pay-button').click();
  const window_ = await opened;
  await window_.getByRole('button', { name: 'Approve' }).waitFor();
  await window_.close();
  await expect
    .poll(() => called(bare).then((all) => all.at(-1)))
    .toEqual(['onCancel', { paymentMethod: 'directDebit' }]);
});

test('pressing twice makes one source', async ({ bare }) => {
  await open(bare, { ...CARD, options: WITHOUT_TERMS });
  await bare.typeCard();
  let pressedTwice: () => void = () => undefined;
  const pressing = new Promise<void>((resolve) => {
    pressedTwice = resolve;
  });
  let calls = 0;
  // on a busy machine the first source could be there before the second press
  await bare.page.route(/\/sources$/, async (route) => {
    calls += 1;
    await pressing;
    await route.fallback();
  });
  await bare.page.locator('.DR-pay-button').dblclick();
  pressedTwice();
  await expect.poll(() => called(bare).then((all) => all.at(-1)?.[0])).toBe('onSuccess');
  expect((await called(bare)).filter(([name]) => name === 'onSuccess')).toHaveLength(1);
  expect(calls).toBe(1);
});

test('onError names a missing member of the configuration', async ({ bare }) => {
  await bare.open();
  const sessionId = (await session()).id;
  const said = await bare.page.evaluate(
    async ([id, owner]) => {
      const attempt = (config: object): Promise<string> =>
        new Promise((resolve) => {
          const onError = ({ errors }: { errors: readonly { message: string }[] }): void =>
            resolve(errors[0]?.message ?? '');
          window.dr.createDropin({ ...config, onError, onReady: () => resolve('ready') }).mount('a');
        });
      const redirect = { disableAutomaticRedirects: true };
      return {
        session: await attempt({}),
        emptySession: await attempt({ sessionId: '', billingAddress: owner }),
        address: await attempt({ options: { flow: 'managePaymentMethods' } }),
        urls: await attempt({ sessionId: id, billingAddress: owner, options: { redirect } }),
        whole: await attempt({ sessionId: id }),
      };
    },
    [sessionId, OWNER] as const,
  );
  expect(said).toEqual({
    session: expect.stringContaining('sessionId'),
    emptySession: expect.stringContaining('sessionId'),
    address: expect.stringContaining('billingAddress'),
    urls: expect.stringContaining('returnUrl'),
    whole: 'ready',
  });
});

test('createDropin and CreateDropIn return an object with mount and refresh', async ({
  bare,
}: {
  bare: BarePage;
}) => {
  await bare.open();
  const shapes = await bare.page.evaluate(() => {
    const sdk = window.dr as unknown as Record<string, (config: object) => object>;
    return ['createDropin', 'createDropIn'].map((name) => {
      const dropin = sdk[name]?.({ sessionId: 's' }) as Record<string, unknown>;
      return ['mount', 'refresh', 'unmount', 'destroy', 'on'].filter(
        (method) => typeof dropin[method] === 'function',
      );
    });
  });
  expect(shapes).toEqual([
    ['mount', 'refresh'],
    ['mount', 'refresh'],
  ]);
});
