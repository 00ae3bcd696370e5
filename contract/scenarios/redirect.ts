/** Scenarios at the payment provider's portal, and on the way back from it. */
import type { ScenariosOfTopic } from '../scenario.ts';
import { TRAFFIC } from './traffic.ts';

const NO_REDIRECT = 'the shopper is not redirected to a payment provider';

export const redirectScenarios = {
  declines: {
    title: 'declines at the portal',
    methods: 'flow:redirect',
    otherwise: NO_REDIRECT,
    needs: [],
    owes: [...TRAFFIC, 'RDR-06', 'RDR-14', 'RDR-16', 'RDR-17', 'PRV-07', 'PRV-08'],
    goals: ['RDR-06', 'RDR-16'],
  },
  cancels: {
    title: 'cancels at the portal',
    methods: 'flow:redirect',
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['RDR-06', 'RDR-16', 'PRV-07', 'PRV-08'],
    goals: ['RDR-06', 'RDR-16'],
  },
  'browser-back': {
    title: "leaves the portal with the browser's back button",
    methods: 'flow:redirect',
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['RDR-07', 'RDR-16', 'PRV-07'],
    goals: ['RDR-07', 'RDR-16'],
  },
  'closes-portal': {
    title: 'closes the window at the portal without deciding',
    methods: 'flow:redirect',
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['PRV-07'],
    goals: ['PRV-07'],
  },
  'return-url-reuse': {
    title: 'opens the return URL early and twice; another user opens it',
    methods: 'flow:redirect',
    otherwise: NO_REDIRECT,
    needs: [],
    owes: ['RDR-08', 'ORD-01', 'PRV-07'],
    goals: ['RDR-08'],
  },
  'charge-refused-late': {
    title: 'approves at the portal, then the charge fails',
    methods: { all: ['trigger:chargeFails', 'paymentFlow:submit-then-redirect'] },
    otherwise: 'no test trigger is documented that makes a charge fail after the order',
    needs: [],
    owes: ['RDR-04', 'RDR-06', 'PRV-20'],
    goals: ['RDR-06'],
  },
  'charge-stays-pending': {
    title: 'approves at the portal, and the charge stays pending',
    methods: 'trigger:chargeStaysPending',
    otherwise: 'no test trigger is documented that leaves a charge pending',
    needs: [],
    owes: ['RDR-04', 'RDR-10', 'PRV-06'],
    goals: ['RDR-10'],
  },
  'source-fails-late': {
    title: 'approves at the portal, then the source fails',
    methods: 'trigger:sourceFailsAfterRedirect',
    otherwise: 'no test trigger is documented that makes a source fail after the redirect',
    needs: [],
    owes: ['RDR-06', 'PRV-19'],
    goals: ['RDR-06'],
  },
} satisfies ScenariosOfTopic;
