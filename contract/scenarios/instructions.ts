/** Scenarios after the order of a method whose shopper pushes the funds. */
import type { ScenariosOfTopic } from '../scenario.ts';

const SAME_CODE =
  'a shop shows instructions and handles events in the same way for all methods: one method is enough';
const NO_FUNDS = 'the shopper pushes no funds';

export const instructionScenarios = {
  'funds-arrive': {
    title: 'pushes the funds, and the order is accepted',
    methods: 'flow:receiver',
    otherwise: NO_FUNDS,
    needs: ['control', 'webhooks'],
    owes: ['DLY-03', 'ORD-05', 'ORD-08', 'ORD-09', 'SES-07', 'PRV-09'],
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
  'instructions-again': {
    title: 'reloads the payment instructions, then opens them from the order page',
    methods: 'flow:receiver',
    otherwise: NO_FUNDS,
    once: SAME_CODE,
    needs: [],
    owes: ['DLY-02', 'DLY-06', 'DLY-07'],
    goals: ['DLY-02'],
  },
  'webhook-before-answer': {
    title: 'orders, and the webhook about the funds arrives before the answer to the order',
    methods: 'flow:receiver',
    otherwise: NO_FUNDS,
    once: SAME_CODE,
    needs: ['control', 'webhooks'],
    about: 'WHK-12',
    owes: ['WHK-12', 'ORD-01', 'DLY-03'],
    goals: ['DLY-03'],
  },
  'webhooks-late': {
    title: 'pushes the funds; the webhooks arrive late, twice at once and in reverse',
    methods: 'flow:receiver',
    otherwise: NO_FUNDS,
    once: SAME_CODE,
    needs: ['control', 'webhooks'],
    about: 'WHK-11',
    owes: ['WHK-11', 'WHK-03', 'DLY-03'],
    goals: ['DLY-03'],
  },
  'webhooks-at-once': {
    title: 'orders three times; the webhooks of two orders arrive at the same moment',
    methods: 'flow:receiver',
    otherwise: NO_FUNDS,
    once: SAME_CODE,
    needs: ['control', 'webhooks', 'orderPages'],
    about: 'WHK-14',
    owes: ['WHK-14'],
    goals: ['WHK-14'],
  },
} satisfies ScenariosOfTopic;
