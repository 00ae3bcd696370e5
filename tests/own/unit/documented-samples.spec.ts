/** Documented samples of correct providers and shops: no rule may fail them. The samples are test data beside this file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongWithCitation } from '../../../contract/documents.ts';
import { isSuccess, lifecycles } from '../../../contract/lifecycle.ts';
import type { Dialect } from '../../../contract/method.ts';
import { type RuleId, rulesIn } from '../../../contract/rules.ts';
import { RestSource, SdkSource } from '../../../contract/shapes.ts';
import { COMMERCE_ORDER_STATES } from '../../../contract/shapes-commerce.ts';
import type { Exchange } from '../../../harness/exchange.ts';
import type { ObservationInput } from '../../certification/reading/observation.ts';
import { exchange, judge, SHOP } from '../made-up-play.ts';
import { expect, test } from '../plain-test.ts';

interface Sample<T> {
  readonly document: string;
  readonly heading: string;
  readonly shows: string;
  readonly sample: T;
}
type Json = Readonly<Record<string, unknown>>;
interface Samples {
  readonly restSource: Sample<Json>;
  readonly restSourceOfCommerce: Sample<Json>;
  readonly sdkSource: Sample<Json>;
  readonly paymentSession: Sample<{ readonly paymentSession: Json }>;
  readonly orderStates: Sample<readonly string[]>;
  readonly orderedCheckout: Sample<{ readonly status: number; readonly body: Json }>;
  readonly complianceDetails: Sample<{ readonly wanted: Json; readonly disclosure: Json }>;
}
const samples = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/documented-samples.json'), 'utf8'),
) as Samples;

function outcome(
  rule: RuleId,
  input: Partial<ObservationInput>,
  dialect: Dialect = 'digital-river-api',
  method = 'creditCard',
): { outcome: string; message?: string } {
  const { outcome: found, message } = judge(rule, { dialect, ...input }, method);
  return { outcome: found, ...(message === undefined ? {} : { message }) };
}

test('every sample names its document and heading', () => {
  const wrong = Object.values(samples as unknown as Record<string, Sample<unknown>>).flatMap(
    (sample) => wrongWithCitation(sample) ?? [],
  );
  expect(wrong).toEqual([]);
});

for (const name of ['restSource', 'restSourceOfCommerce'] as const)
  test(`PRV-17 accepts the documented source without a flow (${name})`, () => {
    const { sample } = samples[name];
    expect(RestSource.safeParse(sample).error).toBeUndefined();
    expect(RestSource.safeParse({ ...sample, flow: 1 }).success).toBe(false);
    expect(RestSource.safeParse({ ...sample, amount: '24.89' }).success).toBe(false);
  });

test('PRV-17 and PRV-01 accept the documented card source without amount and currency', () => {
  const { sample } = samples.sdkSource;
  expect(SdkSource.safeParse(sample).error).toBeUndefined();
  const made = (body: Json): Exchange =>
    exchange('POST', '/payments/sources', 201, body, {
      sender: 'browser',
      sent: { type: 'creditCard', sessionId: sample.sessionId },
    });
  expect(outcome('PRV-01', { exchanges: [made(sample)] })).toMatchObject({ outcome: 'met' });
  expect(outcome('PRV-01', { exchanges: [made({ ...sample, sessionId: 'another' })] }).outcome).toBe(
    'notMet',
  );
  // every sample of a source that needs the shopper contains both
  expect(SdkSource.safeParse({ ...sample, flow: 'redirect' }).success).toBe(false);
  expect(SdkSource.safeParse({ ...sample, flow: 'redirect', amount: '1.00', currency: 'USD' }).success).toBe(
    true,
  );
});

test('PRV-17, SES-01, SES-02 and SES-06 accept a cart whose session names no amounts', () => {
  const { paymentSession } = samples.paymentSession.sample;
  const cart = (status: unknown): Json => ({
    cart: {
      id: 1,
      pricing: { orderTotal: { currency: 'USD', value: 10 } },
      paymentSession: { ...paymentSession, status },
    },
  });
  const ME = '/v1/shoppers/me/carts/active';
  const attach = exchange('POST', `${ME}/apply-payment-method`, 200, cart('requires_confirmation'), {
    sent: { paymentMethod: { sourceId: 's' } },
  });
  const made = exchange('POST', ME, 200, cart('requires_source'));
  const early = { ...made, startedAt: 1, finishedAt: 2 };
  const found = (rule: RuleId): string =>
    outcome(rule, { exchanges: [early, attach] }, 'commerce-api').outcome;
  expect(found('PRV-17')).toBe('met');
  expect(found('SES-01')).toBe('met');
  expect(found('SES-02')).toBe('met');
  expect(found('SES-06')).toBe('notExercised');
});

test('MKT-04 accepts a source whose owner is returned without phone number', () => {
  const owner = samples.restSource.sample.owner as Json;
  const sent = { type: 'konbini', owner: { ...owner, phoneNumber: '000-000-0000' } };
  const made = exchange('POST', '/payments/sources', 201, { id: 's', ...sent }, { sender: 'browser', sent });
  const read = (told: Json): Exchange =>
    exchange('GET', '/sources/s', 200, { id: 's', owner: told }, { sender: 'harness' });
  expect(outcome('MKT-04', { exchanges: [made, read(owner)] }).outcome).toBe('met');
  expect(outcome('MKT-04', { exchanges: [made, read({ ...owner, phoneNumber: '1' })] }).outcome).toBe(
    'notMet',
  );
  expect(outcome('MKT-04', { exchanges: [made, read({ ...owner, email: undefined })] }).outcome).toBe(
    'notMet',
  );
});

test('INS-04 is an inference in both dialects: no page says 30 days', () => {
  expect(rulesIn('digital-river-api')['INS-04'].inferred).toBe(true);
  expect(rulesIn('commerce-api')['INS-04'].inferred).toBe(true);
});

test('every documented state of a Commerce order is known, and Pending Payment counts as unpaid', () => {
  const stateOf = (written: string): string => written.toLowerCase().replaceAll(' ', '_');
  expect(
    samples.orderStates.sample.map(stateOf).filter((one) => !COMMERCE_ORDER_STATES.includes(one)),
  ).toEqual([]);
  const { afterOrder, abandoned, processing } = lifecycles['commerce-api'];
  const waiting = [afterOrder['submit-then-redirect'], afterOrder.delayed, abandoned, processing];
  for (const { order } of waiting) expect(order).toContain(stateOf('Pending Payment'));
  expect(isSuccess(lifecycles['commerce-api'], { order: 'pending_payment', session: 'pending_funds' })).toBe(
    true,
  );
});

test('ORD-01 accepts a repeated order request after no answer or 5xx: an existing order answers 404', () => {
  const { status, body } = samples.orderedCheckout.sample;
  const order = (answered: number, answer: unknown = {}): Exchange =>
    exchange('POST', '/orders', answered, answer, { sent: { checkoutId: 'a' } });
  const { response: _, ...lost } = order(201);
  const found = (...exchanges: Exchange[]): string => outcome('ORD-01', { exchanges }).outcome;
  expect(found({ ...lost, error: 'ECONNRESET' }, order(status, body))).toBe('met');
  expect(found(order(503), order(201))).toBe('met');
  // this answer means that the order exists: another request is wrong
  expect(found(order(status, body), order(201))).toBe('notMet');
  expect(found(order(201), order(201))).toBe('notMet');
});

test('ORD-01 accepts in the Commerce dialect a look-up or a second submission after a lost response', () => {
  const submit = (status: number): Exchange =>
    exchange('POST', '/v1/shoppers/me/carts/active/submit-cart', status, {
      submitCart: { order: { id: 1 } },
    });
  const look = (): Exchange => exchange('GET', '/v1/shoppers/me/orders', 200, { order: [] });
  const found = (...exchanges: Exchange[]): string =>
    outcome('ORD-01', { exchanges }, 'commerce-api').outcome;
  expect(found(submit(500), look(), submit(200))).toBe('met');
  expect(found(submit(500), submit(200))).toBe('met');
  expect(found(submit(200), submit(200))).toBe('notMet');
});

test('UI-03 accepts the links of Compliance.getDetails instead of the compliance element', () => {
  const { wanted, disclosure } = samples.complianceDetails.sample;
  const entity = wanted.businessEntityCode;
  const shown = {
    ...exchange('GET', '/checkouts/a', 200, { id: 'a', sellingEntity: { id: entity } }),
    finishedAt: 10,
  };
  const found = (given: unknown, ...links: string[]): string =>
    outcome('UI-03', {
      exchanges: [shown],
      sdkCalls: [
        {
          id: 'c',
          method: 'Compliance.getDetails',
          args: [given],
          at: 20,
          page: `${SHOP}/pay`,
          result: { disclosure },
        },
      ],
      visits: [{ id: 'v', screen: 'payment', url: `${SHOP}/pay`, at: 90, text: '', links }],
    }).outcome;
  expect(found(wanted, 'https://store.example/terms', 'https://store.example/privacy')).toBe('met');
  expect(found(entity, 'https://store.example/terms', 'https://store.example/privacy')).toBe('met');
  expect(found(wanted, 'https://store.example/terms')).toBe('notMet');
  expect(
    found(
      { ...wanted, businessEntityCode: 'DR_INC-ENTITY' },
      'https://store.example/terms',
      'https://store.example/privacy',
    ),
  ).toBe('notMet');
});
