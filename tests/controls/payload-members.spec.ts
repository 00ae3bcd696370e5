/**
 * For every method: a page that sends a removed member with a session, and one that leaves out a required member, one member at a
 * time, and the check that must catch it. One page serves all members of a method: the provider, in its strict setting, refuses
 * each payload, so that the shopper stays where they are. Finally the page sends the correct payload. A button of the SDK is
 * created again for each member of its options.
 */
import { methodById } from '../../contract/catalogue.ts';
import { type MemberControl, PAYLOAD_ATTACHMENT, type PayloadControl } from '../../contract/control.ts';
import type { SdkCall } from '../../harness/exchange.ts';
import { valueAt } from '../../harness/json-path.ts';
import { checks } from '../certification/checks/checks.ts';
import { apply } from './faults/apply.ts';
import { type Finding, notExercised } from '../certification/reading/finding.ts';
import { memberCases, type MemberCase, valueOf } from '../certification/refused-payloads.ts';
import type { Observation } from '../certification/reading/observation.ts';
import { runSpec } from '../../harness/run.ts';
import { expect, test } from '../certification/fixtures.ts';
import { ShopperActions } from '../certification/shopper-actions.ts';
import { World } from '../certification/world.ts';

const UNMADE = 'without these members the SDK creates no button, so nothing is sent';

const spec = runSpec('own');

for (const method of spec.methods.map(methodById)) {
  const { wire } = method;
  const cases = memberCases(wire, spec.dialect);
  if (wire.createdBy === 'element') {
    test(`each wrong member of what the button of ${wire.id} is made with is caught`, async ({
      run,
      adapter,
      browser,
    }) => {
      const world = await World.open({ run, browser, method, adapter });
      try {
        await spoilPayloads(world);
        await new ShopperActions(world).entersShop();
        const members: MemberControl[] = [];
        const unmade: string[] = [];
        for (const wrong of cases) {
          if (await pressButton(world, spoiling(wrong)))
            members.push(judged(wrong, await lastCall(world), false));
          else unmade.push(wrong.member);
        }
        await leave({
          method: wire.id,
          members,
          ...(unmade.length > 0 ? { excluded: `${unmade.join(', ')}: ${UNMADE}` } : {}),
        });
      } finally {
        await world.close();
      }
    });
    continue;
  }

  test(`each wrong member of the payload of ${wire.id} is caught`, async ({ run, adapter, browser }) => {
    const world = await World.open({ run, browser, method, adapter });
    try {
      await spoilPayloads(world);
      await world.control?.post('/strict', { session: world.token });
      const shopper = new ShopperActions(world);
      await shopper.entersShop();
      await shopper.choosesPayment();
      await shopper.acceptsTerms();
      for (const wrong of cases) await press(world, spoiling(wrong));
      await world.page.evaluate(() => (location.hash = ''));
      await shopper.arrives(world.shop.continueFromPayment(), 'review', 'portal');

      const seen = await world.observe();
      const calls = seen.sourceCalls;
      expect(calls, 'each press makes one call of createSource').toHaveLength(cases.length + 1);
      const members = cases.map((wrong, index) => judged(wrong, { seen, call: calls[index] }, true));
      const right = { seen, call: calls.at(-1) };
      for (const rule of ['SRC-01', 'SRC-02'] as const)
        expect.soft(found(rule, right).outcome, `${rule}: the correct payload has no findings`).toBe('met');
      await leave({ method: wire.id, members });
    } finally {
      await world.close();
    }
  });

  function spoiling({ kind, member }: MemberCase): string {
    const wanted =
      kind === 'required' ? { drop: member } : { keep: member, value: JSON.stringify(valueOf(wire, member)) };
    return `#${new URLSearchParams(wanted).toString()}`;
  }

  /** Caught: its own rule is broken for this member, the other rule is not, and a strict provider named it too. */
  function judged({ kind, member }: MemberCase, told: Told, strict: boolean): MemberControl {
    const [rule, other] =
      kind === 'removed' ? (['SRC-01', 'SRC-02'] as const) : (['SRC-02', 'SRC-01'] as const);
    const [mine, others] = [found(rule, told), found(other, told)];
    const named = mine.message?.split(/[ ,]+/).includes(member) ?? false;
    const refused = valueAt(told.call?.result, 'error.errors.0.parameter');
    const caught =
      mine.outcome === 'notMet' && named && others.outcome === 'met' && (!strict || refused === member);
    const message = `${mine.message ?? mine.outcome}; ${other} ${others.outcome}; the provider named ${String(refused)}`;
    return { method: wire.id, kind, member, rule, caught, message };
  }
}

/** One SDK call, and everything that was seen. */
interface Told {
  readonly seen: Observation;
  readonly call: SdkCall | undefined;
}

/** Makes the shop send each payload with the mistake that the page's address names. */
async function spoilPayloads(world: World): Promise<void> {
  await apply({ by: 'shop', id: 'spoils-payload' }, world.run).prepare?.(world);
}

async function leave(control: PayloadControl): Promise<void> {
  const { name, contentType } = PAYLOAD_ATTACHMENT;
  await test.info().attach(name, { body: JSON.stringify(control), contentType });
  const missed = control.members.filter(({ caught }) => !caught);
  expect.soft(missed.map(({ member, message }) => `${member}: ${message}`)).toEqual([]);
}

async function lastCall(world: World): Promise<Told> {
  const seen = await world.observe();
  return { seen, call: seen.sourceCalls.at(-1) };
}

/** Pays with a button that was created with one wrong member. @returns false if the SDK does not create such a button */
async function pressButton({ page, shop, method, shopper, run }: World, spoiling: string): Promise<boolean> {
  await shop.visit(`${run.targets.shopUrl}/payment`);
  await page.evaluate((hash) => (location.hash = hash), spoiling);
  await shop.reload();
  const offered = await page.waitForFunction((type) => {
    const methods = [...document.querySelectorAll<HTMLInputElement>('#methods input[type="radio"]')];
    const failed = document.querySelector('[role="alert"]')?.textContent?.trim();
    return methods.some(({ value }) => value === type) ? 'yes' : methods.length > 0 || failed ? 'no' : '';
  }, method.wire.type);
  if ((await offered.jsonValue()) === 'no') return false;
  await shop.choose(method.wire, shopper);
  await shop.acceptTerms();
  await shop.continueFromPayment();
  return true;
}

/** Presses the button with one wrong member, and waits for the page's result. */
async function press({ page, shop }: World, spoiling: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), spoiling);
  await shop.pressContinue();
  await page.waitForFunction(() => !document.querySelector('button[aria-busy]'));
}

/** The finding of a check if this were the only call. */
function found(rule: 'SRC-01' | 'SRC-02', { seen, call }: Told): Finding {
  return (call && checks[rule]?.(seen.alone(call))) ?? notExercised('nothing was sent');
}
