/** What shoppers do who subscribe, or who have a tax identifier. The method decides nothing but where it says so. */
import type { Dialect, Method } from './method.ts';
import type { Scenario } from './scenarios.ts';
import { taxMarket } from './tax-identifiers.ts';

/** A card typed in its fields stands for all methods that can be charged again. */
const typed = ({ wire }: Method): boolean =>
  wire.elements.includes('cardnumber') && wire.supports.recurring && wire.supports.storage;
const timed = ({ wire, expected }: Method): boolean =>
  expected.subscriptionTimes === true && wire.supports.recurring;

const ONE_FOR_ALL = 'one method, with a card typed in its fields, stands for all';

export const subscriptionScenarios = {
  subscribes: {
    title: 'shopper subscribes, then begins to subscribe once more',
    appliesTo: typed,
    otherwise: ONE_FOR_ALL,
    needs: ['account', 'subscriptions'],
    about: 'SUB-01',
    owes: [
      'SUB-01',
      'SUB-02',
      'SUB-03',
      'SUB-04',
      'SUB-05',
      'SUB-09',
      'SUB-10',
      'SUB-13',
      'SUB-14',
      'ORD-04',
    ],
    goals: ['ORD-04'],
  },
  'subscribes-for-a-term': {
    title: 'shopper subscribes with a method that wants to know for how long',
    appliesTo: timed,
    otherwise: 'no document has it told when a subscription starts and ends, or it cannot be charged again',
    needs: ['account', 'subscriptions'],
    about: 'SUB-06',
    owes: ['SUB-05', 'SUB-06', 'RDR-05'],
    goals: ['RDR-05'],
  },
  'dropin-subscribes': {
    title: 'shopper subscribes through Drop-in, and presses before accepting the terms',
    appliesTo: (method: Method, dialect: Dialect) =>
      typed(method) && method.wire.supports.dropIn.includes(dialect),
    otherwise: ONE_FOR_ALL,
    integration: 'dropin',
    needs: ['account', 'subscriptions', 'dropIn'],
    about: 'SUB-08',
    owes: ['SUB-05', 'SUB-07', 'SUB-08', 'SUB-09', 'SUB-11', 'SUB-12', 'ORD-04'],
    goals: ['ORD-04'],
  },
  'applies-tax-identifier': {
    title: 'shopper gives a tax number, a wrong one first',
    appliesTo: (method: Method) => typed(method) && taxMarket(method) !== undefined,
    otherwise: ONE_FOR_ALL,
    needs: ['account', 'taxIdentifiers'],
    about: 'TAX-01',
    owes: ['TAX-01', 'TAX-02', 'TAX-03', 'TAX-04', 'TAX-05', 'TAX-06', 'TAX-07', 'ORD-04'],
    goals: ['ORD-04'],
  },
} satisfies Record<string, Scenario>;
