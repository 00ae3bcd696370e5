/** Scenarios at the payment provider's portal, and on the way back from it. */
import type { ScenariosOfTopic } from '../scenario.ts';
import type { Trait } from '../traits.ts';
import { TRAFFIC } from './traffic.ts';

/** The order already exists when the shopper goes to the provider. */
const orderedFirst: Trait = { all: ['paymentFlow:submit-then-redirect', 'paidByShopButton'] };
const NOT_ORDERED = "the order is made only after the portal, or the SDK's button opens the portal";
const SAME_CODE = 'a shop handles the return from all providers in the same way: one method is enough';

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
    owes: ['RDR-08', 'RDR-22', 'ORD-01', 'PRV-07'],
    goals: ['RDR-08'],
  },
  'approved-no-return': {
    title: 'approves at the portal and never returns to the shop; the order is accepted',
    methods: orderedFirst,
    otherwise: NOT_ORDERED,
    once: SAME_CODE,
    needs: ['control', 'webhooks', 'orderPages'],
    about: 'DLY-03',
    owes: ['DLY-03'],
    goals: ['DLY-03'],
  },
  'charge-fails-no-return': {
    title: 'never returns, the charge fails; pays again, then late webhooks arrive',
    methods: { all: [orderedFirst, 'trigger:chargeFails'] },
    otherwise: 'no document describes a test trigger that makes a charge fail after the order',
    once: SAME_CODE,
    needs: ['control', 'webhooks', 'orderPages'],
    about: 'ORD-10',
    owes: ['ORD-10', 'WHK-13'],
    goals: ['ORD-10', 'WHK-13'],
  },
  'refresh-fails': {
    title: 'approves and returns while the API does not answer, then views the order again',
    methods: orderedFirst,
    otherwise: NOT_ORDERED,
    once: SAME_CODE,
    needs: [],
    about: 'RDR-21',
    owes: ['RDR-21', 'RDR-05'],
    goals: ['RDR-05'],
  },
  'two-tabs': {
    title: 'pays two orders in two tabs and returns to each',
    methods: orderedFirst,
    otherwise: NOT_ORDERED,
    once: SAME_CODE,
    needs: [],
    about: 'RDR-23',
    owes: ['RDR-23'],
    goals: ['RDR-23'],
  },
  'charge-refused-late': {
    title: 'approves at the portal, then the charge fails',
    methods: { all: ['trigger:chargeFails', 'paymentFlow:submit-then-redirect'] },
    otherwise: 'no document describes a test trigger that makes a charge fail after the order',
    needs: [],
    owes: ['RDR-04', 'RDR-06', 'PRV-20'],
    goals: ['RDR-06'],
  },
  'charge-stays-pending': {
    title: 'approves at the portal, and the charge stays pending',
    methods: 'trigger:chargeStaysPending',
    otherwise: 'no document describes a test trigger that leaves a charge pending',
    needs: [],
    owes: ['RDR-04', 'RDR-10', 'PRV-06'],
    goals: ['RDR-10'],
  },
  'source-fails-late': {
    title: 'approves at the portal, then the source fails',
    methods: 'trigger:sourceFailsAfterRedirect',
    otherwise: 'no document describes a test trigger that makes a source fail after the redirect',
    needs: [],
    owes: ['RDR-06', 'PRV-19'],
    goals: ['RDR-06'],
  },
} satisfies ScenariosOfTopic;
