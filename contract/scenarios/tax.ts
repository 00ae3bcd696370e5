/** Scenarios of tax identifiers. */
import type { ScenariosOfTopic } from '../scenario.ts';
import { ONE_FOR_ALL, RECURRING_CARD } from './subscriptions.ts';

export const taxScenarios = {
  'applies-tax-identifier': {
    title: 'enters a malformed tax identifier, then a valid one, and pays',
    methods: { all: [RECURRING_CARD, 'testTaxIdentifier'] },
    otherwise: ONE_FOR_ALL,
    needs: ['account', 'taxIdentifiers'],
    about: 'TAX-01',
    owes: ['TAX-01', 'TAX-02', 'TAX-03', 'TAX-04', 'TAX-05', 'TAX-06', 'TAX-07', 'ORD-04'],
    goals: ['ORD-04'],
  },
} satisfies ScenariosOfTopic;
