/** Faults of a shop that handles one webhook at a time. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerControl } from '../../../harness/fault-control.ts';
import { fundsPushed } from '../../../harness/fault-methods.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Purchase } from '../state/purchase.ts';

/** Milliseconds in which another webhook can arrive. */
const RACE = 300;

/** Number of webhooks in progress per shopper, so that other tests are not affected. */
const underWay = new Map<string, number>();

const ownerOf = (purchase: Purchase | undefined): string => purchase?.owner ?? '';
const inWork = (purchase: Purchase | undefined): number => underWay.get(ownerOf(purchase)) ?? 0;

async function takesTime(purchase: Purchase | undefined): Promise<void> {
  underWay.set(ownerOf(purchase), inWork(purchase) + 1);
  await pause(RACE);
}

/** @returns how many others are being handled */
function isDone(purchase: Purchase | undefined): number {
  const others = inWork(purchase) - 1;
  if (others > 0) underWay.set(ownerOf(purchase), others);
  else underWay.delete(ownerOf(purchase));
  return others;
}

export const webhookFaults = {
  'busy-with-a-webhook': {
    // answered once the work is done: one webhook after the other is handled well
    acknowledgement: async (purchase) => {
      if (inWork(purchase) > 0) return 503;
      await takesTime(purchase);
      isDone(purchase);
      return 202;
    },
  },
  'overwrites-concurrent-webhook': {
    beforeNoting: takesTime,
    hasEffectNow: (purchase) => isDone(purchase) === 0,
  },
} satisfies Record<string, Partial<Behaviour>>;

export const webhookControls: readonly ServerControl<keyof typeof webhookFaults>[] = [
  { id: 'busy-with-a-webhook', breaks: 'WHK-14', scenario: 'webhooks-at-once', methods: fundsPushed },
  {
    id: 'overwrites-concurrent-webhook',
    breaks: 'WHK-14',
    scenario: 'webhooks-at-once',
    methods: fundsPushed,
    notIn: { 'commerce-api': 'the order page asks the API in this dialect: a lost event does not show' },
  },
];
