/** Faults of the shop, at most one per test, and the controls that must catch them. */
import type { ServerControl } from '../../../harness/fault-control.ts';
import type { Behaviour } from '../behaviour.ts';
import { scriptControls, scriptFaults, type ScriptFaultId } from '../client/script-faults.ts';
import { reference } from '../reference.ts';
import { accountControls, accountFaults } from './account.ts';
import { answerControls, answerFaults } from './api-answers.ts';
import { orderControls, orderFaults } from './orders.ts';
import { shownPageControls, shownPageFaults } from './pages.ts';
import { purchaseControls, purchaseFaults } from './purchases.ts';
import { redirectControls, redirectFaults } from './redirects.ts';
import { returnControls, returnFaults } from './returning.ts';
import { webhookControls, webhookFaults } from './webhooks.ts';
import { subscriptionControls, subscriptionFaults } from './subscription.ts';

/** Faults of the server's code; those of the pages' script alone are in `client/script-faults.ts`. */
const serverFaults = {
  ...purchaseFaults,
  ...redirectFaults,
  ...shownPageFaults,
  ...answerFaults,
  ...orderFaults,
  ...returnFaults,
  ...accountFaults,
  ...subscriptionFaults,
  ...webhookFaults,
};

export type ShopFaultId = keyof typeof serverFaults | ScriptFaultId;

export const shopFaultIds = [...new Set([...Object.keys(serverFaults), ...Object.keys(scriptFaults)])];

export const shopControls: readonly ServerControl<ShopFaultId>[] = [
  ...purchaseControls,
  ...redirectControls,
  ...shownPageControls,
  ...answerControls,
  ...orderControls,
  ...returnControls,
  ...accountControls,
  ...subscriptionControls,
  ...webhookControls,
  ...scriptControls,
];

/**
 * The reference behaviour with one fault.
 * @param applied called when a function of the fault runs
 * @returns undefined for an unknown fault
 */
export function withFault(id: string, applied: () => void): Behaviour | undefined {
  if (!shopFaultIds.includes(id)) return undefined;
  const known = Object.entries<Partial<Behaviour>>(serverFaults).find(([name]) => name === id);
  const fault: Partial<Behaviour> = known?.[1] ?? { script: () => id };
  const counted = Object.entries(fault).map(([name, override]) => [
    name,
    (...args: never[]): unknown => {
      applied();
      return (override as (...given: never[]) => unknown)(...args);
    },
  ]);
  return { ...reference, ...(Object.fromEntries(counted) as Partial<Behaviour>) };
}
