/** Faults of shoppers who come back from the provider, or never do. */
import type { ShopFaultId } from '../../../harness/fault-ids.ts';
import type { Behaviour } from '../behaviour.ts';
import { failurePath } from '../buying/paths.ts';

export const returnFaults = {
  'webhook-needs-return': { hasEffectNow: ({ standing }) => standing.is !== 'redirecting' },
  'refresh-trouble-as-success': {
    afterTrouble: ({ behaviour, session, shopUrl }, purchase) => {
      if ('order' in purchase.standing && purchase.standing.order)
        purchase.standing = { is: 'confirmed', order: purchase.standing.order };
      session.latest = purchase;
      return Promise.resolve(behaviour.confirmationPath(purchase, shopUrl));
    },
  },
  'refresh-trouble-as-failure': {
    afterTrouble: ({ session }, purchase) => {
      purchase.standing = { is: 'failed' };
      session.latest = purchase;
      return Promise.resolve(failurePath(purchase));
    },
  },
  'second-return-as-failure': {
    returnedAgain: ({ session }, purchase) => {
      purchase.standing = { is: 'failed' };
      session.latest = purchase;
      return failurePath(purchase);
    },
  },
  'return-finds-latest': { purchaseFor: (named, { current }) => named && current },
  'session-cookie-strict': { cookieSameSite: () => 'strict' },
} satisfies Partial<Record<ShopFaultId, Partial<Behaviour>>>;
