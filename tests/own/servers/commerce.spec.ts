import { valueAt } from '../../../harness/json-path.ts';
import type { RunContext } from '../../../harness/run.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { TEST_TOKEN_HEADER, testToken } from '../../../harness/test-token.ts';
import { Control } from '../../certification/api.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { readCommerce } from '../../certification/reading/commerce.ts';
import { assertDescribed } from '../../certification/reading/described.ts';

let targets: RunContext['targets'];
let runKey: string;
test.beforeAll(({ run }) => {
  ({ targets, runKey } = run);
});
const CART = '/v1/shoppers/me/carts/active';
const ADDRESS = {
  firstName: 'Mary Ann',
  lastName: 'Doe',
  line1: 'Lindenstraße 8',
  city: 'Köln',
  postalCode: '50667',
  country: 'DE',
  phoneNumber: '+49 221 1234567',
  emailAddress: 'doe@shop.example',
};

interface Said {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

async function say(
  authorization: string,
  session: string,
  method: string,
  path: string,
  body?: object,
): Promise<Said> {
  const response = await fetch(`${targets.tapUrl}${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json', [TEST_TOKEN_HEADER]: session },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text ? (JSON.parse(text) as unknown) : undefined,
    headers: response.headers,
  };
}

async function newGuest(session: string): Promise<string> {
  const basic = Buffer.from(`${targets.publicKey}:${targets.secretKey}`).toString('base64');
  const { body } = await say(`Basic ${basic}`, session, 'POST', '/oauth20/token?grant_type=password');
  return String(valueAt(body, 'access_token'));
}

test("the tap uses the shopper's token, and no record contains the token or its key", async () => {
  const session = testToken('commerce-asks');
  const tap = new TapClient(targets.tapUrl, runKey, session);
  await expect(tap.ask({ method: 'GET', path: CART })).rejects.toThrow('409');
  const token = await newGuest(session);
  const { body } = await say(`bearer ${token}`, session, 'POST', `${CART}?productId=pack`);
  const told = await tap.ask({ method: 'GET', path: CART });
  expect(told.status).toBe(200);
  expect(valueAt(told.body, 'cart.id')).toBe(valueAt(body, 'cart.id'));
  expect(valueAt(told.body, 'cart.paymentSession.clientSecret')).toMatch(/^«clientSecret:/);
  const { exchanges } = await tap.exchanges();
  expect(exchanges.map(({ sender }) => sender)).toEqual(['shop', 'shop', 'harness']);
  expect(exchanges[0]?.request.headers.authorization).toMatch(/^Basic «secretKey:/);
  expect(exchanges[2]?.request.headers.authorization).toMatch(/^bearer «shopperToken:/);
  expect(JSON.stringify(exchanges)).not.toContain(token);
});

test('a cart cannot be submitted without a source, nor resumed without a pending redirect', async () => {
  const session = testToken('commerce-refuses');
  const bearer = `bearer ${await newGuest(session)}`;
  const cart = { billingAddress: ADDRESS, shippingAddress: ADDRESS };
  await say(bearer, session, 'POST', `${CART}?productId=pack`, { cart });
  const shipped = await say(
    bearer,
    session,
    'POST',
    `${CART}/apply-shipping-option?shippingOptionId=standard`,
  );
  expect(valueAt(shipped.body, 'cart.billingAddress.firstName')).toBe('Mary Ann');
  expect(valueAt(shipped.body, 'cart.paymentSession.status')).toBe('requires_source');
  const submitted = await say(bearer, session, 'POST', `${CART}/submit-cart`);
  expect(submitted).toMatchObject({
    status: 409,
    body: { errors: { error: [{ code: 'submit-cart-failed' }] } },
  });
  const resumed = await say(bearer, session, 'POST', `${CART}/resume-cart`);
  expect(resumed).toMatchObject({
    status: 409,
    body: { errors: { error: [{ code: 'resume-cart-failure' }] } },
  });
});

test('a shopper sees no data of another shopper, and none without a token', async () => {
  const [one, other] = await Promise.all([newGuest('commerce-one'), newGuest('commerce-other')]);
  const mine = await say(`bearer ${one}`, 'commerce-one', 'POST', `${CART}?productId=pack`);
  const theirs = await say(`bearer ${other}`, 'commerce-other', 'GET', CART);
  expect(valueAt(theirs.body, 'cart.id')).not.toBe(valueAt(mine.body, 'cart.id'));
  expect(valueAt(theirs.body, 'cart.totalItemsInCart')).toBe(0);
  const refused = await say('bearer nobody', 'commerce-other', 'GET', CART);
  expect(refused).toMatchObject({ status: 401, body: { errors: { error: [{ code: 'invalid_token' }] } } });
});

test('the Commerce API answers pages of any origin, as documented', async () => {
  const response = await fetch(`${targets.apiUrl}${CART}`, {
    method: 'OPTIONS',
    headers: { origin: 'https://shop.example', 'access-control-request-method': 'PUT' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, DELETE');
  expect(response.headers.get('access-control-max-age')).toBeNull();
});

test('a cart has the documented tax registrations of a shopper in Brazil until they are removed', async () => {
  const session = testToken('commerce-tax');
  const bearer = `bearer ${await newGuest(session)}`;
  const brazil = { ...ADDRESS, country: 'BR', postalCode: '13025-002', city: 'Centro' };
  await say(bearer, session, 'POST', `${CART}?productId=pack`, { cart: { shippingAddress: brazil } });
  const path = `${CART}/tax-registrations`;
  const schema = await say(bearer, session, 'GET', `${path}/schema`);
  expect(valueAt(schema.body, 'definitions.CPF.properties.value.pattern')).toBe(String.raw`^\d{11}$`);
  // as "Managing tax identifiers" shows it for an individual shopper
  const individual = { customerType: 'I', taxRegistrations: [{ key: 'CPF', value: '03927107492' }] };
  expect((await say(bearer, session, 'POST', path, individual)).body).toEqual(individual);
  const { body } = await say(bearer, session, 'GET', CART);
  expect(valueAt(body, 'cart.customerType')).toBe('I');
  expect(valueAt(body, 'cart.taxRegistrations')).toEqual(individual.taxRegistrations);
  expect((await say(bearer, session, 'POST', path, { ...individual, customerType: 'B' })).status).toBe(409);
  expect((await say(bearer, session, 'DELETE', path)).status).toBe(204);
  expect(valueAt((await say(bearer, session, 'GET', CART)).body, 'cart.taxRegistrations')).toBeUndefined();
});

test('a line of a cart keeps the subscription data sent to it, as documented', async () => {
  const session = testToken('commerce-subscription');
  const bearer = `bearer ${await newGuest(session)}`;
  // as "Providing subscription information" shows it
  const told = { autoRenewal: true, terms: 'I agree', freeTrial: false, billingAgreementId: null };
  const lineItem = [{ quantity: 1, product: { id: 'subscription' }, subscriptionInfo: told }];
  const made = await say(bearer, session, 'POST', CART, { cart: { lineItems: { lineItem } } });
  const line = String(valueAt(made.body, 'cart.lineItems.lineItem.0.id'));
  const change = { lineItem: { subscriptionInfo: { terms: 'I agree to more' } } };
  const { body } = await say(bearer, session, 'POST', `${CART}/line-items/${line}`, change);
  expect(valueAt(body, 'cart.lineItems.lineItem.0.subscriptionInfo')).toEqual({
    autoRenewal: true,
    terms: 'I agree to more',
    freeTrial: false,
  });
  expect((await say(bearer, session, 'POST', `${CART}/line-items/unknown`, change)).status).toBe(404);
});

test('paths with a format and without the version are the same paths, as samples write them', async () => {
  const session = testToken('commerce-path-forms');
  const basic = Buffer.from(`${targets.publicKey}:${targets.secretKey}`).toString('base64');
  const grant = '/oauth20/token.json?grant_type=password';
  const { body: said } = await say(`Basic ${basic}`, session, 'POST', grant);
  const token = String(valueAt(said, 'access_token'));
  const plain = (path: string): string => path.replace('/v1', '');
  await say(`bearer ${token}`, session, 'POST', `${plain(CART)}.json?productId=pack`);
  const refused = await say(`bearer ${token}`, session, 'POST', `${plain(CART)}/submit-cart.json`, {});
  expect(refused.status).toBe(409);
  const tap = new TapClient(targets.tapUrl, runKey, session);
  const { exchanges } = await tap.exchanges();
  expect(JSON.stringify(exchanges)).not.toContain(token);
  const { containers, orders } = readCommerce(exchanges);
  expect(containers).toHaveLength(1);
  expect(orders).toMatchObject([{ container: containers[0]?.container, made: false }]);
  assertDescribed(exchanges, 'commerce-api');
});

test('a session can be strict although the shop does not pass the token on', async ({ run }) => {
  const response = await fetch(`${targets.apiUrl}${CART}?productId=pack`, {
    method: 'POST',
    headers: { authorization: `bearer ${await newGuest(testToken('commerce-strict'))}` },
  });
  const sessionId = String(valueAt(await response.json(), 'cart.paymentSession.id'));
  const addresses = { returnUrl: 'https://shop.example/return', cancelUrl: 'https://shop.example/cancel' };
  const answer = async (): Promise<number> => {
    const { status } = await fetch(`${targets.apiUrl}/payments/sources`, {
      method: 'POST',
      headers: { authorization: `Bearer ${targets.publicKey}` },
      body: JSON.stringify({ type: 'payPal', sessionId, amount: 5, payPal: addresses }),
    });
    return status;
  };
  expect(await answer()).toBe(201);
  await new Control(run.targets.controlUrl ?? '', runKey).post('/strict', { session: sessionId });
  expect(await answer()).toBe(400);
});

test('line items are added to a cart as samples show it, and the answer contains the lines only', async () => {
  const session = testToken('commerce-lines');
  const bearer = `bearer ${await newGuest(session)}`;
  const lineItem = {
    quantity: '1',
    product: { id: 1234 },
    pricing: { salePrice: { currency: 'USD', value: '10.99' } },
  };
  const { status, body } = await say(bearer, session, 'POST', `${CART}/line-items`, {
    lineItems: { lineItem },
  });
  expect(status).toBe(200);
  expect(valueAt(body, 'lineItems.0.product.id')).toBe('1234');
  await say(bearer, session, 'POST', `${CART}/line-items`, { cart: { lineItems: { lineItem: [lineItem] } } });
  await say(bearer, session, 'POST', `${CART}/line-items?productId=1234&quantity=2`);
  const { body: shown } = await say(bearer, session, 'POST', `${CART}/apply-billing-address`);
  expect(valueAt(shown, 'cart.lineItems.lineItem.0.quantity')).toBe(4);
});
