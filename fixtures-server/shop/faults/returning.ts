/** Faults of shoppers who come back from the provider, or never do. */
import type { ShopFaultId } from '../../../harness/fault-ids.ts';
import type { Behaviour } from '../behaviour.ts';
import { failurePath } from '../buying/paths.ts';

export const returnFaults = {
  'webhook-needs-return': { hasEffectNow: ({ stage }) => stage.is !== 'redirecting' },
  'refresh-trouble-as-success': {
    afterOutage: ({ behaviour, session, shopUrl }, purchase) => {
      if ('order' in purchase.stage && purchase.stage.order)
        purchase.stage = { is: 'confirmed', order: purchase.stage.order };
      session.latest = purchase;
      return Promise.resolve(behaviour.confirmationPath(purchase, shopUrl));
    },
  },
  'refresh-trouble-as-failure': {
    afterOutage: ({ session }, purchase) => {
      purchase.stage = { is: 'failed' };
      session.latest = purchase;
      return Promise.resolve(failurePath(purchase));
    },
  },
  'second-return-as-failure': {
    returnedAgain: ({ session }, purchase) => {
      purchase.stage = { is: 'failed' };
      session.latest = purchase;
      return failurePath(purchase);
    },
  },
  'return-finds-latest': { purchaseFor: (named, { current }) => named && current },
  'session-cookie-strict': { cookieSameSite: () => 'strict' },
} satisfies Partial<Record<ShopFaultId, Partial<Behaviour>>>;
