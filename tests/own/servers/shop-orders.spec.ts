/** The reference shop's behaviour on return from the provider and after the order, and the faults that break it. */
import { methods } from '../../../contract/catalogue.ts';
import type { Method } from '../../../contract/method.ts';
import type { ShopFaultId } from '../../controls/faults/fault.ts';
import { valueAt } from '../../../harness/json-path.ts';
import type { RunContext } from '../../../harness/run.ts';
import { TapClient } from '../../../harness/tap-client.ts';
import { testToken } from '../../../harness/test-token.ts';
import { Control } from '../../certification/api.ts';
import { expect, test } from '../../certification/fixtures.ts';
import { FetchShopper, numberOf, orderOf, showsInstructions } from './fetch-shopper.ts';

let run: RunContext;
let control: Control;
test.beforeAll(({ run: started }) => {
  run = started;
  control = new Control(run.targets.controlUrl ?? '', run.runKey);
});
const REFRESH = { method: 'POST', path: '/orders/[^/]+/refresh$' };
const WEBHOOKS = { method: 'POST', path: '^/__webhooks$', senders: ['provider'] } as const;

interface Part {
  readonly shopper: FetchShopper;
  readonly tap: TapClient;
}

async function shopping(fault?: ShopFaultId): Promise<Part> {
  const token = testToken();
  if (fault) {
    const response = await fetch(`${run.targets.shopUrl}/__shop/faults`, {
      method: 'POST',
      headers: { authorization: `Bearer ${run.runKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ session: token, fault }),
    });
    expect(response.status).toBe(204);
  }
  return { shopper: new FetchShopper(run, token), tap: new TapClient(run.targets.tapUrl, run.runKey, token) };
}

function methodWith(fits: (method: Method) => boolean): Method['wire'] {
  const found = methods.find(({ wire, ...rest }) => wire.elements.length === 0 && fits({ wire, ...rest }));
  if (!found) throw new Error('no such method');
  return found.wire;
}
const redirecting = methodWith(({ wire }) => wire.paymentFlow === 'submit-then-redirect');
const delayed = methodWith(({ wire }) => wire.paymentFlow === 'delayed');

const numberIn = (address: string): string => new URL(address).searchParams.get('order') ?? '';

/** Pays at the portal. @returns the address to which the portal redirects */
async function approves(shopper: FetchShopper): Promise<string> {
  const portal = await shopper.buy(redirecting.type, redirecting.markets[0]);
  return shopper.decide(portal, 'approve');
}

/** Webhooks of a type that went through the tap. */
async function webhooks(tap: TapClient, type: string): Promise<string[]> {
  const { exchanges } = await tap.exchanges();
  return exchanges
    .filter(({ sender, request }) => sender === 'provider' && valueAt(request.body, 'type') === type)
    .map(({ id }) => id);
}

/** The shopper approves and never comes back; the provider completes the payment by itself. */
async function neverReturns({ shopper, tap }: Part): Promise<() => Promise<string>> {
  const number = numberIn(await approves(shopper));
  await control.post(`/orders/${orderOf(await shopper.open(`/orders/${number}`)).id}/settle`);
  await expect.poll(() => webhooks(tap, 'order.accepted')).toHaveLength(1);
  return async () => orderOf(await shopper.open(`/orders/${number}`)).status;
}

test('a webhook completes the order of a shopper who never returns', async () => {
  await expect.poll(await neverReturns(await shopping())).toBe('ready');
  const waiting = await neverReturns(await shopping('webhook-needs-return'));
  expect(await waiting()).toBe('awaiting-payment');
});

test('while the refresh fails, the shop shows no outcome; it shows the right one later', async () => {
  const returns = async ({ shopper, tap }: Part): Promise<(string | undefined)[]> => {
    const back = await approves(shopper);
    await tap.intervene({ id: 'down', match: REFRESH, times: 1, respond: { status: 500 } });
    return [(await shopper.open(back)).screen, (await shopper.open(back)).screen];
  };
  expect(await returns(await shopping())).toEqual(['waiting', 'confirmation']);
  expect((await returns(await shopping('refresh-trouble-as-success')))[0]).toBe('confirmation');
  expect((await returns(await shopping('refresh-trouble-as-failure')))[0]).toBe('failure');
});

test('a repeated return after success shows success', async () => {
  const returns = async ({ shopper }: Part): Promise<(string | undefined)[]> => {
    const back = await approves(shopper);
    return [(await shopper.open(back)).screen, (await shopper.open(back)).screen];
  };
  expect(await returns(await shopping())).toEqual(['confirmation', 'confirmation']);
  expect(await returns(await shopping('second-return-as-failure'))).toEqual(['confirmation', 'failure']);
});

test('two tabs with two purchases: each return finds its own', async () => {
  const returns = async ({ shopper }: Part): Promise<boolean[]> => {
    const [first, second] = [await approves(shopper), await approves(shopper)];
    const shown = [await shopper.open(first), await shopper.open(second)];
    const reloaded = await shopper.open(`/confirmation?order=${numberIn(first)}`);
    return [...shown, reloaded].map(
      (page, index) => numberOf(page) === numberIn(index === 1 ? second : first),
    );
  };
  expect(await returns(await shopping())).toEqual([true, true, true]);
  expect((await returns(await shopping('return-finds-latest')))[0]).toBe(false);
});

test('the session cookie is sent when the shopper returns', async () => {
  const cookie = async ({ shopper }: Part): Promise<string> => (await shopper.open('/')).cookies.join();
  expect(await cookie(await shopping())).toMatch(/^shop_session=.*SameSite=Lax/);
  expect(await cookie(await shopping('session-cookie-strict'))).toMatch(/SameSite=Strict/);
});

test('instructions are shown after a reload and on the order page', async () => {
  const shown = async ({ shopper }: Part): Promise<boolean[]> => {
    const confirmation = await shopper.buy(delayed.type, delayed.markets[0]);
    const pages = [confirmation, confirmation, `/orders/${numberIn(confirmation)}`];
    const shows: boolean[] = [];
    for (const page of pages) shows.push(showsInstructions(await shopper.open(page)));
    return shows;
  };
  expect(await shown(await shopping())).toEqual([true, true, true]);
  expect(await shown(await shopping('instructions-once'))).toEqual([true, false, false]);
  expect(await shown(await shopping('no-instructions-on-order-page'))).toEqual([true, true, false]);
});

test('an order that waits for its payment is not fulfilled', async () => {
  const status = async ({ shopper }: Part): Promise<string> => {
    const confirmation = await shopper.buy(delayed.type, delayed.markets[0]);
    return orderOf(await shopper.open(`/orders/${numberIn(confirmation)}`)).status;
  };
  expect(await status(await shopping())).toBe('awaiting-payment');
  expect(await status(await shopping('fulfils-unpaid'))).toBe('ready');
});

test('a late webhook does not move an order back to an earlier state', async () => {
  const status = async ({ shopper, tap }: Part): Promise<string> => {
    await tap.intervene({
      id: 'held',
      match: { ...WEBHOOKS, where: { path: 'type', value: 'order.pending_payment' } },
      drop: 'before',
    });
    const confirmation = await shopper.buy(delayed.type, delayed.markets[0]);
    const page = `/orders/${numberIn(confirmation)}`;
    const { exchanges } = await tap.exchanges();
    const attached = exchanges.find(({ request }) => /\/sources\/[^/]+$/.test(request.url));
    await control.funds(attached?.request.url.split('/').at(-1) ?? '');
    await expect.poll(async () => orderOf(await shopper.open(page)).status).toBe('ready');
    await expect.poll(() => webhooks(tap, 'order.pending_payment')).toHaveLength(1);
    const [late = ''] = await webhooks(tap, 'order.pending_payment');
    expect(await tap.replay({ exchange: late, signature: 'none' })).toBe(202);
    return orderOf(await shopper.open(page)).status;
  };
  expect(await status(await shopping())).toBe('ready');
  expect(await status(await shopping('moves-order-backwards'))).toBe('awaiting-payment');
});

test('one event that arrives twice at the same moment counts once', async () => {
  const messages = async ({ shopper, tap }: Part): Promise<number> => {
    await tap.intervene({
      id: 'held',
      match: { ...WEBHOOKS, where: { path: 'type', value: 'order.accepted' } },
      drop: 'before',
    });
    const back = await approves(shopper);
    await shopper.open(back);
    await expect.poll(() => webhooks(tap, 'order.accepted')).toHaveLength(1);
    const [held = ''] = await webhooks(tap, 'order.accepted');
    await Promise.all([1, 2].map(() => tap.replay({ exchange: held, signature: 'none' })));
    const page = `/orders/${numberIn(back)}`;
    const told = async (): Promise<number> =>
      orderOf(await shopper.open(page)).messages.filter((text) => text.includes('complete')).length;
    await expect.poll(told).toBeGreaterThan(0);
    return told();
  };
  expect(await messages(await shopping())).toBe(1);
  expect(await messages(await shopping('webhook-race'))).toBe(2);
});

test('the shopper gets a message about a failed charge', async () => {
  const wire = methodWith((method) =>
    method.wire.triggers.some(({ effect }) => effect === 'chargeFailsAfterPending'),
  );
  const lastName = wire.triggers.find(({ effect }) => effect === 'chargeFailsAfterPending')?.value ?? '';
  const messages = async ({ shopper, tap }: Part): Promise<string> => {
    const portal = await shopper.buy(wire.type, wire.markets[0], { lastName });
    const back = await shopper.decide(portal, 'approve');
    await shopper.open(back);
    const page = `/orders/${numberIn(back)}`;
    await control.post(`/orders/${orderOf(await shopper.open(page)).id}/settle`);
    await expect.poll(async () => orderOf(await shopper.open(page)).status).toBe('cancelled');
    await expect.poll(() => webhooks(tap, 'order.charge.failed')).toHaveLength(1);
    return orderOf(await shopper.open(page)).messages.join(' ');
  };
  expect(await messages(await shopping())).toContain('declined');
  expect(await messages(await shopping('ignores-charge-failed'))).not.toContain('declined');
});

test('amounts are sent as shown, and do not change after a source is made', async () => {
  const calls = async ({
    shopper,
    tap,
  }: Part): Promise<{ price: unknown; updates: number; attached: number }> => {
    await approves(shopper);
    const { exchanges } = await tap.exchanges();
    const sent = exchanges.filter(({ sender, request }) => sender === 'shop' && request.method === 'POST');
    const paths = sent.map(({ request }) => new URL(request.url).pathname);
    return {
      price: valueAt(sent[0]?.request.body, 'items.0.price'),
      updates: paths.filter((path) => /\/checkouts\/[^/]+$/.test(path)).length,
      attached: paths.filter((path) => /\/checkouts\/[^/]+\/sources\/[^/]+$/.test(path)).length,
    };
  };
  const { price } = redirecting.markets[0];
  expect(await calls(await shopping())).toEqual({ price, updates: 1, attached: 1 });
  expect(await calls(await shopping('price-times-100'))).toMatchObject({ price: price * 100 });
  expect(await calls(await shopping('amount-changes-after-source'))).toMatchObject({ updates: 2 });
  expect(await calls(await shopping('attaches-twice'))).toMatchObject({ attached: 2 });
});
