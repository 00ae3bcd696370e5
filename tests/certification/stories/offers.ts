/** Stories of the SDK alone: its lists, and the effect of every documented test trigger. */
import type { Trigger } from '../../../contract/method.ts';
import { triggersOf } from '../../../contract/traits.ts';
import { valueAt } from '../../../harness/json-path.ts';
import { cardOf } from '../../../pages/shop.ts';
import { BANK_PASSWORD, BareSdk } from '../bare-sdk.ts';
import { returningTo } from '../returning-payload.ts';
import type { ShopperActions } from '../shopper-actions.ts';
import type { World } from '../world.ts';
import { harnessStep, step } from '../steps.ts';
import { oneByOne } from './one-by-one.ts';
import { PER_PURCHASE, type Story, story } from './story.ts';

/** ISO 4217's code for tests: a currency that no method supports. */
const NO_CURRENCY = 'XTS';

/** The method's payload for a session, an owner and a return URL. */
function payloadFor(world: World, sessionId: unknown, lastName: string, returnUrl: string): object {
  const { wire } = world.method;
  const payload = { ...returningTo(wire, wire.payloads.withSession, returnUrl), sessionId };
  return 'owner' in payload ? { ...payload, owner: { ...wire.markets[0].owner, lastName } } : payload;
}

/** For titles and messages: without the full card number. */
function nameOf({ by, value }: Trigger): string {
  return by === 'card.number' ? `the card ending in ${value.slice(-4)}` : `the last name ${value}`;
}

/**
 * Creates a source with a test trigger for a separate purchase, and continues the payment as far as possible.
 */
async function plays(shopper: ShopperActions, sdk: BareSdk, trigger: Trigger): Promise<void> {
  const { world } = shopper;
  const { wire } = world.method;
  const { owner } = wire.markets[0];
  const lastName = trigger.by === 'owner.lastName' ? trigger.value : owner.lastName;
  const purchase = await world.merchant.opensPurchase(() => shopper.makesCart(), { ...owner, lastName });
  const { container, session } = purchase;
  world.note({
    triggersPlayed: [
      ...(world.notes.triggersPlayed ?? []),
      {
        effect: trigger.effect,
        name: nameOf(trigger),
        checkout: container,
        session: String(session),
      },
    ],
  });
  await sdk.opens();
  if (trigger.by === 'card.number') await sdk.fillCard(cardOf(trigger));
  const { createdBy, elements } = wire;
  const payload = payloadFor(world, session, lastName, sdk.returnUrl);
  const made =
    createdBy === 'element' ? sdk.pressButton(elements[0] ?? '', payload) : sdk.createSource(payload);
  const source = await sdk.answering(made, BANK_PASSWORD);
  if (!source) return;
  const redirectUrl = valueAt(source, 'redirect.redirectUrl');
  const approves = async (): Promise<void> => {
    if (typeof redirectUrl === 'string') await sdk.approve(redirectUrl);
  };
  const redirectsFirst = wire.paymentFlow === 'redirect-then-submit';
  if (redirectsFirst) await approves();
  await purchase.attaches(String(source.id));
  if (!(await purchase.orders())) return;
  if (!redirectsFirst && typeof redirectUrl === 'string') {
    await approves();
    await purchase.asksOutcome();
  }
  await purchase.looksAtOrder();
}

export const offerStories = {
  'direct-calls': story([], async (shopper) => {
    const { world } = shopper;
    await harnessStep('The harness orders too early', () =>
      world.merchant.ordersTooEarly(() => shopper.makesCart()),
    );
    await harnessStep('The harness calls the API with wrong keys', () => world.merchant.triesWrongKeys());
    const { wire } = world.method;
    const [{ country, currency }] = wire.markets;
    await harnessStep('The harness asks for payment methods, banks and stores', async () => {
      const { session } = await world.merchant.opensContainer(() => shopper.makesCart());
      const sdk = new BareSdk(world);
      await sdk.opens();
      const ask = 'retrieveAvailablePaymentMethods';
      await sdk.calls(
        [ask, { sessionId: session }],
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
    });
  }),

  triggers: story(
    ['triggersPlayed'],
    async (shopper) => {
      const { method, run } = shopper.world;
      const sdk = new BareSdk(shopper.world);
      await harnessStep('Plays every documented test trigger', () =>
        oneByOne(triggersOf(method, run.dialect), {
          play: (trigger) =>
            step(`Plays ${nameOf(trigger)} (${trigger.effect})`, () => plays(shopper, sdk, trigger)),
          reset: () => sdk.forget(),
          milliseconds: PER_PURCHASE * run.timeoutFactor,
        }),
      );
    },
    (method, dialect) => triggersOf(method, dialect).length,
  ),
} satisfies Record<string, Story>;
