/** Making, reading and changing sources; lists; disclosures. */
import { CARD, expect, OWNER, session, test } from './bare-page.ts';

const CARD_PAYLOAD = { type: 'creditCard', owner: OWNER, creditCard: {} };

test('createSource accepts any element or none; its result always has source and error', async ({ bare }) => {
  await bare.open();
  await bare.mount(...CARD);
  await bare.typeCard();
  const { id } = await session();
  const results = await bare.page.evaluate(
    async (payload) => [
      await window.dr.createSource(window.made.cardcvv, payload),
      await window.dr.createSource(payload),
    ],
    { ...CARD_PAYLOAD, sessionId: id },
  );
  for (const { source, error } of results) {
    expect(error).toBeNull();
    expect(source).toMatchObject({
      type: 'creditCard',
      state: 'chargeable',
      flow: 'standard',
      sessionId: id,
    });
    expect(source?.clientSecret).toMatch(new RegExp(`^${String(source?.id)}_`));
  }
});

test('a source without owner in its payload gets the billing data of the checkout', async ({ bare }) => {
  await bare.open();
  const { id } = await session({ name: 'Robin Hale' });
  const { source } = await bare.page.evaluate((payload) => window.dr.createSource(payload), {
    type: 'bancontact',
    sessionId: id,
    bancontact: { returnUrl: 'https://shop.example/return' },
  });
  expect(source).toMatchObject({
    owner: {
      firstName: 'Robin',
      lastName: 'Hale',
      email: OWNER.email,
      phoneNumber: OWNER.phoneNumber,
      address: { line1: '1 Main Street', postalCode: '55802', country: 'US' },
    },
  });
});

test('the SDK adds browserInfo, and the shop does not', async ({ bare }) => {
  await bare.open();
  const asked = bare.page.waitForRequest((request) => request.url().endsWith('/payments/sources'));
  const { id } = await session();
  await bare.page.evaluate((payload) => void window.dr.createSource(payload), {
    type: 'wireTransfer',
    sessionId: id,
    owner: OWNER,
    wireTransfer: {},
  });
  expect((await asked).postDataJSON()).toMatchObject({
    browserInfo: {
      language: expect.any(String),
      colorDepth: expect.any(Number),
      screenHeight: expect.any(Number),
      screenWidth: expect.any(Number),
      timeZoneOffset: expect.any(Number),
      javaEnabled: false,
      referrer: expect.any(String),
    },
  });
});

test('missing data is an error of the caller, an empty field an error of the shopper', async ({ bare }) => {
  await bare.open();
  await bare.mount(...CARD);
  const said = await bare.page.evaluate(() => {
    const attempt = (action: () => unknown): boolean => {
      try {
        action();
        return false;
      } catch {
        return true;
      }
    };
    return [
      attempt(() => window.dr.createSource()),
      attempt(() => window.dr.createSource(window.made.cardcvv)),
    ];
  });
  expect(said).toEqual([true, true]);
  const { error } = await bare.page.evaluate((payload) => window.dr.createSource(payload), CARD_PAYLOAD);
  expect(error?.type).toBe('validation_error');
  expect(error?.errors.map(({ code }) => code)).toEqual([
    'incomplete_card_number',
    'incomplete_expiration_date',
    'incomplete_security_code',
  ]);
});

test('a source that fails is an error with its id', async ({ bare }) => {
  await bare.open();
  await bare.mount(...CARD);
  await bare.typeCard('4000000000003295');
  const result = await bare.page.evaluate(
    (payload) => window.dr.createSource(window.made.cardnumber, payload),
    { ...CARD_PAYLOAD, sessionId: (await session()).id },
  );
  expect(result).toMatchObject({
    source: null,
    error: {
      type: 'bad_request',
      errors: [{ code: 'source_creation_failed' }],
      failedSourceId: expect.any(String),
    },
  });
});

test('one element can contain the whole card, and createCreditCardSource uses session and return URL', async ({
  bare,
}) => {
  await bare.open();
  await bare.mount(['creditcard']);
  const card = bare.frame('creditcard');
  for (const [index, text] of ['5466160000000008', '1234', '737'].entries())
    await card.getByRole('textbox').nth(index).fill(text);
  const { id, clientSecret } = await session();
  const { source, error } = await bare.page.evaluate(
    ([secret, owner]) => window.dr.createCreditCardSource(secret, window.made.creditcard, { owner }),
    [clientSecret, OWNER] as const,
  );
  expect(error).toBeNull();
  expect(source).toMatchObject({
    sessionId: id,
    creditCard: { brand: 'MasterCard', lastFourDigits: '0008' },
  });
});

test('a source can be read and changed only with its own client secret', async ({ bare }) => {
  await bare.open();
  await bare.mount(...CARD);
  await bare.typeCard();
  const { source } = await bare.page.evaluate((payload) => window.dr.createSource(payload), {
    ...CARD_PAYLOAD,
    sessionId: (await session()).id,
  });
  const { id, clientSecret } = source as { id: string; clientSecret: string };
  await bare.frame('cardexpiration').getByRole('textbox').fill('0635');
  const seen = await bare.page.evaluate(
    async ([sourceId, secret]) => {
      const { dr, made } = window;
      const named = { id: sourceId, clientSecret: secret };
      return {
        read: await dr.retrieveSource(sourceId, secret),
        stranger: await dr.retrieveSource(sourceId, `${sourceId}_wrong`),
        renewed: await dr.updateSource(made.cardexpiration, named),
        moved: await dr.updateSource({ ...named, owner: { firstName: 'Kim' } }),
        element: await dr.updateSource(made.cardnumber, named),
        nameless: await dr.updateSource({ clientSecret: secret }),
      };
    },
    [id, clientSecret] as const,
  );
  expect(seen.read.source).toMatchObject({ id, state: 'chargeable' });
  expect(seen.stranger.error?.errors[0]?.code).toBe('source_not_found');
  expect(seen.renewed.source).toMatchObject({ creditCard: { expirationMonth: 6, expirationYear: 2035 } });
  expect(seen.moved.source).toMatchObject({ owner: { firstName: 'Kim', lastName: OWNER.lastName } });
  expect(seen.element.error?.errors[0]?.code).toBe('invalid_element_type');
  expect(seen.nameless.error?.errors[0]?.code).toBe('missing_parameter');
});

test('methods, banks and stores are listed', async ({ bare }) => {
  await bare.open();
  const { id } = await session();
  const { methods, banks, none, stores } = await bare.page.evaluate(async (sessionId) => {
    const { dr } = window;
    return {
      methods: await dr.retrieveAvailablePaymentMethods({ sessionId }),
      banks: await dr.retrieveOnlineBankingBanks('DE', 'EUR'),
      none: await dr.retrieveOnlineBankingBanks('US', 'USD'),
      stores: await dr.retrieveKonbiniStores(),
    };
  }, id);
  expect(methods.sessionInformation).toMatchObject({ id });
  expect(methods.paymentMethods).toContainEqual(
    expect.objectContaining({ type: 'creditCard', flow: 'standard' }),
  );
  expect(banks[0]).toEqual({ bankCode: expect.any(String), bankName: expect.any(String) });
  expect(none).toEqual([]);
  expect(stores[0]).toMatchObject({ storeId: expect.any(String), storeName: expect.any(String) });
});

test('Compliance.getDetails accepts arguments in both documented forms', async ({ bare }) => {
  await bare.open();
  const { one, two, unknown, thrown } = await bare.page.evaluate(() => {
    const { Compliance } = window.dr;
    let said = '';
    try {
      Compliance.getDetails({ language: 'en' });
    } catch (error) {
      said = String(error);
    }
    return {
      one: Compliance.getDetails('DR_INC-ENTITY', 'en-US'),
      two: Compliance.getDetails({ businessEntityCode: 'DR_IRELAND-ENTITY', language: 'de', country: 'DE' }),
      unknown: Compliance.getDetails('NOBODY', 'en-US'),
      thrown: said,
    };
  });
  expect(one.disclosure).toHaveProperty('termsOfSale.url');
  expect(two.disclosure).toHaveProperty('cancellationRights.localizedText');
  expect(unknown.error).toBeDefined();
  expect(thrown).toMatch(/country.*businessEntityCode|businessEntityCode.*country/i);
});
