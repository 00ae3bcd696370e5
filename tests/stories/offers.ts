/** Stories of the SDK alone: what it lists, and what comes of every documented test trigger. */
import type { Trigger } from '../../contract/method.ts';
import { triggersOf } from '../../contract/offer-scenarios.ts';
import { valueAt } from '../../harness/intervention.ts';
import { cardOf } from '../../pages/shop.ts';
import { BANK_PASSWORD, BareSdk } from '../support/bare-sdk.ts';
import type { World } from '../support/world.ts';
import type { Tell } from './stories.ts';

/** ISO 4217's code for tests: a currency in which nobody pays. */
const NO_CURRENCY = 'XTS';

/** The method's payload, for a session and an owner, back to the address given. */
function payloadFor(world: World, sessionId: unknown, lastName: string, returnUrl: string): object {
  const { wire } = world.method;
  const payload = { ...structuredClone(wire.payloads.withSession), sessionId };
  if ('owner' in payload) Object.assign(payload, { owner: { ...wire.markets[0].owner, lastName } });
  for (const path of [wire.returnUrl, wire.cancelUrl]) {
    const steps = path?.split('.') ?? [];
    const last = steps.pop();
    const parent = steps.length > 0 ? valueAt(payload, steps.join('.')) : payload;
    if (last !== undefined && parent !== null && typeof parent === 'object')
      Object.assign(parent, { [last]: returnUrl });
  }
  return payload;
}

/** Makes a source of a checkout of its own with a trigger, and pays as far as it goes. */
async function plays(world: World, sdk: BareSdk, trigger: Trigger): Promise<void> {
  const { api, method } = world;
  const { owner } = method.wire.markets[0];
  const lastName = trigger.by === 'owner.lastName' ? trigger.value : owner.lastName;
  const billTo = {
    name: `${owner.firstName} ${lastName}`,
    email: owner.email,
    phone: owner.phoneNumber,
    address: owner.address,
  };
  const { body } = await api.makeCheckout(method.wire, { billTo });
  const [checkout, session] = [String(body.id), valueAt(body, 'payment.session.id')];
  const known = world.facts.triggersPlayed ?? [];
  world.note({
    triggersPlayed: [
      ...known,
      {
        effect: trigger.effect,
        name: trigger.by === 'card.number' ? `the card ending in ${trigger.value.slice(-4)}` : trigger.value,
        checkout,
        session: String(session),
      },
    ],
  });
  if (trigger.by === 'card.number') await sdk.typeCard(cardOf(trigger));
  const payload = payloadFor(world, session, lastName, sdk.returnUrl);
  const { createdBy, elements } = method.wire;
  const made =
    createdBy === 'element' ? sdk.pressButton(elements[0] ?? '', payload) : sdk.createSource(payload);
  const source = await sdk.answering(made, BANK_PASSWORD);
  if (!source) return;
  const redirectUrl = valueAt(source, 'redirect.redirectUrl');
  const approves = async (): Promise<void> => {
    if (typeof redirectUrl === 'string') await sdk.approve(redirectUrl);
  };
  const redirectsFirst = method.wire.paymentFlow === 'redirect-then-submit';
  if (redirectsFirst) await approves();
  await api.call('POST', `/checkouts/${checkout}/sources/${String(source.id)}`);
  const order = await api.call('POST', '/orders', { checkoutId: checkout });
  if (order.status !== 201) return;
  if (!redirectsFirst && typeof redirectUrl === 'string') {
    await approves();
    await api.call('POST', `/orders/${String(order.body.id)}/refresh`);
  }
  await api.order(String(order.body.id));
}

export const offerStories = {
  listed: async ({ world }) => {
    const { wire } = world.method;
    const [{ country, currency }] = wire.markets;
    const { body } = await world.api.makeCheckout(wire);
    const sdk = await BareSdk.open(world);
    const ask = 'retrieveAvailablePaymentMethods';
    await sdk.calls(
      [ask, { sessionId: valueAt(body, 'payment.session.id') }],
      [ask, { country, currency }],
      [ask, { country, currency: NO_CURRENCY }],
      ...['supportsStorage', 'supportsRecurring', 'supportsFreeTrial'].map(
        (filter) => [ask, { country, currency, [filter]: true }] as const,
      ),
    );
    if (wire.elements.includes('onlinebanking'))
      await sdk.calls(
        ['retrieveOnlineBankingBanks', country, currency],
        ['retrieveOnlineBankingBanks', country, NO_CURRENCY],
      );
    if (wire.elements.includes('konbini')) await sdk.calls(['retrieveKonbiniStores']);
  },

  triggers: async ({ world }) => {
    const sdk = await BareSdk.open(world);
    const triggers = triggersOf(world.method, world.run.dialect);
    if (triggers.some(({ by }) => by === 'card.number')) await sdk.mountCard();
    for (const trigger of triggers) await plays(world, sdk, trigger);
  },
} satisfies Record<string, Tell>;
