/** Faults of the portal, at most one per test. Each overrides a part of the reference behaviour. */
import { BoundedMap } from '../../bounded-map.ts';
import type { ServerControl } from '../../../harness/fault-control.ts';
import { redirectAfterOrder, redirectBeforeOrder } from '../../../harness/fault-methods.ts';
import { type PortalBehaviour, referenceBehaviour as reference } from './behaviour.ts';

const MOST = 5_000;

export const portalFaults = {
  'returns-elsewhere': {
    destination: (_decision, { returnUrl }) => `${new URL(returnUrl).origin}/`,
  },
  'drops-query': {
    destination: (decision, redirect) => {
      const [address = ''] = reference.destination(decision, redirect).split('?');
      return address;
    },
  },
  'approve-does-not-authorize': {
    outcome: () => 'pending_redirect',
  },
  'decline-authorizes': {
    outcome: (decision, effect) => reference.outcome(decision === 'decline' ? 'approve' : decision, effect),
  },
} satisfies Record<string, Partial<PortalBehaviour>>;

export type PortalFaultId = keyof typeof portalFaults;

export const portalControls: readonly ServerControl<PortalFaultId>[] = [
  {
    id: 'approve-does-not-authorize',
    breaks: 'PRV-06',
    scenario: 'pays',
    methods: redirectAfterOrder,
  },
  {
    id: 'approve-does-not-authorize',
    breaks: 'PRV-06',
    scenario: 'pays',
    methods: redirectBeforeOrder,
  },
  {
    id: 'decline-authorizes',
    breaks: 'PRV-07',
    scenario: 'declines',
    methods: redirectAfterOrder,
  },
  {
    id: 'decline-authorizes',
    breaks: 'PRV-07',
    scenario: 'declines',
    methods: redirectBeforeOrder,
  },
  { id: 'returns-elsewhere', breaks: 'PRV-08', scenario: 'pays', methods: redirectAfterOrder },
  { id: 'drops-query', breaks: 'PRV-08', scenario: 'pays', methods: redirectAfterOrder },
];

interface Switched {
  readonly behaviour: PortalBehaviour;
  applied: number;
}

export class PortalFaults {
  readonly #switched = new BoundedMap<string, Switched>(MOST);

  /** @returns false when there is no such fault */
  switchOn(token: string, fault: string): boolean {
    const override = Object.entries<Partial<PortalBehaviour>>(portalFaults).find(([id]) => id === fault)?.[1];
    if (!override) return false;
    const switched: Switched = {
      applied: 0,
      behaviour: {
        outcome: (...args) =>
          noted((override.outcome ?? reference.outcome)(...args), reference.outcome(...args)),
        destination: (...args) =>
          noted((override.destination ?? reference.destination)(...args), reference.destination(...args)),
      },
    };
    const noted = <T>(done: T, right: T): T => {
      if (done !== right) switched.applied += 1;
      return done;
    };
    this.#switched.set(token, switched);
    return true;
  }

  /** The portal's behaviour for a test. */
  behaviourFor(token: string): PortalBehaviour {
    return this.#switched.get(token)?.behaviour ?? reference;
  }

  /** How often the fault of a test had an effect. */
  appliedTo(token: string): number {
    return this.#switched.get(token)?.applied ?? 0;
  }
}
