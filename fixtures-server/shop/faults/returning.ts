/** Faults of shoppers who come back from the provider, or never do. */
import type { ServerControl } from '../../../harness/fault-control.ts';
import { redirectAfterOrder, redirectBeforeOrder } from '../../../harness/fault-methods.ts';
import { removeAt, setAt, valueAt } from '../../../harness/json-path.ts';
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
  'dropin-no-cancel-url': {
    dropinConfig: (config) => {
      const short = structuredClone(config);
      removeAt(short, 'options.redirect.cancelUrl');
      return short;
    },
  },
  'dropin-two-urls': {
    dropinConfig: (config) => {
      const other = structuredClone(config);
      const url = valueAt(other, 'options.redirect.cancelUrl');
      if (typeof url === 'string') setAt(other, 'options.redirect.cancelUrl', `${url}&by=cancel`);
      return other;
    },
  },
} satisfies Record<string, Partial<Behaviour>>;

export const returnControls: readonly ServerControl<keyof typeof returnFaults>[] = [
  {
    id: 'webhook-needs-return',
    breaks: 'DLY-03',
    scenario: 'approved-no-return',
    methods: redirectAfterOrder,
  },
  {
    id: 'refresh-trouble-as-success',
    breaks: 'RDR-21',
    scenario: 'refresh-fails',
    methods: redirectAfterOrder,
  },
  {
    id: 'refresh-trouble-as-failure',
    breaks: 'RDR-21',
    scenario: 'refresh-fails',
    methods: redirectAfterOrder,
  },
  {
    id: 'second-return-as-failure',
    breaks: 'RDR-22',
    scenario: 'return-url-reuse',
    methods: redirectAfterOrder,
  },
  {
    id: 'second-return-as-failure',
    breaks: 'RDR-22',
    scenario: 'return-url-reuse',
    methods: redirectBeforeOrder,
  },
  {
    id: 'return-finds-latest',
    breaks: 'RDR-23',
    scenario: 'two-tabs',
    methods: redirectAfterOrder,
  },
  {
    id: 'session-cookie-strict',
    breaks: 'RDR-05',
    scenario: 'pays',
    methods: redirectAfterOrder,
  },
  {
    id: 'dropin-no-cancel-url',
    breaks: 'DRP-07',
    scenario: 'dropin-pays',
    methods: redirectAfterOrder,
  },
  {
    id: 'dropin-two-urls',
    breaks: 'DRP-08',
    scenario: 'dropin-pays',
    methods: redirectAfterOrder,
  },
];
