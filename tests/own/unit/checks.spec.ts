/** Unit tests of the checks, on made-up observations: violations and accepted behaviour. */
import { methodById } from '../../../contract/catalogue.ts';
import type { RuleId } from '../../../contract/rules.ts';
import type { Exchange, SdkCall } from '../../../harness/exchange.ts';
import { abilitiesOf } from '../../../harness/run.ts';
import { SHOP_ABILITIES } from '../../../contract/abilities.ts';
import { checks } from '../../certification/checks/checks.ts';
import { driftIn } from '../../certification/recording/drift.ts';
import { judge as judgeAll } from '../../certification/judge.ts';
import type { Finding } from '../../certification/reading/finding.ts';
import { Observation, type ObservationInput, type Topic } from '../../certification/reading/observation.ts';
import type { NotedOrder } from '../../certification/recording/notes.ts';
import { expect, test } from '../plain-test.ts';

const SHOP = 'http://localhost:1';
const able = abilitiesOf({
  provider: 'embedded',
  webhooks: true,
  requiresTls: true,
  shopAbilities: SHOP_ABILITIES,
});
let clock = 1_000;

function exchange(
  method: string,
  path: string,
  status: number,
  body: unknown = {},
  more: Partial<Exchange> & { sent?: unknown; took?: number } = {},
): Exchange {
  clock += 10;
  const { sent, took = 5, ...rest } = more;
  return {
    id: `x-${clock}`,
    sender: 'shop',
    startedAt: clock,
    finishedAt: clock + took,
    request: {
      method,
      url: `http://127.0.0.1:2${path}`,
      headers: {},
      ...(sent === undefined ? {} : { body: sent }),
    },
    response: { status, headers: {}, body },
    ...rest,
  };
}

function judge(rule: RuleId, input: Partial<ObservationInput>, method = 'creditCard'): Finding {
  const check = checks[rule];
  if (!check) throw new Error(`no check judges ${rule}`);
  return check(seenOf(input, method));
}

function seenOf(input: Partial<ObservationInput>, method = 'creditCard'): Observation<Topic> {
  const entry = methodById(method);
  const { owner, country, currency } = entry.wire.markets[0];
  return new Observation({
    dialect: 'digital-river-api',
    method: entry,
    shopper: { owner, country, currency, card: { number: '', expiry: '', securityCode: '' } },
    shopUrl: SHOP,
    publicKeyToken: '«publicKey:00000000»',
    exchanges: [],
    sdkCalls: [],
    navigations: [],
    visits: [],
    leaks: [],
    notes: {},
    ...input,
  });
}

const order = (checkoutId: string, status: number, more: Parameters<typeof exchange>[4] = {}): Exchange =>
  exchange(
    'POST',
    '/orders',
    status,
    { type: status === 409 ? 'conflict' : 'x', errors: [{ code: 'a_code', message: 'm' }] },
    { sent: { checkoutId }, ...more },
  );

test('without evidence no rule is met', () => {
  const rules = Object.keys(checks) as RuleId[];
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.filter((rule) => judge(rule, {}).outcome === 'met')).toEqual([]);
});

test('ORD-01: met by one order, also after a lost answer or a 400', () => {
  expect(judge('ORD-01', { exchanges: [order('a', 201)] }).outcome).toBe('met');
  const { response: _, ...lost } = order('a', 201);
  expect(judge('ORD-01', { exchanges: [{ ...lost, error: 'ECONNRESET' }, order('a', 201)] }).outcome).toBe(
    'met',
  );
  expect(judge('ORD-01', { exchanges: [order('a', 400), order('a', 201)] }).outcome).toBe('met');
  expect(judge('ORD-01', { exchanges: [order('a', 201), order('b', 201)] }).outcome).toBe('met');
});

test('ORD-01: not met by two simultaneous orders, even if the first is refused', () => {
  const first = order('a', 400, { took: 100 });
  expect(judge('ORD-01', { exchanges: [first, order('a', 201)] }).outcome).toBe('notMet');
});

test('ORD-02: the order after a conflict comes from a new checkout', () => {
  expect(judge('ORD-02', { exchanges: [order('a', 409), order('b', 201)] }).outcome).toBe('met');
  expect(judge('ORD-02', { exchanges: [order('a', 409), order('a', 201)] }).outcome).toBe('notMet');
  expect(judge('ORD-02', { exchanges: [order('a', 409)] }).outcome).toBe('notExercised');
});

test('ORD-01: an order may be repeated after a refusal or an unknown outcome, but not after a success', () => {
  const after = (status: number): string =>
    judge('ORD-01', { exchanges: [order('a', status), order('a', 201)] }).outcome;
  for (const status of [400, 408, 422, 500, 503]) expect(after(status), String(status)).toBe('met');
  for (const status of [201, 409]) expect(after(status), String(status)).toBe('notMet');
});

test('ORD-05: an order that waits for its payment must not be shown as ready', () => {
  const made = order('a', 201, {});
  const pending = (state: string): Exchange => ({
    ...made,
    response: { status: 201, headers: {}, body: { id: 'o', state } },
  });
  const shows = (status: string, state = 'pending_payment'): Finding =>
    judge(
      'ORD-05',
      { exchanges: [pending(state)], notes: { orderPage: { before: { status, messages: [] } } } },
      'konbini',
    );
  expect(shows('awaiting-payment').outcome).toBe('met');
  expect(shows('ready')).toMatchObject({ outcome: 'notMet', actual: 'ready', exchanges: [made.id] });
  expect(shows('unknown').outcome).toBe('notExercised');
  expect(shows('ready', 'accepted').outcome).toBe('notExercised');
});

test('PRV-03: the order read again must agree with the answer to the order request', () => {
  const answer = (state: string, session: string): object => ({
    id: 'o',
    state,
    payment: { session: { state: session } },
  });
  const found = (state: string, session = 'complete'): Finding =>
    judge('PRV-03', {
      exchanges: [
        exchange('POST', '/orders', 201, answer('accepted', 'complete'), { sent: { checkoutId: 'a' } }),
        exchange('GET', '/orders/o', 200, answer(state, session), { sender: 'harness' }),
      ],
    });
  expect(found('accepted').outcome).toBe('met');
  expect(found('cancelled')).toMatchObject({
    outcome: 'notMet',
    actual: expect.stringContaining('cancelled'),
  });
  expect(found('accepted', 'failed')).toMatchObject({ outcome: 'notMet', actual: '"failed"' });
});

test("SES-05, SES-01: a source in the checkout's own request counts as attached", () => {
  const made = exchange(
    'POST',
    '/checkouts',
    201,
    { id: 'a', payment: { session: { state: 'requires_confirmation' } } },
    { sent: { sourceId: 's' } },
  );
  expect(judge('SES-05', { exchanges: [made, order('a', 201)] }).outcome).toBe('met');
  expect(judge('SES-01', { exchanges: [made] }).outcome).toBe('notExercised');
});

const redirects = (redirectUrl: string): SdkCall => ({
  id: 's',
  method: 'createSource',
  args: [{ sessionId: 'p', payPal: { returnUrl: `${SHOP}/return`, cancelUrl: `${SHOP}/cancel` } }],
  at: 10,
  settledAt: 11,
  result: { source: { id: 's', redirect: { redirectUrl } } },
  page: SHOP,
});

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

test("RDR-01 and RDR-04: where no call of the shop's server was seen, nothing is said of the steps it left out", () => {
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

test('UI-03: in a one-document shop, an element counts on all later screens', () => {
  const call = (method: string, args: unknown[]): SdkCall => ({
    id: method,
    method,
    args,
    at: 20,
    page: `${SHOP}/payment`,
  });
  const shown = exchange('GET', '/checkouts/a', 200, { id: 'a', sellingEntity: { id: 'DR_INC-ENTITY' } });
  const on = (navigations: ObservationInput['navigations']): string =>
    judge('UI-03', {
      exchanges: [shown],
      sdkCalls: [
        call('createElement', ['compliance', { compliance: { entity: 'DR_INC-ENTITY' } }]),
        call('mount compliance', []),
      ],
      navigations,
      visits: [{ id: 'v', screen: 'review', url: `${SHOP}/review`, at: 90, text: '' }],
    }).outcome;
  expect(on([])).toBe('met');
  expect(on([{ id: 'n', url: `${SHOP}/review`, at: 80 }])).toBe('notMet');
});

test('SES-05: met if the provider reported requires_confirmation to the shop', () => {
  const attach = exchange('POST', '/checkouts/a/sources/s', 200);
  const shown = exchange('GET', '/checkouts/a', 200, {
    id: 'a',
    payment: { session: { state: 'requires_confirmation' } },
  });
  expect(judge('SES-05', { exchanges: [attach, shown, order('a', 201)] }).outcome).toBe('met');
  const unpaid = exchange('GET', '/checkouts/a', 200, {
    id: 'a',
    payment: { session: { state: 'requires_source' } },
  });
  expect(judge('SES-05', { exchanges: [unpaid, order('a', 400)] }).outcome).toBe('notMet');
});

const brokenOff = { expected: 'the payment page', actual: 'the failure page' };
const page = { id: 'v', screen: 'failure', url: `${SHOP}/failure`, at: 1, text: '' } as const;

const BROKE_OFF = 'the scenario broke off: expected the payment page, actual the failure page';

test('after a broken-off story, unseen rules are not exercised with the first cause, and no other rule fails', () => {
  const cell = {
    method: 'creditCard',
    integration: 'elements',
    scenario: 'api-errors-at-order',
    rules: ['ORD-01', 'ORD-02', 'PRV-11'],
  } as const;
  const found = (...answers: readonly (readonly [checkout: string, status: number])[]): string[] => {
    const exchanges = answers.map(([checkout, status]) =>
      order(checkout, status, { intervention: 'stimulus-trouble' }),
    );
    return judgeAll(cell, seenOf({ exchanges, visits: [page] }), { abilities: able, brokenOff }).map(
      ({ rule, finding }) => `${rule} ${finding.outcome} ${finding.message === BROKE_OFF}`,
    );
  };
  expect(found(['a', 409])).toEqual([
    'ORD-01 met false',
    'ORD-02 notExercised true',
    'PRV-11 notExercised true',
  ]);
  // everything seen is correct, but the story did not end: not exercised
  expect(found(['a', 409], ['b', 500])[0]).toBe('ORD-01 notExercised true');
  // a recorded violation counts, however the story ended
  expect(found(['a', 409], ['a', 500])[1]).toBe('ORD-02 notMet false');
});

test('after an adapter error, rules are not exercised and no rule of the shop fails', () => {
  const adapter = 'Adapter, tryAgain(): no button';
  const cell = {
    method: 'creditCard',
    integration: 'elements',
    scenario: 'api-errors-at-order',
    rules: ['ORD-01', 'ORD-02', 'PRV-11'],
  } as const;
  const play = (isControlMissing: boolean, ...exchanges: readonly Exchange[]): string[] =>
    judgeAll(cell, seenOf({ exchanges, visits: [page] }), {
      abilities: able,
      brokenOff: { expected: 'the adapter to go on', actual: adapter, adapter, isControlMissing },
    }).map(
      ({ rule, finding, cause }) =>
        `${rule} ${finding.outcome} ${cause ?? ''} ${finding.message === adapter}`,
    );
  const judged = play.bind(undefined, false);
  expect(judged(order('a', 409), order('a', 201)).slice(0, 2)).toEqual([
    'ORD-01 notExercised adapter true',
    'ORD-02 notExercised adapter true',
  ]);
  // a missing control may be a consequence of the recorded violation
  expect(play(true, order('a', 409), order('a', 201)).slice(0, 2)).toEqual([
    'ORD-01 notMet defect false',
    'ORD-02 notMet defect false',
  ]);
  // everything seen is correct, but the scenario did not end
  expect(judged(order('a', 409), order('b', 201)).slice(0, 2)).toEqual([
    'ORD-01 notExercised adapter true',
    'ORD-02 met  false',
  ]);
});

test('ORD-08: a shop must store the state of the last charge or of the session', () => {
  const read = exchange(
    'GET',
    '/orders/o',
    200,
    {
      id: 'o',
      payment: { session: { state: 'complete' }, charges: [{ state: 'pending' }, { state: 'capturable' }] },
    },
    { sender: 'harness' },
  );
  const kept = (paymentState?: string): string => {
    const shown = { status: 'ready', messages: [], askedAt: 1, shownAt: 2 } as const;
    const after: NotedOrder = {
      ...shown,
      kept: { id: 'o', ...(paymentState === undefined ? {} : { paymentState }) },
    };
    return judge('ORD-08', { exchanges: [read], notes: { orderPage: { before: after, after } } }).outcome;
  };
  expect(kept('capturable')).toBe('met');
  expect(kept('complete')).toBe('met');
  expect(kept('pending')).toBe('notMet');
  expect(kept()).toBe('notMet');
});

test('a rule that was not judged because of a missing webhook says so', () => {
  const cell = {
    method: 'creditCard',
    integration: 'elements',
    scenario: 'double-click-and-reload',
    rules: ['WHK-01', 'WHK-02', 'WHK-03'],
  } as const;
  const messages = (notes: ObservationInput['notes']): unknown[] =>
    judgeAll(cell, seenOf({ notes, visits: [page] }), { abilities: able, brokenOff }).map(
      ({ finding: { outcome, message } }) => [outcome, message],
    );
  const open = (message: string): string[][] => cell.rules.map(() => ['notExercised', message]);
  expect(messages({ missingWebhook: 'nothing came' })).toEqual(open('nothing came'));
  expect(messages({})).toEqual(open(BROKE_OFF));
});

test('RDR-05: an approved payment that ends elsewhere fails the shop only if a page proves it', () => {
  const stranded = (
    scenario: 'pays' | 'double-click-and-reload',
    webhooks: boolean,
    visits: ObservationInput['visits'] = [page],
  ): string[] => {
    const cell = { method: 'payPal', integration: 'elements', scenario, rules: ['RDR-05'] } as const;
    const approved = seenOf(
      { visits, notes: { decisions: [{ id: 'decision-1', choice: 'approve', at: 1 }] } },
      'payPal',
    );
    return judgeAll(cell, approved, { abilities: { ...able, webhooks }, brokenOff }).map(
      ({ finding }) => finding.outcome,
    );
  };
  // without an event of the approval the shop is excused only where the event could arrive and is waited for
  expect(stranded('double-click-and-reload', true)).toEqual(['notExercised']);
  expect(stranded('double-click-and-reload', false)).toEqual(['notMet']);
  expect(stranded('pays', true)).toEqual(['notMet']);
  // the last known page is from before the approval, or does not show the outcome
  expect(stranded('pays', true, [{ ...page, at: 0 }])).toEqual(['notExercised']);
  expect(stranded('pays', true, [{ ...page, screen: 'portal' }])).toEqual(['notExercised']);
});

test('LIM-01: the pause is measured from the answer', () => {
  const limited = order('a', 429);
  const answered = { ...limited, response: { status: 429, headers: { 'retry-after': '1' }, body: {} } };
  const again = (after: number): Exchange => ({
    ...order('a', 201),
    startedAt: limited.finishedAt + after,
    finishedAt: limited.finishedAt + after + 5,
  });
  expect(judge('LIM-01', { exchanges: [answered, again(1_001)] }).outcome).toBe('met');
  expect(judge('LIM-01', { exchanges: [answered, again(400)] }).outcome).toBe('notMet');
});

test('SES-06: amounts are compared to half the smallest unit of the currency', () => {
  const shown = (contributed: number): Exchange =>
    exchange('GET', '/checkouts/a', 200, {
      id: 'a',
      currency: 'USD',
      totalAmount: 70.09,
      payment: { session: { amountContributed: contributed, amountRemainingToBeContributed: 0 } },
    });
  expect(judge('SES-06', { exchanges: [shown(70.094)] }).outcome).toBe('met');
  expect(judge('SES-06', { exchanges: [shown(70.1)] }).outcome).toBe('notMet');
});

test('WHK-01: not met by an acknowledgement after the time limit', () => {
  const hook = (took: number): Exchange =>
    exchange('POST', '/webhooks', 202, {}, { sender: 'provider', signature: 'valid', took });
  expect(judge('WHK-01', { exchanges: [hook(2_900)] }).outcome).toBe('met');
  expect(judge('WHK-01', { exchanges: [hook(3_100)] }).outcome).toBe('notMet');
});

test('WHK-03: a change does not count as a second effect if other events arrived meanwhile', () => {
  const told = { sender: 'provider', signature: 'valid' } as const;
  const early = exchange('POST', '/webhooks', 202, {}, told);
  const again = exchange('POST', '/webhooks', 202, {}, { ...told, sender: 'harness', replay: 'none' });
  const late = exchange('POST', '/webhooks', 202, {}, told);
  const noted = (messages: string[], at: number): NotedOrder => ({
    status: 'ready',
    messages,
    askedAt: at,
    shownAt: at + 1,
  });
  const before = noted(['we wait'], again.startedAt - 1);
  const after = late.finishedAt + 1;
  const outcome = (messages: string[], ...exchanges: Exchange[]): string =>
    judge('WHK-03', { exchanges, notes: { orderPage: { before, after: noted(messages, after) } } }).outcome;
  expect(outcome(['we wait'], early, again, late)).toBe('met');
  expect(outcome(['we wait', 'paid'], early, again)).toBe('notMet');
  expect(outcome(['we wait', 'paid'], early, again, late)).toBe('notExercised');
});

test("an unverifiable signature is not wrong; a forged webhook is recognized by the harness's change", () => {
  const id = { id: 'e', type: 'order.accepted', data: { object: {} }, liveMode: false, createdTime: 'now' };
  const hook = (status: number, replay?: 'none' | 'wrong' | 'missing'): Exchange =>
    exchange(
      'POST',
      '/webhooks',
      status,
      {},
      {
        sent: id,
        sender: replay ? 'harness' : 'provider',
        signature: replay === 'missing' ? 'missing' : 'unknown',
        ...(replay ? { replay } : {}),
      },
    );
  const notes = {
    orderPage: { before: { status: 'ready', messages: [] }, after: { status: 'ready', messages: [] } },
  };
  const outcomes = (...exchanges: Exchange[]): string[] =>
    (['WHK-01', 'WHK-02', 'WHK-03'] as const).map((rule) => judge(rule, { exchanges, notes }).outcome);
  const right = [hook(202), hook(202, 'none'), hook(401, 'wrong'), hook(401, 'missing')];
  expect(outcomes(...right)).toEqual(['met', 'met', 'met']);
  expect(outcomes(hook(202), hook(202, 'none'), hook(202, 'wrong'))).toEqual(['met', 'notMet', 'met']);
  expect(judge('PRV-16', { exchanges: [hook(202)] }).message ?? '').not.toContain('signature');
});

test('SRC-01: every removed member is found, at any depth and under any name of the details', () => {
  const call = (payload: Record<string, unknown>): SdkCall => ({
    id: 's',
    method: 'createSource',
    args: [payload],
    at: 1,
    page: SHOP,
  });
  const { withSession } = methodById('payPal').wire.payloads;
  expect(judge('SRC-01', { sdkCalls: [call(withSession)] }, 'payPal').outcome).toBe('met');
  for (const extra of [
    { amount: 1 },
    { currency: 'USD' },
    { payPal: { shipping: { recipient: 'x' } } },
    { payPal: { items: [{ name: 'x' }] } },
  ]) {
    expect(judge('SRC-01', { sdkCalls: [call({ ...withSession, ...extra })] }, 'payPal').outcome).toBe(
      'notMet',
    );
  }
});

test('drift: undocumented members, values and codes, except those that the harness inserted', () => {
  const cell = { method: 'creditCard', integration: 'elements', scenario: 'pays', rules: [] } as const;
  const session = { id: 'p', state: 'dreaming', colour: 'blue' };
  const shown = exchange('GET', '/checkouts/a', 200, { id: 'a', mood: 'fine', payment: { session } });
  const refused = exchange('POST', '/orders', 400, { type: 'x', errors: [{ code: 'tired', message: 'm' }] });
  const drift = (exchanges: Exchange[]): string[] =>
    driftIn(seenOf({ exchanges }), cell).map(({ member, seen }) => `${member}: ${seen}`);
  expect(drift([shown, refused]).toSorted()).toEqual([
    'error.code: tired',
    'member of checkout: mood',
    'member of session: colour',
    'session.state: dreaming',
  ]);
  expect(drift([{ ...shown, intervention: 'stimulus' }])).toEqual([]);
});

function asked(payload: object): SdkCall {
  clock += 10;
  return { id: `c-${clock}`, method: 'createSource', args: [payload], at: clock, page: `${SHOP}/pay` };
}

test('SRC-02, SRC-07: a missing member that only some documents require is a warning', () => {
  const { onlineBanking, ...payload } = methodById('onlineBanking').wire.payloads.withSession;
  const { cancelUrl: _, ...details } = Object(onlineBanking) as Record<string, unknown>;
  const sdkCalls = [asked({ ...payload, onlineBanking: details })];
  const outcome = (rule: RuleId, dialect: 'commerce-api' | 'digital-river-api'): string =>
    judge(rule, { sdkCalls, dialect }, 'onlineBanking').outcome;
  expect(outcome('SRC-02', 'digital-river-api')).toBe('notMet');
  expect(outcome('SRC-07', 'digital-river-api')).toBe('met');
  expect(outcome('SRC-02', 'commerce-api')).toBe('met');
  expect(outcome('SRC-07', 'commerce-api')).toBe('notMet');
});

test('MKT-02: a shop may correct an address, but must keep every line and its script', () => {
  const { owner } = methodById('konbini').wire.markets[0];
  const outcome = (given: object): string =>
    judge('MKT-02', { sdkCalls: [asked({ owner: given })] }, 'konbini').outcome;
  const { address } = owner;
  expect(outcome(owner)).toBe('met');
  expect(outcome({ ...owner, address: { ...address, postalCode: '1060032' } })).toBe('met');
  expect(outcome({ ...owner, address: { ...address, line1: '' } })).toBe('notMet');
  expect(outcome({ ...owner, lastName: owner.lastName.toUpperCase() + 'X' })).toBe('notMet');
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

test('CHK-02, CHK-03: items with a SKU have no product details to judge', () => {
  const made = (...items: readonly object[]): Exchange =>
    exchange('POST', '/checkouts', 201, { id: 'a' }, { sent: { items } });
  const sku = { skuId: 'sku-1', quantity: 1, price: 1 };
  const outcomes = (...items: readonly object[]): string[] =>
    (['CHK-02', 'CHK-03'] as const).map((rule) => judge(rule, { exchanges: [made(...items)] }).outcome);
  expect(outcomes(sku)).toEqual(['excluded', 'excluded']);
  expect(outcomes({ ...sku, skuId: undefined })).toEqual(['notMet', 'notMet']);
  expect(outcomes(sku, { productDetails: { id: 'p' } })).toEqual(['notMet', 'met']);
  expect(outcomes(sku, { productDetails: { id: 'p', skuGroupId: 'g' } })).toEqual(['met', 'met']);
});

test('AMT-02, SRC-05, PRV-12: excluded if a shop makes a new checkout for each payment', () => {
  const attach = (checkout: string, source: string): Exchange =>
    exchange('POST', `/checkouts/${checkout}/sources/${source}`, 200, {});
  const outcomes = (...exchanges: readonly Exchange[]): string[] =>
    (['AMT-02', 'SRC-05', 'PRV-12'] as const).map((rule) => judge(rule, { exchanges }).outcome);
  expect(outcomes(attach('a', 's'), attach('b', 't'))).toEqual(['excluded', 'excluded', 'excluded']);
  expect(outcomes()).toEqual(['notExercised', 'notExercised', 'notExercised']);
  expect(outcomes(attach('a', 's'), attach('a', 't'))[0]).toBe('notExercised');
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
