/** Faults of the fixture shop: shoppers who return late, again or in another tab, and events that come late or twice. */
import type { Fault } from './fault.ts';
import { fundsPushed, redirectAfterOrder, redirectBeforeOrder } from './methods.ts';

export const returningFaults: readonly Fault[] = [
  {
    by: 'shop',
    id: 'webhook-needs-return',
    breaks: 'DLY-03',
    scenario: 'approved-no-return',
    methods: redirectAfterOrder,
  },
  {
    by: 'shop',
    id: 'refresh-trouble-as-success',
    breaks: 'RDR-21',
    scenario: 'refresh-fails',
    methods: redirectAfterOrder,
  },
  {
    by: 'shop',
    id: 'refresh-trouble-as-failure',
    breaks: 'RDR-21',
    scenario: 'refresh-fails',
    methods: redirectAfterOrder,
  },
  {
    by: 'shop',
    id: 'second-return-as-failure',
    breaks: 'RDR-22',
    scenario: 'return-url-reuse',
    methods: redirectAfterOrder,
  },
  {
    by: 'shop',
    id: 'second-return-as-failure',
    breaks: 'RDR-22',
    scenario: 'return-url-reuse',
    methods: redirectBeforeOrder,
  },
  {
    by: 'shop',
    id: 'return-finds-latest',
    breaks: 'RDR-23',
    scenario: 'two-tabs',
    methods: redirectAfterOrder,
  },
  {
    by: 'shop',
    id: 'session-cookie-strict',
    breaks: 'RDR-05',
    scenario: 'pays',
    methods: redirectAfterOrder,
  },
  {
    by: 'shop',
    id: 'instructions-once',
    breaks: 'DLY-06',
    scenario: 'instructions-again',
    methods: fundsPushed,
  },
  {
    by: 'shop',
    id: 'no-instructions-on-order-page',
    breaks: 'DLY-07',
    scenario: 'instructions-again',
    methods: fundsPushed,
  },
  {
    by: 'shop',
    id: 'moves-order-backwards',
    breaks: 'WHK-11',
    scenario: 'webhooks-late',
    methods: fundsPushed,
  },
  {
    by: 'shop',
    id: 'webhook-race',
    breaks: 'WHK-03',
    scenario: 'webhooks-late',
    methods: fundsPushed,
    notIn: { 'commerce-api': 'the scenario is not played: no event of a paid order is documented' },
  },
  {
    by: 'sdk',
    id: 'ignores-the-challenge',
    breaks: 'SCA-03',
    scenario: 'challenge-unanswered',
    methods: 'trigger:challenges',
  },
];
