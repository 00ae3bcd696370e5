/** Scenarios after the order of a method whose shopper pushes the funds. */
import type { ScenariosOfTopic } from '../scenario.ts';

const NO_FUNDS = 'the shopper pushes no funds';

export const instructionScenarios = {
  'funds-arrive': {
    title: 'pushes the funds, and the order is accepted',
    methods: 'flow:receiver',
    otherwise: NO_FUNDS,
    needs: ['control', 'webhooks'],
    owes: ['DLY-03', 'ORD-05', 'ORD-08', 'ORD-09', 'PRV-09'],
    goals: ['DLY-03'],
  },
  'funds-never-arrive': {
    title: 'never pushes the funds, and the order is cancelled',
    methods: 'flow:receiver',
    otherwise: NO_FUNDS,
    needs: ['control', 'webhooks'],
    owes: ['DLY-04', 'DLY-05', 'PRV-10'],
    goals: ['DLY-04'],
  },
} satisfies ScenariosOfTopic;
