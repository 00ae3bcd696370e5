/** Checks of the way to the provider and back. */
import type { RuleId } from '../../../../contract/rules.ts';
import type { Exchange, SdkCall } from '../../../../harness/exchange.ts';
import { asked, exchange, judge, redirects, SHOP } from '../../made-up-play.ts';
import { expect, test } from '../../plain-test.ts';

test('RDR-13: the default port in a redirect URL makes no difference', () => {
  const sentTo = (url: string): string =>
    judge(
      'RDR-13',
      {
        sdkCalls: [redirects('https://api.example:443/payments/redirects/r?a=1')],
        navigations: [{ id: 'n', url, at: 50 }],
      },
      'payPal',
    ).outcome;
  expect(sentTo('https://api.example/payments/redirects/r?a=1')).toBe('met');
  expect(sentTo('https://api.example/payments/redirects/r?a=2')).toBe('notMet');
  expect(sentTo('https://api.example:8443/payments/redirects/r?a=1')).toBe('notMet');
});

test("RDR-01 and RDR-04: not exercised if no call of the shop's server was recorded", () => {
  const away = { id: 'n0', url: 'https://api.example/r', at: 50 };
  const back = { id: 'n1', url: `${SHOP}/return`, at: 70 };
  const visits = [{ id: 'v', screen: 'confirmation' as const, url: `${SHOP}/done`, at: 90, text: '' }];
  const navigations = [{ id: 'n', url: `${SHOP}/pay`, at: 5 }, away, back];
  const found = (rule: RuleId, ...exchanges: Exchange[]): string =>
    judge(rule, { navigations, visits, exchanges }, 'ideal').outcome;
  const other = exchange('GET', '/checkouts/a', 200, { id: 'a' });
  for (const rule of ['RDR-01', 'RDR-04'] as const) {
    expect(found(rule)).toBe('notExercised');
    expect(found(rule, other)).toBe('notMet');
  }
});

test('RDR-16: a review page before the portal or the next payment is no confirmation', () => {
  const visit = (screen: 'review' | 'payment', at: number) =>
    ({ id: `v${at}`, screen, url: SHOP, at, text: '' }) as const;
  const outcome = (...visits: ReturnType<typeof visit>[]): string =>
    judge(
      'RDR-16',
      { visits, notes: { decisions: [{ id: 'decision-1', choice: 'decline', at: 100 }] } },
      'payPal',
    ).outcome;
  expect(outcome(visit('review', 110))).toBe('notMet');
  expect(outcome(visit('review', 90), visit('review', 110))).toBe('met');
  expect(outcome(visit('payment', 110), visit('review', 120))).toBe('met');
});

test('RDR-06 and RDR-07: the new checkout may be made when the shopper pays again', () => {
  const made = (id: string): Exchange => exchange('POST', '/checkouts', 201, { id });
  const ordered = (checkoutId: string): Exchange =>
    exchange(
      'POST',
      '/orders',
      201,
      { id: 'o', checkoutId, state: 'pending_payment' },
      { sent: { checkoutId } },
    );
  for (const rule of ['RDR-06', 'RDR-07'] as const) {
    const found = (...later: readonly (() => Exchange | SdkCall)[]): string => {
      const first = [made('a'), ordered('a')];
      const at = (first[1]?.finishedAt ?? 0) + 1;
      // each begins after the one before
      const after = later.map((make) => make());
      return judge(
        rule,
        {
          exchanges: [...first, ...after.filter((one) => 'request' in one)],
          sdkCalls: after.filter((one) => 'args' in one),
          visits: [{ id: 'v', screen: 'payment', url: SHOP, at, text: '' }],
          notes: { decisions: [{ id: 'decision-1', choice: 'back', at }] },
        },
        'directDebit',
      ).outcome;
    };
    const paysAgain = (): SdkCall => asked({ sessionId: 's' });
    expect(found(() => made('b'))).toBe('met');
    expect(found(() => made('b'), paysAgain)).toBe('met');
    expect(found()).toBe('notExercised');
    expect(found(paysAgain)).toBe('notMet');
    expect(found(paysAgain, () => made('b'))).toBe('notMet');
    expect(found(() => ordered('a'))).toBe('notMet');
  }
});

test('RDR-06: the message names the answer if it contains no order', () => {
  const cart = '/v1/shoppers/me/carts/active';
  const submitted = exchange('POST', `${cart}/submit-cart`, 200, { submitCart: { order: { id: 7 } } });
  const refused = exchange('POST', `${cart}/resume-cart`, 409, {
    errors: { error: [{ code: 'resume-cart-failure' }] },
  });
  const { finishedAt } = submitted;
  const finding = judge(
    'RDR-06',
    {
      dialect: 'commerce-api',
      exchanges: [submitted, refused],
      visits: [{ id: 'v', screen: 'confirmation', url: SHOP, at: refused.finishedAt + 1, text: '' }],
      notes: { decisions: [{ id: 'decision-1', choice: 'decline', at: finishedAt }] },
    },
    'directDebit',
  );
  expect(finding.message).toContain('confirmation page (the API answered 409 resume-cart-failure)');
});

test('PRV-08: a provider may send the shopper over several hosts', () => {
  const way = (...urls: readonly string[]): string =>
    judge(
      'PRV-08',
      {
        sdkCalls: [redirects('https://api.example/r')],
        navigations: [
          { id: 'n0', url: 'https://api.example/r', at: 50 },
          ...urls.map((url, index) => ({ id: `n${index + 1}`, url, at: 101 + index })),
        ],
        notes: { decisions: [{ id: 'decision-1', choice: 'approve', at: 100 }] },
      },
      'payPal',
    ).outcome;
  expect(way('https://portal.example/done', 'https://api.example/back', `${SHOP}/return?x=1`)).toBe('met');
  expect(way('https://portal.example/done', `${SHOP}/cancel`)).toBe('notMet');
  expect(way('https://portal.example/done')).toBe('notMet');
});

test('PRV-08: a return URL may have a parameter several times, and a fragment', () => {
  const outcome = (back: string): string => {
    const call = redirects('https://api.example/r');
    const address = `${SHOP}/return?lang=ar&x=1&x=2&empty=#paid`;
    const payPal = { returnUrl: address, cancelUrl: address };
    return judge(
      'PRV-08',
      {
        sdkCalls: [{ ...call, args: [{ type: 'payPal', sessionId: 's', payPal }] }],
        navigations: [{ id: 'n', url: `${SHOP}/return?${back}`, at: 101 }],
        notes: { decisions: [{ id: 'decision-1', choice: 'approve', at: 100 }] },
      },
      'payPal',
    ).outcome;
  };
  expect(outcome('lang=ar&x=1&x=2&empty=')).toBe('met');
  expect(outcome('lang=ar&x=1&x=2&empty=&added=1#paid')).toBe('met');
  expect(outcome('lang=ar&x=1&empty=')).toBe('notMet');
});

test('UI-01: terms may be accepted on any page before the redirect or before a one-click button', () => {
  const at = (acceptedAt: number | undefined, method: string): string =>
    judge(
      'UI-01',
      {
        sdkCalls: [redirects('https://api.example/r')],
        navigations: [{ id: 'n', url: 'https://api.example/r', at: 50 }],
        notes: acceptedAt === undefined ? {} : { terms: { acceptedAt } },
      },
      method,
    ).outcome;
  expect(at(5, 'payPal')).toBe('met');
  expect(at(20, 'payPal')).toBe('met');
  expect(at(60, 'payPal')).toBe('notMet');
  expect(at(undefined, 'payPal')).toBe('notMet');
  expect(at(5, 'applePay')).toBe('met');
  expect(at(20, 'applePay')).toBe('notMet');
});
