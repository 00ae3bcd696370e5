/**
 * For every method: a page that sends a removed member with a session, and one that leaves out a required member, one
 * member at a time, and the check that must catch it. One page serves all members of a method: the provider, in its strict
 * setting, refuses each payload, so that the shopper stays where they are. At last the page sends the right payload.
 */
import { expect, test } from '@playwright/test';
import { methodById } from '../contract/catalogue.ts';
import { type MemberControl, PAYLOAD_ATTACHMENT, type PayloadControl } from '../contract/control.ts';
import type { SdkCall } from '../harness/exchange.ts';
import { valueAt } from '../harness/intervention.ts';
import { checks } from './checks/checks.ts';
import { apply } from './faults/apply.ts';
import { type Finding, notExercised } from './support/finding.ts';
import { memberCases, type MemberCase, valueOf } from './support/refused-payloads.ts';
import type { Seen } from './support/seen.ts';
import { adapterOf, currentRun } from './support/setup.ts';
import { Story } from './support/story.ts';
import { World } from './support/world.ts';

const run = currentRun();
const adapter = await adapterOf(run);
const BUTTON =
  "a button of the SDK is made with these members, and asks for the source itself: the shop's page sends no payload";

for (const method of run.methods.map(methodById)) {
  const { wire } = method;
  const cases = memberCases(wire);
  if (wire.createdBy === 'element') {
    test(`the payload of ${wire.id} is made by a button`, async () => {
      const { name, contentType } = PAYLOAD_ATTACHMENT;
      const control: PayloadControl = { method: wire.id, members: [], excluded: BUTTON };
      await test.info().attach(name, { body: JSON.stringify(control), contentType });
    });
    continue;
  }

  test(`each wrong member of the payload of ${wire.id} is caught`, async ({ browser }, testInfo) => {
    const world = await World.open({ run, browser, method, adapter });
    try {
      const { prepare } = apply(
        { by: 'shop', id: 'spoils-payload', trips: 'SRC-01', scenario: 'pays', like: {} },
        run,
      );
      await prepare?.(world);
      await world.control?.post('/strict', { session: world.token });
      const shopper = new Story(world);
      await shopper.entersShop();
      await shopper.choosesPayment();
      await shopper.acceptsTerms();
      for (const wrong of cases) await press(world, spoiling(wrong));
      await world.page.evaluate(() => (location.hash = ''));
      await shopper.arrives(world.shop.continueFromPayment(), 'review', 'portal');

      const seen = await world.seen();
      const calls = seen.sourcesWanted;
      expect(calls, 'each press makes one call of createSource').toHaveLength(cases.length + 1);
      const members = cases.map((wrong, index) => judged(wrong, seen, calls[index]));
      const control: PayloadControl = { method: wire.id, members };
      const { name, contentType } = PAYLOAD_ATTACHMENT;
      await testInfo.attach(name, { body: JSON.stringify(control), contentType });
      const right = calls.at(-1);
      for (const rule of ['SRC-01', 'SRC-02'] as const)
        expect.soft(found(rule, seen, right).outcome, `${rule}: the right payload is right`).toBe('met');
      const missed = members.filter(({ caught }) => !caught);
      expect.soft(missed.map(({ member, message }) => `${member}: ${message}`)).toEqual([]);
    } finally {
      await world.close();
    }
  });

  function spoiling({ kind, member }: MemberCase): string {
    const wanted =
      kind === 'required' ? { drop: member } : { keep: member, value: JSON.stringify(valueOf(wire, member)) };
    return `#${new URLSearchParams(wanted).toString()}`;
  }

  /** Caught: its own rule is broken for this member, the other rule is not, and the provider named it too. */
  function judged({ kind, member }: MemberCase, seen: Seen, call: SdkCall | undefined): MemberControl {
    const [rule, other] =
      kind === 'removed' ? (['SRC-01', 'SRC-02'] as const) : (['SRC-02', 'SRC-01'] as const);
    const [mine, others] = [found(rule, seen, call), found(other, seen, call)];
    const named = mine.message?.split(/[ ,]+/).includes(member) ?? false;
    const refused = valueAt(call?.result, 'error.errors.0.parameter');
    const caught = mine.outcome === 'notMet' && named && others.outcome === 'met' && refused === member;
    const message = `${mine.message ?? mine.outcome}; ${other} ${others.outcome}; the provider named ${String(refused)}`;
    return { method: wire.id, kind, member, rule, caught, message };
  }
}

/** Presses the button with a member spoiled, and waits until the page has its answer. */
async function press({ page, shop }: World, spoiling: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), spoiling);
  await shop.pressContinue();
  await page.waitForFunction(() => !document.querySelector('button[aria-busy]'));
}

/** What a check finds where this call was the only one. */
function found(rule: 'SRC-01' | 'SRC-02', seen: Seen, call: SdkCall | undefined): Finding {
  return (call && checks[rule]?.(seen.alone(call))) ?? notExercised('nothing was sent');
}
