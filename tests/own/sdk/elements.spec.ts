/** Elements: creation, mounting, events and container classes. */
import { CARD, expect, test } from './bare-page.ts';

const OPTIONS: Readonly<Record<string, object>> = {
  ideal: { ideal: { sessionId: 's' } },
  onlinebanking: { onlineBanking: { country: 'DE', currency: 'EUR' } },
  paypal: { sourceData: { type: 'payPal' } },
  paypalcredit: { sourceData: { type: 'payPalCredit' } },
  amazonpay: { sourceData: { type: 'amazonPay', country: 'US' } },
  googlepay: { country: 'US', currency: 'USD', total: { label: 'Total', amount: 1 } },
  applepay: { country: 'US', currency: 'USD', total: { label: 'Total', amount: 1 } },
  msts: { sourceData: { type: 'msts', country: 'US' } },
  delayedpaymentinstructions: { sourceId: 'a', sourceClientSecret: 'a_b' },
  offlinerefund: { refundToken: 'token' },
  taxidentifier: { taxIdentifier: { country: 'IT' } },
  invoiceattribute: { invoiceAttribute: { country: 'TW', sellingEntity: 'DR_TAIWAN-ENTITY' } },
  compliance: { compliance: { entity: 'DR_INC-ENTITY', locale: 'en-US' } },
};
const TYPES =
  'cardnumber cardexpiration cardcvv creditcard onlinebanking konbini iban ideal paypal paypalcredit amazonpay googlepay applepay compliance offlinerefund taxidentifier invoiceattribute delayedpaymentinstructions msts'.split(
    ' ',
  );

for (const type of TYPES) {
  test(`${type} is created with its name in any letter case, mounts, and is ready after mount() returns`, async ({
    bare,
  }) => {
    await bare.open();
    const ready = await bare.page.evaluate(
      async ([name, options]) => {
        const element = window.dr.createElement(name.toUpperCase(), options);
        element.mount('a');
        // like clients, which add listeners after mounting
        return new Promise<unknown>((resolve) => element.on('ready', resolve));
      },
      [type, OPTIONS[type]] as const,
    );
    expect(ready).toHaveProperty('elementType');
    if (type !== 'compliance')
      await expect(bare.page.locator(`#a > iframe[id^="${type}-"]`)).toHaveAttribute('title', /./);
    await expect(bare.page.locator('#a')).toHaveClass(/DRElement/);
  });
}

test('an unknown type, a second element of a type and a wrong container are refused', async ({ bare }) => {
  await bare.open();
  const said = await bare.page.evaluate((options) => {
    const attempt = (action: () => unknown): string => {
      try {
        action();
        return 'done';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const { dr } = window;
    const number = dr.createElement('cardnumber');
    return {
      unknown: attempt(() => dr.createElement('cardcolour')),
      second: attempt(() => dr.createElement('cardnumber')),
      many: attempt(() =>
        [1, 2].map(() =>
          ['paypal', 'googlepay', 'applepay', 'compliance'].map((type) =>
            dr.createElement(type, options[type]),
          ),
        ),
      ),
      hash: attempt(() => number.mount('#a')),
      nothing: attempt(() => number.mount(undefined)),
      element: attempt(() => number.mount(document.getElementById('a'))),
      event: attempt(() => number.on('keypress', () => undefined)),
      known: attempt(() => {
        for (const event of 'blur change focus ready click source shippingaddresschange shippingoptionchange cancel return complete'.split(
          ' ',
        ))
          number.on(event, () => undefined);
      }),
      again: attempt(() => {
        number.destroy();
        dr.createElement('cardnumber').mount('b');
      }),
      destroyed: attempt(() => number.mount('a')),
    };
  }, OPTIONS);
  const place = 'mount() requires a valid HTMLElement or id attribute.';
  expect(said).toMatchObject({
    unknown: "Invalid element type 'cardcolour'",
    many: 'done',
    hash: place,
    nothing: place,
  });
  expect(said).toMatchObject({
    element: 'done',
    event: 'Unknown event name: keypress',
    known: 'done',
    again: 'done',
  });
  expect(said.second).not.toBe('done');
  expect(said.destroyed).not.toBe('done');
});

test('a card field reports brand, completeness and error, and its container has the matching class', async ({
  bare,
}) => {
  await bare.open();
  await bare.mount(...CARD);
  const number = bare.frame('cardnumber').getByRole('textbox');
  const container = bare.page.locator('#a');
  await expect(container).toHaveClass('DRElement DRElement--empty');
  await number.fill('4444');
  await expect(container).toHaveClass(/DRElement--focus/);
  await number.fill('4444222233331112');
  await expect
    .poll(() => bare.heard('cardnumber', 'change').then((all) => all.at(-1)))
    .toEqual({
      elementType: 'cardnumber',
      empty: false,
      complete: true,
      brand: 'visa',
      error: { type: 'validation_error', code: 'invalid_card_number', message: expect.any(String) },
    });
  await expect(container).toHaveClass(/DRElement--invalid/);
  await number.fill('4444222233331111');
  await expect(container).toHaveClass(/DRElement--complete/);
  await number.press('Enter');
  await expect.poll(() => bare.heard('cardnumber', 'return')).toEqual([{ elementType: 'cardnumber' }]);
  await bare.page.locator('#elsewhere').focus();
  await expect.poll(() => bare.heard('cardnumber', 'blur')).toEqual([{ elementType: 'cardnumber' }]);
});

for (const [type, text, code] of [
  ['cardnumber', '4444', 'incomplete_card_number'],
  ['cardexpiration', '13/34', 'invalid_expiration_month'],
  ['cardexpiration', '01/20', 'invalid_expiration_year'],
  ['cardexpiration', '1', 'incomplete_expiration_date'],
  ['cardcvv', '1', 'incomplete_security_code'],
  ['iban', 'DE89', 'incomplete_iban'],
  ['iban', 'DE89370400440532013001', 'invalid_iban'],
  ['taxidentifier', 'IT999', 'invalid_tax_identifier'],
] as const) {
  test(`${type} reports ${code} for ${text}`, async ({ bare }) => {
    await bare.open();
    await bare.mount([type, OPTIONS[type]]);
    await bare.frame(type).getByRole('textbox').fill(text);
    await bare.page.locator('#elsewhere').focus();
    await expect
      .poll(() => bare.heard(type, 'change').then((all) => all.at(-1)?.error))
      .toMatchObject({ code, type: 'validation_error' });
  });
}

test('CSS classes of the shop replace those of the SDK', async ({ bare }) => {
  await bare.open();
  await bare.mount([
    'cardcvv',
    { classes: { base: 'mine', empty: 'nothing', complete: 'all there', focus: 'here', invalid: 'bad' } },
  ]);
  const container = bare.page.locator('#a');
  await expect(container).toHaveClass('mine nothing');
  await bare.frame('cardcvv').getByRole('textbox').fill('123');
  await expect(container).toHaveClass(/mine all there here/);
  await bare.page.evaluate(() => window.made.cardcvv?.update({ classes: { base: 'other' } }));
  await expect(container).toHaveClass(/^other /);
});

test('the container has a class for autofilled fields', async ({ bare }) => {
  await bare.open();
  await bare.mount(['cardnumber']);
  const container = bare.page.locator('#a');
  await expect(container).not.toHaveClass(/autofilled/);
  // a headless browser has no autofill for cards, so it is simulated
  await bare
    .frame('cardnumber')
    .getByRole('textbox')
    .evaluate((input: HTMLInputElement) => {
      Object.defineProperty(input, 'matches', { value: (selector: string) => selector === ':autofill' });
      input.value = '4444222233331111';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  await expect(container).toHaveClass(/DRElement--autofilled/);
});

test('focus, blur, clear and update reach the field; unmount keeps the typed text', async ({ bare }) => {
  await bare.open();
  await bare.mount(['cardnumber', { placeholderText: 'Number, please', mask: true }]);
  const number = bare.frame('cardnumber').getByRole('textbox');
  await expect(number).toHaveAttribute('placeholder', 'Number, please');
  await bare.page.evaluate(() => window.made.cardnumber?.focus());
  await expect(number).toBeFocused();
  await bare.page.evaluate(() => window.made.cardnumber?.blur());
  await expect(number).not.toBeFocused();
  await bare.page.evaluate(() =>
    window.made.cardnumber?.update({
      placeholderText: 'Another',
      style: { base: { color: 'rgb(1, 2, 3)' } },
    }),
  );
  await expect(number).toHaveAttribute('placeholder', 'Another');
  await expect(number).toHaveCSS('color', 'rgb(1, 2, 3)');
  await number.fill('4444222233331111');
  await expect(number).toHaveCSS('-webkit-text-security', 'disc');
  await bare.page.evaluate(() => {
    window.made.cardnumber?.unmount();
    window.made.cardnumber?.mount('b');
  });
  await expect(bare.page.locator('#b iframe').contentFrame().getByRole('textbox')).toHaveValue(
    '4444 2222 3333 1111',
  );
  await expect(bare.page.locator('#a')).not.toHaveClass(/DRElement/);
  await bare.page.evaluate(() => window.made.cardnumber?.clear());
  await expect(number).toHaveValue('');
});

test('lists report whether they have entries, and which entry was chosen', async ({ bare }) => {
  await bare.open();
  await bare.mount(['konbini'], ['onlinebanking', OPTIONS.onlinebanking]);
  expect(await bare.heard('konbini', 'ready')).toEqual([
    { elementType: 'konbini', hasAvailableStores: true },
  ]);
  expect(await bare.heard('onlinebanking', 'ready')).toEqual([
    { elementType: 'onlinebanking', hasAvailableBanks: true },
  ]);
  await bare.frame('onlinebanking').getByRole('combobox').selectOption({ index: 1 });
  await expect
    .poll(() => bare.heard('onlinebanking', 'change'))
    .toEqual([{ elementType: 'onlinebanking', empty: false, complete: true, error: null, value: '86' }]);
  await bare.page.evaluate(() =>
    window.made.onlinebanking?.update({ onlineBanking: { country: 'US', currency: 'USD' } }),
  );
  await expect
    .poll(() => bare.heard('onlinebanking', 'ready').then((all) => all.at(-1)?.hasAvailableBanks))
    .toBe(false);
});

test('tax identifier, invoice attribute and offline refund report the documented data', async ({ bare }) => {
  await bare.open();
  await bare.mount(
    ['taxidentifier', OPTIONS.taxidentifier],
    ['invoiceattribute', OPTIONS.invoiceattribute],
    ['offlinerefund', OPTIONS.offlinerefund],
  );
  expect(await bare.heard('taxidentifier', 'ready')).toEqual([
    {
      elementType: 'taxidentifier',
      hasTaxIdentifier: true,
      businessTaxIdentifierRequired: false,
      individualTaxIdentifierRequired: false,
    },
  ]);
  await bare.frame('taxidentifier').getByRole('textbox').fill('IT11223433');
  await expect
    .poll(() => bare.heard('taxidentifier', 'change').then((all) => all.at(-1)?.identifier))
    .toEqual({ value: 'IT11223433', type: 'it_natural', customerType: 'individual' });
  expect((await bare.heard('invoiceattribute', 'ready'))[0]).toMatchObject({
    hasInvoices: true,
    invoiceRequired: true,
  });
  const invoice = bare.frame('invoiceattribute');
  await invoice.getByRole('textbox').fill('/ABC1234');
  await invoice.getByRole('button').click();
  await expect
    .poll(() => bare.heard('invoiceattribute', 'complete'))
    .toMatchObject([{ elementType: 'invoiceattribute', id: expect.any(String) }]);
  const refund = bare.frame('offlinerefund');
  await refund.getByRole('textbox').first().fill('Lena Vogt');
  await refund.getByRole('textbox').last().fill('DE89370400440532013000');
  await refund.getByRole('button').click();
  await expect
    .poll(() => bare.heard('offlinerefund', 'change'))
    .toEqual([{ elementType: 'offlinerefund', complete: true, empty: false, error: null }]);
});
